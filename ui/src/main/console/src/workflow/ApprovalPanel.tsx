import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Approval } from '../api/task';
import { Say } from '../i18n/Say';
import { useT, useWords } from '../i18n/words';
import { usePeople } from '../identity/server';
import { Clock } from '../parts/Age';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { Owner } from '../parts/Owner';
import { Panel } from '../parts/Panel';
import { Wrong } from '../parts/Wrong';
import { said } from './form';
import { GroupNames } from './GroupNames';
import { useDeputies, useVote } from './server';
import './tasks.css';

/** Votes so far, what they come to, and the reader's own vote. Votes are only added; the state is worked out from them. */
export function ApprovalPanel({ approval, onVoted }: { approval: Approval; onVoted?: () => void }) {
  const { t, language } = useWords();
  const yes = approval.votes.filter((vote) => vote.yes).length;
  return (
    <Panel title={said(approval.name, language)} right={<State state={approval.state} />}>
      <p className="body">
        <Say k="vote.sentence" values={{ given: approval.votes.length, yes, needed: approval.rule.yesNeeded, refuses: approval.rule.oneNoRefuses ? 'yes' : 'no' }} />{' '}
        {approval.rule.groups.length === 0 ? null : <GroupNames groups={approval.rule.groups} />}
      </p>
      <ol className="votes">
        {approval.votes.map((vote) => (
          <li key={`${vote.person}-${vote.at}`}>
            <Owner name={vote.person} below={vote.for === undefined ? undefined : t('vote.for', { name: vote.for })} />
            <span className="sev">
              <Mark severity={vote.yes ? 'ok' : 'critical'} silent />
              {t(vote.yes ? 'vote.yes' : 'vote.no')}
            </span>
            <span className="dim">
              <Clock at={vote.at} focusable={false} />
            </span>
            {vote.reason === '' ? null : <q className="sub">{vote.reason}</q>}
          </li>
        ))}
      </ol>
      {approval.mayVote ? <OwnVote approval={approval} onVoted={onVoted} /> : approval.whyNot === undefined ? null : <p className="body dim">{approval.whyNot}</p>}
    </Panel>
  );
}

function State({ state }: { state: Approval['state'] }) {
  const t = useT();
  return <span className={`tag ${state === 'granted' ? 'ok' : state === 'refused' ? 'critical' : ''}`}>{t(`vote.state.${state}`)}</span>;
}

function OwnVote({ approval, onVoted }: { approval: Approval; onVoted: (() => void) | undefined }) {
  const t = useT();
  const vote = useVote(approval.id);
  const deputies = useDeputies();
  const { data: people = [] } = usePeople();
  const [reason, setReason] = useState('');
  const [instead, setInstead] = useState('');
  const standsIn = people.filter((person) => deputies.data?.standsInFor.includes(person.id) === true);
  const cast = (yes: boolean) => vote.mutate({ yes, reason: reason.trim(), for: instead === '' ? undefined : instead }, onVoted === undefined ? {} : { onSuccess: onVoted });
  return (
    <div className="body col own-vote">
      {standsIn.length === 0 ? null : <NativeSelect label={t('vote.whose')} value={instead} onChange={(event) => setInstead(event.target.value)} data={[{ value: '', label: t('vote.mine') }, ...standsIn.map((person) => ({ value: person.id, label: person.displayName }))]} />}
      <Textarea label={t('vote.reason')} description={t('vote.reasonHint')} rows={2} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
      <Wrong error={vote.error} />
      <div className="row wrap">
        <Button look="primary" busy={vote.isPending} onClick={() => cast(true)}>
          {t('vote.sayYes')}
        </Button>
        <Button look="danger" busy={vote.isPending} off={reason.trim() === '' ? t('vote.noNeedsReason') : undefined} onClick={() => cast(false)}>
          {t('vote.sayNo')}
        </Button>
      </div>
      <p className="sub">{t('vote.means')}</p>
    </div>
  );
}

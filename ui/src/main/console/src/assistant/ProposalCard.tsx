import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Proposal } from '../api/assistant';
import { useWords, type Key } from '../i18n/words';
import { useMe } from '../identity/server';
import { reasonOf } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Inside } from '../parts/Inside';
import { useLine } from '../parts/line';
import { secondsUntil, useTicking, useTime } from '../parts/time';
import { Wrong } from '../parts/Wrong';
import { isOver, useAccept, useDismiss } from './server';
import { wordOf } from './words';

const LONGEST = 4000;

/** An act that is offered: what, on what, what happens then, and for how long it holds. Nothing of it is done before the press. */
export function ProposalCard({ proposal }: { proposal: Proposal }) {
  const { t, catalogue } = useWords();
  const { person } = useMe();
  const { stale } = useLine();
  const accept = useAccept(proposal);
  const dismiss = useDismiss(proposal);
  const [words, setWords] = useState(proposal.words);
  const expired = useTicking((now) => (secondsUntil(proposal.validUntil, now) <= 0 ? 'yes' : '')) === 'yes';
  const verb = wordOf(catalogue, t, 'proposal.verb', proposal.verb);
  const title = `proposal.on.${proposal.verb}` in catalogue ? t(`proposal.on.${proposal.verb}` as Key, { object: proposal.object }) : `${verb} ${proposal.object}`;
  const done = accept.data;
  const over =
    done !== undefined || dismiss.isSuccess
      ? undefined
      : isOver(accept.error)
        ? reasonOf(accept.error, t('error.noAnswer'), t('error.unnamed'))
        : proposal.token === undefined
          ? t('proposal.earlier')
          : expired
            ? t('proposal.expired')
            : undefined;
  const live = done === undefined && !dismiss.isSuccess && over === undefined;
  const missing = words?.trim() === '' ? t('proposal.wordsMissing') : undefined;
  return (
    <section className={live ? 'prop' : 'prop over'} aria-label={title}>
      <header>
        <Icon name={done === undefined ? 'flag' : 'check'} size={14} />
        <span className="grow" role="status">
          {t(done !== undefined ? 'proposal.done' : dismiss.isSuccess ? 'proposal.dismissed' : over === undefined ? 'proposal.nothingYet' : 'proposal.notDone')}
        </span>
        {live ? <Validity until={proposal.validUntil} /> : null}
      </header>
      <div className="b">
        <p className="strong">{title}</p>
        <p className="mid">{proposal.consequence}</p>
        {words === undefined || !live ? null : <Textarea label={t('proposal.words')} rows={3} autosize={false} maxLength={LONGEST} value={words} onChange={(event) => setWords(event.target.value)} />}
        {words !== undefined && !live ? <p className="src-seen words">{words}</p> : null}
        {over === undefined ? null : <p className="why-off">{over}</p>}
        {isOver(accept.error) ? null : <Wrong error={accept.error ?? dismiss.error} />}
        {done === undefined ? null : (
          <p>
            <Inside href={done.address}>{t('proposal.open', { object: proposal.object })}</Inside>
          </p>
        )}
        {live ? (
          <div className="f">
            <Button busy={accept.isPending} off={stale ? t('live.needed') : missing} onClick={() => accept.mutate(words?.trim())}>
              {t('proposal.as', { verb, name: person.displayName })}
            </Button>
            <Button look="quiet" busy={dismiss.isPending} onClick={() => dismiss.mutate()}>
              {t('proposal.dismiss')}
            </Button>
          </div>
        ) : null}
      </div>
    </section>
  );
}

function Validity({ until }: { until: string }) {
  const { t } = useWords();
  const time = useTime();
  const left = useTicking((now) => time.countdown(secondsUntil(until, now)));
  return <span className="nowrap">{t('proposal.valid', { left })}</span>;
}

import { TextInput } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { PROBLEM_STATES, type ProblemLine } from '../api/problem';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Age } from '../parts/Age';
import { Answer, Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Head } from '../parts/Panel';
import { useRowKeys } from '../parts/rows';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { fieldError } from '../parts/Wrong';
import { useOffer } from '../shell/commands';
import { useOpenProblem, useProblems } from './server';
import './problem.css';

/** What keeps coming back: proposed by the house, taken up by people, gone after a quiet time. */
export default function ProblemsPage() {
  const t = useT();
  useTitle(t('room.problems'));
  const search = useSearch({ from: '/problems' });
  const navigate = useNavigate({ from: '/problems' });
  const problems = useProblems(search.state);
  const mayHandle = useMay('HANDLE_PROBLEMS');
  const [opening, setOpening] = useState(false);
  useOffer(useMemo(() => (mayHandle ? [{ id: 'open-problem', label: t('problem.open'), run: () => setOpening(true) }] : []), [mayHandle, t]));
  const list = problems.data ?? [];
  return (
    <>
      <Head
        title={t('room.problems')}
        sentence={problems.data === undefined ? t('problem.reading') : <Say k="problem.sentence" values={{ proposed: list.filter((one) => one.state === 'proposed').length, open: list.filter((one) => one.state === 'open').length }} />}
        acts={mayHandle ? <Button onClick={() => setOpening(true)}>{t('problem.open')}</Button> : undefined}
      />
      <section className="panel" aria-label={t('room.problems')}>
        <div className="filt">
          <span className="chips">
            <button type="button" className="chip" aria-pressed={search.state === undefined} onClick={() => void navigate({ search: {} })}>
              {t('problem.all')}
            </button>
            {PROBLEM_STATES.map((state) => (
              <button key={state} type="button" className="chip" aria-pressed={search.state === state} onClick={() => void navigate({ search: { state } })}>
                {t(`problem.state.${state}`)}
              </button>
            ))}
          </span>
          <span className="grow" />
          <AsOf query={problems} />
        </div>
        <Answer query={problems} failed={t('problem.failed')} waiting={<WaitingRows rows={4} what={t('room.problems')} />} empty={{ when: (items) => items.length === 0, show: <Empty title={t('problem.none')}>{t('problem.noneText')}</Empty> }}>
          {(items) => <Table problems={items} />}
        </Answer>
      </section>
      {opening ? <OpenDialog onClose={() => setOpening(false)} /> : null}
    </>
  );
}

function Table({ problems }: { problems: readonly ProblemLine[] }) {
  const t = useT();
  const list = useRowKeys<HTMLTableElement>();
  return (
    <table className="tbl two problems" ref={list}>
      <thead>
        <tr>
          <th>{t('problem.what')}</th>
          <th className="c-num num">{t('problem.incidents')}</th>
          <th className="c-since">{t('problem.since')}</th>
          <th className="c-state">{t('incident.state')}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem) => (
          <tr key={problem.key} data-row>
            <td className="what">
              <Link className="t" to="/problems/$key" params={{ key: problem.key }} data-main>
                {problem.title}
              </Link>
              <span className="sub">
                <span className="mono">{problem.key}</span> {problem.signs.map((sign) => sign.name).join(', ')}
              </span>
            </td>
            <td className="num">{problem.incidents}</td>
            <td className="since">
              <Age at={problem.proposedAt} focusable={false} />
            </td>
            <td className="st">
              <span className="row wrap">
                <span className={`tag ${problem.state === 'proposed' ? 'accent' : problem.state === 'watched' ? 'ok' : ''}`}>{t(`problem.state.${problem.state}`)}</span>
                {problem.knownError ? <span className="tag">{t('problem.known')}</span> : null}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OpenDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const open = useOpenProblem();
  const [title, setTitle] = useState('');
  const [typed, setTyped] = useState('');
  const incidents = typed
    .toUpperCase()
    .split(/[\s,;，、]+/)
    .filter((key) => key !== '');
  const off = title.trim() === '' ? t('problem.titleMissing') : incidents.length === 0 ? t('problem.incidentsMissing') : undefined;
  return (
    <Dialog opened onClose={onClose} title={t('problem.open')} act={t('problem.open')} busy={open.isPending} off={off} error={open.error} onSubmit={() => open.mutate({ title: title.trim(), incidents }, { onSuccess: ({ problem }) => void navigate({ to: '/problems/$key', params: { key: problem.key } }) })}>
      <TextInput label={t('problem.title')} value={title} onChange={(event) => setTitle(event.target.value)} error={fieldError(open.error, 'title')} data-autofocus />
      <TextInput label={t('problem.which')} description={t('problem.whichHint')} placeholder="INC-12, INC-31" value={typed} onChange={(event) => setTyped(event.target.value)} error={fieldError(open.error, 'incidents')} />
    </Dialog>
  );
}

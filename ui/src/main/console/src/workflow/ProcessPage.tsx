import { Textarea } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { RunningDetail } from '../api/process';
import { useT } from '../i18n/words';
import { Say } from '../i18n/Say';
import { useMay } from '../identity/server';
import { Age, Clock } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Head, Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { fieldError, Wrong } from '../parts/Wrong';
import { Matter } from './Matter';
import { useOneRunning, useRunningVerb } from './processServer';
import './tasks.css';

const ProcessStrip = lazy(() => import('./ProcessStrip'));

/** One process that runs: where it stands, what failed and why, and the two acts of the engine room. */
export default function ProcessPage() {
  const t = useT();
  const { id } = useParams({ from: '/processes/$id' });
  const query = useOneRunning(id);
  useTitle(query.data?.process.businessKey ?? t('room.processes'));
  return (
    <Answer page query={query} failed={t('process.oneFailed')} waiting={<WaitingBlock height={360} what={t('room.processes')} />}>
      {(detail) => <One key={id} detail={detail} />}
    </Answer>
  );
}

function One({ detail: { process, position, variables } }: { detail: RunningDetail }) {
  const t = useT();
  const mayDeploy = useMay('DEPLOY_PROCESSES');
  const verb = useRunningVerb(process.id);
  const [ending, setEnding] = useState(false);
  const over = process.endedAt !== undefined;
  return (
    <>
      <Head
        title={process.businessKey}
        sentence={<Matter businessKey={process.businessKey} subject={process.name} />}
        acts={
          mayDeploy && !over ? (
            <>
              {position.failures.length === 0 ? null : (
                <Button look="primary" busy={verb.isPending} onClick={() => verb.mutate({ verb: 'retry' })}>
                  {t('process.retry')}
                </Button>
              )}
              <Button look="danger" onClick={() => setEnding(true)}>
                {t('process.cancel')}
              </Button>
            </>
          ) : undefined
        }
      />
      {ending ? null : <Wrong error={verb.error} />}
      <div className="task-page">
        <div className="col">
          <div className="panel strip">
            <Suspense fallback={<div className="diagram" />}>
              <ProcessStrip about={process.businessKey} />
            </Suspense>
          </div>
          <Panel title={t('process.failures')} count={position.failures.length}>
            {position.failures.length === 0 ? <p className="body dim">{t('process.noFailure')}</p> : null}
            <ul className="bundles">
              {position.failures.map((failure) => (
                <li key={failure.activityId}>
                  <span>
                    <b className="mono">{failure.activityId}</b>
                    <p className="words">{failure.reason}</p>
                    <span className="sub">{failure.nextAttempt === undefined ? t('process.triedNoMore', { n: failure.attempts }) : <Say k="process.triedAgain" values={{ n: failure.attempts, at: <Clock at={failure.nextAttempt} focusable={false} /> }} />}</span>
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
        <Panel title={t('task.facts')}>
          <dl className="kv body">
            <dt>{t('process.what')}</dt>
            <dd>
              <span className="mono">{process.process}</span> {t('process.version', { n: process.version })}
            </dd>
            <dt>{t('process.since')}</dt>
            <dd>
              <Age at={process.startedAt} form="ago" />
            </dd>
            <dt>{t('process.variables')}</dt>
            <dd className="mono">{variables.length === 0 ? '–' : variables.join(', ')}</dd>
          </dl>
        </Panel>
      </div>
      {ending ? <EndDialog verb={verb} onClose={() => setEnding(false)} /> : null}
    </>
  );
}

function EndDialog({ verb, onClose }: { verb: ReturnType<typeof useRunningVerb>; onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  return (
    <Dialog opened onClose={onClose} danger title={t('process.cancel')} act={t('process.cancel')} busy={verb.isPending} off={reason.trim() === '' ? t('task.reasonMissing') : undefined} error={verb.error} onSubmit={() => verb.mutate({ verb: 'cancel', reason: reason.trim() }, { onSuccess: () => void navigate({ to: '/processes' }) })}>
      <Textarea label={t('task.reason')} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} error={fieldError(verb.error, 'reason')} data-autofocus />
      <p className="sub">{t('process.cancelMeans')}</p>
    </Dialog>
  );
}

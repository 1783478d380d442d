import { useState } from 'react';
import type { RecoveryRun } from '../api/recovery';
import { useT, useWords } from '../i18n/words';
import { Age, Clock } from '../parts/Age';
import { Button } from '../parts/Button';
import { figure } from '../parts/format';
import { Mark, type Severity } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { findingKey } from './words';

const SHOWN = 8;

/** Jobs of a policy, the newest first: what waits, what runs and how far it is, what ended and how. */
export function RunsPanel({ runs }: { runs: readonly RecoveryRun[] }) {
  const t = useT();
  const [all, setAll] = useState(false);
  const shown = all ? runs : runs.slice(0, SHOWN);
  return (
    <Panel
      title={t('protect.jobs')}
      count={runs.length}
      footer={
        shown.length < runs.length ? (
          <Button look="quiet" size="small" onClick={() => setAll(true)}>
            {t('list.showAll', { n: runs.length })}
          </Button>
        ) : undefined
      }
    >
      {runs.length === 0 ? (
        <p className="body dim">{t('protect.noJobs')}</p>
      ) : (
        <table className="tbl jobs">
          <thead>
            <tr>
              <th>{t('protect.job')}</th>
              <th>{t('protect.begun')}</th>
              <th className="num hide-s">{t('drill.took')}</th>
              <th>{t('protect.howEnded')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((run) => (
              <Row key={run.id} run={run} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function severityOf({ state, outcome }: RecoveryRun): Severity | undefined {
  return state !== 'ended' ? undefined : outcome === 'done' ? 'ok' : outcome === 'failed' ? 'critical' : 'unknown';
}

function Row({ run }: { run: RecoveryRun }) {
  const t = useT();
  const severity = severityOf(run);
  return (
    <tr className={run.state === 'sent' ? 'r-now' : ''}>
      <td>
        <span className="row">
          {severity === undefined ? <i className={`dot-mark ${run.state === 'sent' ? 'now' : ''}`} /> : <Mark severity={severity} silent />}
          {t(`job.${run.act}`)}
        </span>
      </td>
      <td>
        <Clock at={run.sentAt ?? run.dueAt} />
      </td>
      <td className="num hide-s">{run.sentAt === undefined ? '–' : run.endedAt === undefined ? <Age at={run.sentAt} focusable={false} /> : <Age at={run.sentAt} until={run.endedAt} focusable={false} />}</td>
      <td>
        <Ended run={run} />
      </td>
    </tr>
  );
}

function Ended({ run }: { run: RecoveryRun }) {
  const { t, language, catalogue } = useWords();
  const bytes = run.bytesDone > 0 ? figure(language, run.bytesDone, 'bytes') : '';
  if (run.state === 'waiting') return <span className="dim">{t('job.waiting')}</span>;
  if (run.state === 'sent') {
    const percent = Math.round(run.part * 100);
    return (
      <span className="row">
        <span className="meter part" role="progressbar" aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100} aria-label={t(`job.${run.act}`)}>
          <i style={{ width: `${percent}%` }} />
        </span>
        <span className="nowrap">{t('job.part', { percent: figure(language, percent, 'percent'), bytes })}</span>
      </span>
    );
  }
  if (run.outcome === 'done') {
    return (
      <>
        <span className="dim">{bytes === '' ? t('job.outcome.done') : t('job.doneBytes', { bytes })}</span>
        {run.sentence === undefined ? null : <span className="sub said">{run.sentence}</span>}
      </>
    );
  }
  const why = findingKey(run.code, catalogue);
  return (
    <>
      <span className="critical">{why === undefined ? t(`job.outcome.${run.outcome ?? 'lost'}`) : t(why)}</span>
      {run.sentence === undefined ? null : <span className="sub said">{run.sentence}</span>}
    </>
  );
}

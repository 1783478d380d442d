import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useT } from '../i18n/words';
import { useAlerts } from '../incident/server';
import { Answer } from '../parts/Answer';
import { Mark, severityOf } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { runbookName } from './rules';
import { useRunbook } from './server';
import './rules.css';

const Markdown = lazy(() => import('../parts/Markdown'));

/** What to look at and do when a rule fires, with the alerts beside it that it is about. */
export default function RunbookPage() {
  const t = useT();
  const { name } = useParams({ from: '/runbooks/$name' });
  useTitle(t('runbook.title', { name }));
  const runbook = useRunbook(name);
  const { data: alerts = [] } = useAlerts();
  const own = alerts.filter((alert) => alert.state !== 'RESOLVED' && runbookName(alert.annotations['runbook_url'] ?? '') === name);
  return (
    <div className="rb">
      <section className="panel">
        <Answer query={runbook} failed={t('runbook.failed', { name })} waiting={<WaitingBlock height={480} what={name} />}>
          {(text) => (
            <Suspense fallback={<WaitingBlock height={480} what={name} />}>
              <Markdown text={text} />
            </Suspense>
          )}
        </Answer>
      </section>
      <Panel title={t('runbook.now')} count={own.length}>
        {own.length === 0 ? <p className="body dim">{t('runbook.calm')}</p> : null}
        {own.map((alert) => (
          <Link key={alert.fingerprint} className="task" to="/alerts/$fingerprint" params={{ fingerprint: alert.fingerprint }}>
            <span className="sev">
              <Mark severity={alert.state === 'PENDING' ? 'unknown' : severityOf(alert.labels['severity'])} />
              {alert.labels['host'] ?? alert.labels['instance'] ?? alert.labels['alertname']}
            </span>
          </Link>
        ))}
      </Panel>
    </div>
  );
}

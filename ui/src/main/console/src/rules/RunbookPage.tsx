import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import type { RuleRunbook } from '../api/knowledge';
import { useAlerts } from '../incident/server';
import { Answer } from '../parts/Answer';
import { Mark, severityOf } from '../parts/Mark';
import { Icon } from '../parts/Icon';
import { useRunbookOf } from '../knowledge/server';
import { Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { runbookName } from './rules';
import { useRunbook } from './server';
import './rules.css';

const Markdown = lazy(() => import('../parts/Markdown'));

/** What to look at and do when a rule fires, with the alerts beside it that it is about. */
export default function RunbookPage() {
  const { t, language } = useWords();
  const { name } = useParams({ from: '/runbooks/$name' });
  useTitle(t('runbook.title', { name }));
  const ours = useRunbookOf(name, language);
  const shipped = useRunbook(name, language, ours.data === null || ours.error !== null);
  const book = ours.data ?? undefined;
  const mayWrite = useMay('WRITE_KNOWLEDGE');
  const { data: alerts = [] } = useAlerts();
  const own = alerts.filter((alert) => alert.state !== 'RESOLVED' && runbookName(alert.annotations['runbook_url'] ?? '') === name);
  return (
    <div className="rb">
      <section className="panel">
        {ours.data === undefined && ours.error === null ? null : (
          <div className="filt">
            <span className="sub">{t(book === undefined || book.shipped ? 'runbook.shipped' : 'runbook.published', { key: book?.key ?? '' })}</span>
            <span className="grow" />
            {book?.key === undefined ? null : (
              <Link className="btn quiet small" to="/knowledge/$key" params={{ key: book.key }}>
                <Icon name="book" size={14} />
                {book.key}
              </Link>
            )}
            {!mayWrite ? null : book?.key === undefined ? (
              <Link className="btn small" to="/knowledge/new" search={{ kind: 'RUNBOOK', rule: name }}>
                <Icon name="edit" size={14} />
                {t('runbook.own')}
              </Link>
            ) : (
              <Link className="btn small" to="/knowledge/$key/edit" params={{ key: book.key }}>
                <Icon name="edit" size={14} />
                {t('runbook.edit')}
              </Link>
            )}
          </div>
        )}
        <Answer query={book === undefined ? shipped : { ...ours, data: withTitle(book) }} failed={t('runbook.failed', { name })} waiting={<WaitingBlock height={480} what={name} />}>
          {(text) => (
            <Suspense fallback={<WaitingBlock height={480} what={name} />}>
              <Markdown text={text} anchors />
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

/** A text without a heading of its own gets its title. */
function withTitle({ title, body }: RuleRunbook): string {
  return /^\s*#\s/.test(body) ? body : `# ${title}\n\n${body}`;
}

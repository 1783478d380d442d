import { Link } from '@tanstack/react-router';
import type { IncidentDetail } from '../api/incident';
import { useT } from '../i18n/words';
import { Empty } from '../parts/Answer';
import { AlertPlot, stepped } from './AlertPlot';
import { endOf, foremost, mergedInto } from './state';

const BEFORE_S = 30 * 60;
const AFTER_S = 10 * 60;

type Props = { detail: IncidentDetail; table: boolean; onTable: (shown: boolean) => void };

/** What the alert measured, from half an hour before the trouble to a little after its end, or to now. */
export default function Evidence({ detail: { incident, alerts, timeline }, table, onTable }: Props) {
  const t = useT();
  const alert = foremost(alerts);
  const into = mergedInto({ timeline });
  if (alert === undefined) {
    return into !== undefined ? (
      <section className="panel">
        <Empty calm title={t('evidence.elsewhere', { key: into })}>
          {t('evidence.elsewhereText')}
        </Empty>
      </section>
    ) : (
      <section className="panel">
        <Empty calm={false} title={t('evidence.noAlert')}>
          {t('evidence.noAlertText')}
        </Empty>
      </section>
    );
  }
  const over = endOf(incident);
  const spanAt = (now: number) => stepped(Date.parse(alert.activeSince) / 1000 - BEFORE_S, over === undefined ? now : Math.min(now, Date.parse(over) / 1000 + AFTER_S));
  return (
    <AlertPlot
      alert={alert}
      title={
        <>
          {t('evidence.title')} <span className="dim mono">{alert.labels['alertname']}</span>{' '}
          {alert.labels['host'] === undefined ? null : (
            <Link className="mono" to="/hosts/$name" params={{ name: alert.labels['host'] }} search={{ at: incident.openedAt }}>
              {alert.labels['host']}
            </Link>
          )}
        </>
      }
      about={incident.key}
      spanAt={spanAt}
      spanKey={`${incident.key} ${over ?? 'live'}`}
      live={over === undefined}
      shaded={{ from: Date.parse(incident.openedAt) / 1000, to: over === undefined ? Infinity : Date.parse(over) / 1000, label: incident.key }}
      height={206}
      table={table}
      onTable={onTable}
    />
  );
}

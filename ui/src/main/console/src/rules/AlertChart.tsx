import { useState } from 'react';
import type { Alert } from '../api/alerting';
import { useT } from '../i18n/words';
import { AlertPlot, stepped } from '../incident/AlertPlot';

const BEFORE_S = 3600;
const AFTER_S = 600;

/** What the alert measures, from an hour before it began to now or a little after its end. */
export function AlertChart({ alert }: { alert: Alert }) {
  const t = useT();
  const [table, setTable] = useState(false);
  const label = alert.labels['alertname'] ?? '';
  const over = alert.resolvedAt === undefined ? undefined : Date.parse(alert.resolvedAt) / 1000;
  const spanAt = (now: number) => stepped(Date.parse(alert.activeSince) / 1000 - BEFORE_S, over === undefined ? now : Math.min(now, over + AFTER_S));
  const shaded = alert.firingSince === undefined ? undefined : { from: Date.parse(alert.firingSince) / 1000, to: over ?? Infinity, label };
  return <AlertPlot alert={alert} title={t('evidence.title')} about={label} spanAt={spanAt} spanKey={alert.fingerprint} live={alert.state !== 'RESOLVED'} shaded={shaded} height={240} table={table} onTable={setTable} />;
}

import { useMemo, useState } from 'react';
import type { Alert } from '../api/alerting';
import { useT } from '../i18n/words';
import { useRange, type Span } from '../hosts/server';
import { ofAlert } from '../incident/Evidence';
import { measured } from '../incident/state';
import { Answer, Empty } from '../parts/Answer';
import { ChartPanel } from '../parts/chart/ChartPanel';
import { grid, nameOf, onGrid, type Frame } from '../parts/chart/frame';
import { WaitingBlock } from '../parts/Waiting';

const BEFORE_S = 3600;
const POINTS = 360;
const LINES = 6;

/** From an hour before it began to now. */
export function spanOfAlert(alert: Alert, now: number): Span {
  const start = Date.parse(alert.activeSince) / 1000 - BEFORE_S;
  const end = Math.min(now, alert.resolvedAt === undefined ? now : Date.parse(alert.resolvedAt) + 600_000) / 1000;
  const step = Math.max(10, Math.ceil((end - start) / POINTS / 10) * 10);
  return { start: Math.floor(start / step) * step, end: Math.ceil(end / step) * step, step };
}

/** What the alert measures, with its limit and the time in which it fired. */
export function AlertChart({ alert }: { alert: Alert }) {
  const t = useT();
  const [table, setTable] = useState(false);
  const expression = measured(alert.expression);
  const query = useRange(expression === '' ? [] : [expression], () => spanOfAlert(alert, Date.now()), alert.fingerprint, alert.state === 'RESOLVED' ? false : 15_000);
  const frame = useMemo((): Frame | undefined => {
    if (query.data === undefined) return undefined;
    const { span, series } = query.data;
    const own = ofAlert(series[0] ?? [], alert).slice(0, LINES);
    const labels = own.map((one) => one.metric);
    return { times: grid(span), lines: own.map((one) => onGrid(span, one, nameOf(one.metric, labels) || (alert.labels['alertname'] ?? ''))) };
  }, [query.data, alert]);
  const name = `${alert.labels['alertname'] ?? ''} ${alert.labels['host'] ?? ''}`.trim();
  const end = alert.resolvedAt === undefined ? Infinity : Date.parse(alert.resolvedAt) / 1000;
  const span = alert.firingSince === undefined ? undefined : { from: Date.parse(alert.firingSince) / 1000, to: end, label: alert.labels['alertname'] ?? '' };
  const instead =
    alert.expression === '' ? (
      <Empty calm={false} title={t('alert.noChart')}>
        {t('alert.noChartText')}
      </Empty>
    ) : frame === undefined ? (
      <Answer query={query} failed={t('evidence.failed')} waiting={<WaitingBlock height={260} what={name} />}>
        {() => null}
      </Answer>
    ) : frame.lines.length === 0 ? (
      <Empty calm={false} title={t('evidence.nothing')}>
        <code className="mono">{expression}</code>
      </Empty>
    ) : undefined;
  return <ChartPanel title={t('evidence.title')} name={name} frame={frame} unit="none" height={240} threshold={alert.threshold} span={span} syncKey={alert.fingerprint} table={table} onTable={setTable} instead={instead} />;
}

import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Alert } from '../api/alerting';
import type { Incident, IncidentDetail } from '../api/incident';
import { useT } from '../i18n/words';
import { useRange, type Span } from '../hosts/server';
import { Answer, Empty } from '../parts/Answer';
import { ChartPanel } from '../parts/chart/ChartPanel';
import { grid, nameOf, onGrid, type Frame } from '../parts/chart/frame';
import { WaitingBlock } from '../parts/Waiting';
import { endOf, measured } from './state';
import type { RangeSeries } from '../api/telemetry';

const BEFORE_S = 30 * 60;
const AFTER_S = 10 * 60;
const POINTS = 360;
const LINES = 6;

/** From half an hour before the trouble to a little after its end, or to now. */
export function evidenceSpan(incident: Incident, activeSince: string, now: number): Span {
  const start = Date.parse(activeSince) / 1000 - BEFORE_S;
  const end = endOf(incident);
  const until = end === undefined ? now / 1000 : Math.min(now / 1000, Date.parse(end) / 1000 + AFTER_S);
  const step = Math.max(10, Math.ceil((until - start) / POINTS / 10) * 10);
  return { start: Math.floor(start / step) * step, end: Math.ceil(until / step) * step, step };
}

/** The series that the alert is about: where a label stands on both sides, it says the same. */
export function ofAlert(series: readonly RangeSeries[], alert: Alert): RangeSeries[] {
  const own = series.filter(({ metric }) => Object.entries(metric).every(([name, value]) => name === '__name__' || alert.labels[name] === undefined || alert.labels[name] === value));
  return own.length > 0 ? own : [...series];
}

type Props = { detail: IncidentDetail; table: boolean; onTable: (shown: boolean) => void };

/** What the alert measured, around its time: the limit drawn, the incident shaded. */
export default function Evidence({ detail, table, onTable }: Props) {
  const t = useT();
  const alert = detail.alerts.find((one) => one.state === 'FIRING') ?? detail.alerts[0];
  if (alert === undefined) {
    return (
      <section className="panel">
        <Empty calm={false} title={t('evidence.noAlert')}>
          {t('evidence.noAlertText')}
        </Empty>
      </section>
    );
  }
  return <EvidenceChart incident={detail.incident} alert={alert} table={table} onTable={onTable} />;
}

function EvidenceChart({ incident, alert, table, onTable }: { incident: Incident; alert: Alert } & Omit<Props, 'detail'>) {
  const t = useT();
  const expression = measured(alert.expression);
  const over = endOf(incident);
  const query = useRange([expression], () => evidenceSpan(incident, alert.activeSince, Date.now()), `${incident.key} ${over ?? 'live'}`, over === undefined ? 15_000 : false);
  const frame = useMemo((): Frame | undefined => {
    if (query.data === undefined) return undefined;
    const { span, series } = query.data;
    const own = ofAlert(series[0] ?? [], alert).slice(0, LINES);
    const labels = own.map((one) => one.metric);
    return { times: grid(span), lines: own.map((one) => onGrid(span, one, nameOf(one.metric, labels) || incident.key)) };
  }, [query.data, alert, incident.key]);
  const span = { from: Date.parse(incident.openedAt) / 1000, to: over === undefined ? Infinity : Date.parse(over) / 1000, label: incident.key };
  const name = `${alert.labels['alertname'] ?? incident.key} ${alert.labels['host'] ?? ''}`.trim();
  const instead =
    frame === undefined ? (
      <Answer query={query} failed={t('evidence.failed')} waiting={<WaitingBlock height={230} what={t('evidence.title')} />}>
        {() => null}
      </Answer>
    ) : frame.lines.length === 0 ? (
      <Empty calm={false} title={t('evidence.nothing')}>
        <code className="mono">{expression}</code>
      </Empty>
    ) : undefined;
  return (
    <ChartPanel
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
      name={name}
      frame={frame}
      unit="none"
      height={206}
      threshold={alert.threshold}
      span={span}
      syncKey={incident.key}
      table={table}
      onTable={onTable}
      instead={instead}
    />
  );
}

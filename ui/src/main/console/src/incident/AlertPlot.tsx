import { useMemo, type ReactNode } from 'react';
import type { Alert } from '../api/alerting';
import type { RangeSeries } from '../api/telemetry';
import { useRange, type Span } from '../hosts/server';
import { useT } from '../i18n/words';
import { Answer, Empty } from '../parts/Answer';
import { ChartPanel } from '../parts/chart/ChartPanel';
import { grid, nameOf, onGrid, type Frame } from '../parts/chart/frame';
import { WaitingBlock } from '../parts/Waiting';
import { unitOf } from './amount';
import { measured } from './state';

const POINTS = 360;
const LINES = 6;

/** A stretch of time, in epoch seconds, in so many steps that a line has at most `POINTS`. */
export function stepped(start: number, end: number): Span {
  const step = Math.max(10, Math.ceil((end - start) / POINTS / 10) * 10);
  return { start: Math.floor(start / step) * step, end: Math.ceil(end / step) * step, step };
}

/** The series that the alert is about: where a label stands on both sides, it says the same. */
function ofAlert(series: readonly RangeSeries[], alert: Alert): RangeSeries[] {
  const own = series.filter(({ metric }) => Object.entries(metric).every(([name, value]) => name === '__name__' || alert.labels[name] === undefined || alert.labels[name] === value));
  return own.length > 0 ? own : [...series];
}

type Props = {
  alert: Alert;
  title: ReactNode;
  /** Names a line that has no labels, and the crosshair that other charts share. */
  about: string;
  /** By the present, in epoch seconds. */
  spanAt: (now: number) => Span;
  /** Tells one stretch of time from another in what is kept. */
  spanKey: string;
  live: boolean;
  shaded: { from: number; to: number; label: string } | undefined;
  height: number;
  table: boolean;
  onTable: (shown: boolean) => void;
};

/** What an alert measured, around its time: the limit drawn, its span shaded. One from another program has nothing to draw. */
export function AlertPlot({ alert, title, about, spanAt, spanKey, live, shaded, height, table, onTable }: Props) {
  const t = useT();
  const expression = measured(alert.expression);
  const query = useRange(expression === '' ? [] : [expression], () => spanAt(Date.now() / 1000), spanKey, live && expression !== '' ? 15_000 : false);
  const frame = useMemo((): Frame | undefined => {
    if (query.data === undefined) return undefined;
    const { span, series } = query.data;
    const own = ofAlert(series[0] ?? [], alert).slice(0, LINES);
    const labels = own.map((one) => one.metric);
    return { times: grid(span), lines: own.map((one) => onGrid(span, one, nameOf(one.metric, labels) || about)) };
  }, [query.data, alert, about]);
  const instead =
    expression === '' ? (
      <Empty calm={false} title={t('alert.noChart')}>
        {t('alert.noChartText')}
      </Empty>
    ) : frame === undefined ? (
      <Answer query={query} failed={t('evidence.failed')} waiting={<WaitingBlock height={height + 24} what={t('evidence.title')} />}>
        {() => null}
      </Answer>
    ) : frame.lines.length === 0 ? (
      <Empty calm={false} title={t('evidence.nothing')}>
        <code className="mono">{expression}</code>
      </Empty>
    ) : undefined;
  const name = `${alert.labels['alertname'] ?? about} ${alert.labels['host'] ?? ''}`.trim();
  return <ChartPanel title={title} name={name} frame={frame} unit={unitOf(alert.expression)} height={height} threshold={alert.threshold} span={shaded} syncKey={about} table={table} onTable={onTable} instead={instead} />;
}

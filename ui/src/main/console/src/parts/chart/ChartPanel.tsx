import { lazy, Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';
import { useWords } from '../../i18n/words';
import { figure, type Unit } from '../format';
import { Icon } from '../Icon';
import { Panel } from '../Panel';
import { useTime } from '../time';
import { ChartTable } from './ChartTable';
import { savePicture, saveText } from './download';
import { csv, type Frame } from './frame';
import type { Span } from './layers';
import './chart.css';

const Plot = lazy(() => import('./Plot'));

type Props = {
  title: ReactNode;
  /** The title as text: for the picture, the file's name and screen readers. */
  name: string;
  frame: Frame | undefined;
  unit: Unit;
  height?: number;
  threshold?: number | undefined;
  span?: Span | undefined;
  syncKey?: string;
  /** Amounts a step, one on the other; a stretch of them can be chosen. */
  bars?: boolean;
  onSelect?: (from: number, to: number) => void;
  table: boolean;
  onTable: (shown: boolean) => void;
  /** What is said below the chart. */
  below?: ReactNode;
  /** Instead of the chart: loading, error, nothing measured. */
  instead?: ReactNode;
};

/** A chart with everything that belongs to it: legend that reads the crosshair, table, CSV, picture. */
export function ChartPanel({ title, name, frame, unit, height = 200, threshold, span, syncKey, bars = false, onSelect, table, onTable, below, instead }: Props) {
  const { t, language } = useWords();
  const time = useTime();
  const [at, setAt] = useState<number>();
  const [canvas, setCanvas] = useState<HTMLCanvasElement>();
  const file = name.replace(/[^\p{L}\p{N}.-]+/gu, '-');
  // What is counted is said whole.
  const value = useCallback((amount: number) => figure(language, amount, unit, bars ? 15 : 3), [language, unit, bars]);
  const exact = useMemo(() => (frame === undefined ? false : (frame.times.at(-1) ?? 0) - (frame.times[0] ?? 0) <= 1800), [frame]);
  const moment = useCallback((seconds: number) => time.short(seconds * 1000, (frame?.times.at(-1) ?? seconds) * 1000), [time, frame]);
  const drawn = frame !== undefined && instead === undefined;
  const tools = drawn ? (
    <>
      <button type="button" className="icon-btn" aria-pressed={table} aria-label={t('chart.table', { name })} title={t('chart.tableShort')} onClick={() => onTable(!table)}>
        <Icon name="table" />
      </button>
      <button type="button" className="icon-btn" aria-label={t('chart.csv', { name })} onClick={() => saveText(csv(frame), `${file}.csv`)}>
        CSV
      </button>
      <button type="button" className="icon-btn" aria-label={t('chart.png', { name })} disabled={canvas === undefined} onClick={() => canvas !== undefined && savePicture(canvas, name, `${file}.png`)}>
        PNG
      </button>
    </>
  ) : undefined;
  return (
    <Panel title={title} right={tools} className="chart">
      {drawn ? (
        <>
          <Legend frame={frame} sums={bars} at={at} value={value} moment={exact ? (seconds) => time.seconds(seconds * 1000) : moment} />
          {table ? (
            <ChartTable frame={frame} unit={unit} name={name} height={height} />
          ) : (
            <Suspense fallback={<div style={{ height }} />}>
              <Plot
                frame={frame}
                height={height}
                label={t('chart.label', { name })}
                percent={unit === 'percent'}
                binary={unit === 'bytes' || unit === 'bytesPerSecond'}
                threshold={threshold}
                thresholdLabel={threshold === undefined ? undefined : t('chart.limit', { limit: figure(language, threshold, unit) })}
                span={span}
                syncKey={syncKey}
                bars={bars}
                onSelect={onSelect}
                formatValue={value}
                formatTick={(amount) => figure(language, amount, unit)}
                formatTime={moment}
                onReady={setCanvas}
                onCursor={setAt}
              />
            </Suspense>
          )}
          {below}
        </>
      ) : (
        <div style={{ minHeight: height + 26 }}>{instead}</div>
      )}
    </Panel>
  );
}

type LegendProps = { frame: Frame; sums: boolean; at: number | undefined; value: (amount: number) => string; moment: (seconds: number) => string };

/** Names the lines, and reads their values under the crosshair, or the newest; of bars the sums. */
function Legend({ frame, sums, at, value, moment }: LegendProps) {
  const index = at ?? lastWithValue(frame);
  return (
    <div className="legend">
      {frame.lines.map((line, number) => {
        const amount = sums && at === undefined ? line.values.reduce<number>((sum, one) => sum + (one ?? 0), 0) : (line.values[index] ?? null);
        return (
          <span key={line.label} className="cut">
            <i className={line.tone === undefined ? `c${(number % 8) + 1}` : 'own'} style={line.tone === undefined ? undefined : { borderColor: `var(${line.tone})` }} aria-hidden="true" />
            {line.label} <b>{amount === null ? '–' : value(amount)}</b>
          </span>
        );
      })}
      <span className="dim at">{frame.times[index] === undefined || (sums && at === undefined) ? '' : moment(frame.times[index])}</span>
    </div>
  );
}

function lastWithValue(frame: Frame): number {
  return frame.times.findLastIndex((_time, index) => frame.lines.some((line) => (line.values[index] ?? null) !== null));
}

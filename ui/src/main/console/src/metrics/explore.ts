import type { Labels, RangeSeries } from '../api/telemetry';
import type { Span } from '../hosts/server';
import { onGrid, type Line } from '../parts/chart/frame';
import type { Unit } from '../parts/format';
import type { MetricRange } from '../shell/search';

export const RANGE_S: Record<MetricRange, number> = { '15m': 900, '1h': 3600, '6h': 21_600, '24h': 86_400, '7d': 604_800, '30d': 2_592_000 };
export const STEPS = [10, 30, 60, 300, 900, 3600, 21_600] as const;

const POINTS = 300;
/** Prometheus refuses more points a series than this. */
const MOST_POINTS = 11_000;
const SAMPLE_S = 10;
/** More lines can't be told apart, and cost the browser more than they tell; all of them stand in the CSV's table. */
export const LINES = 20;

/** The step that draws the range well, or the chosen one where it is not too fine. */
export function stepOf(range: MetricRange, chosen: number | undefined): number {
  const length = RANGE_S[range];
  const own = Math.max(SAMPLE_S, Math.ceil(length / POINTS / SAMPLE_S) * SAMPLE_S);
  return chosen === undefined || chosen <= 0 || length / chosen > MOST_POINTS ? own : chosen;
}

export function spanAt(range: MetricRange, chosen: number | undefined, until: number): Span {
  const step = stepOf(range, chosen);
  const end = Math.floor(until / 1000 / step) * step;
  return { start: end - Math.floor(RANGE_S[range] / step) * step, end, step };
}

/** node_load1{host="pg-core-02"}, without what the series have in common when there are several. */
export function seriesName(labels: Labels, among: readonly Labels[]): string {
  const names = Object.keys(labels).filter((name) => name !== '__name__');
  const telling = among.length > 1 ? names.filter((name) => among.some((other) => other[name] !== labels[name])) : names;
  const inside = telling.map((name) => `${name}="${labels[name] ?? ''}"`).join(', ');
  const metric = labels['__name__'] ?? '';
  if (inside === '') return metric;
  return metric === '' ? inside : `${metric}{${inside}}`;
}

export type Row = { id: string; letter: string; name: string; line: Line };

/** Names a series among all that are drawn, whatever order its labels come in. */
export function rowId(letter: string, labels: Labels): string {
  return `${letter} ${JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => a.localeCompare(b)))}`;
}

/** The answers of all expressions as lines on one grid; a letter tells expressions apart where there are several. */
export function linesOf(answers: readonly { letter: string; span: Span; series: readonly RangeSeries[] }[]): Row[] {
  const several = answers.length > 1;
  return answers.flatMap(({ letter, span, series }) => {
    const among = series.map((one) => one.metric);
    return series.map((one): Row => {
      const own = seriesName(one.metric, among);
      const name = [several ? letter : '', own].filter((part) => part !== '').join(' ');
      return { id: rowId(letter, one.metric), letter, name: name === '' ? letter : name, line: onGrid(span, one, name === '' ? letter : name) };
    });
  });
}

type Summary = { last: number | undefined; least: number | undefined; mean: number | undefined; most: number | undefined };

export function summaryOf({ values }: Line): Summary {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { last: undefined, least: undefined, mean: undefined, most: undefined };
  return { last: values.at(-1) ?? undefined, least: Math.min(...known), mean: known.reduce((sum, value) => sum + value, 0) / known.length, most: Math.max(...known) };
}

/** What a name says of its unit: node_exporter's endings. A rate of bytes is bytes a second. */
export function unitOf(expressions: readonly string[]): Unit {
  const all = expressions.join(' ');
  if (/\b100\s*\*|\*\s*100\b|_percent\b/.test(all)) return 'percent';
  if (/_bytes(?:_total)?\b/.test(all)) {
    if (/_bytes\b[^/]*\/[^/]*_bytes\b/.test(all)) return 'none';
    return /\b(?:rate|irate|deriv)\s*\(/.test(all) ? 'bytesPerSecond' : 'bytes';
  }
  if (/_seconds\b/.test(all) && !/_seconds_total\b/.test(all)) return 'seconds';
  return 'none';
}

export const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;

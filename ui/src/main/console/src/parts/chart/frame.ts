import type { Labels, RangeSeries } from '../../api/telemetry';

/** Series on one common grid of moments, as a chart and its table read them. Gaps are `null`, never joined over. */
/** `tone` is the token of its colour, where it has one of its own. */
export type Line = { label: string; values: (number | null)[]; tone?: string };
export type Frame = { times: number[]; lines: Line[]; bands?: Band[] };
/** What a line was expected to be: `line` is its place among the lines. */
export type Band = { line: number; low: (number | null)[]; high: (number | null)[] };
type GridSpan = { start: number; end: number; step: number };

export function grid({ start, end, step }: GridSpan): number[] {
  return Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, index) => start + index * step);
}

/** Puts a range answer on the grid; a sample counts for the moment it is nearest to. */
export function onGrid(span: GridSpan, series: RangeSeries, label: string): Line {
  const values: (number | null)[] = grid(span).map(() => null);
  for (const [seconds, text] of series.values) {
    const index = Math.round((seconds - span.start) / span.step);
    const value = Number(text);
    if (index >= 0 && index < values.length && Number.isFinite(value)) values[index] = value;
  }
  return { label, values };
}

/** Values at moments of their own, on the grid. */
export function placed(span: GridSpan, times: readonly number[], values: readonly number[]): (number | null)[] {
  const out: (number | null)[] = grid(span).map(() => null);
  times.forEach((seconds, at) => {
    const index = Math.round((seconds - span.start) / span.step);
    if (index >= 0 && index < out.length) out[index] = values[at] ?? null;
  });
  return out;
}

/** A band is in sight as far as it leaves the lines room: half a chart above the highest of them. */
export function withBands({ lines, bands = [] }: Frame): Line[] {
  const most = lines.reduce((all, line) => line.values.reduce<number>((high, value) => Math.max(high, value ?? 0), all), 0);
  return [...lines, ...bands.map((band) => ({ label: '', values: band.high.map((value) => (value === null ? null : Math.min(value, most * 1.5))) }))];
}

/** What tells series apart: the labels in which they differ, in their order. */
export function nameOf(labels: Labels, among: readonly Labels[]): string {
  const names = Object.keys(labels).filter((name) => name !== '__name__');
  const telling = names.filter((name) => among.some((other) => other[name] !== labels[name]));
  return (telling.length > 0 ? telling : names).map((name) => labels[name]).join(' ');
}

/** Stretches without any sample, as index ranges: from the last sample before to the first after. */
export function gaps(lines: readonly Line[], length: number): { from: number; to: number }[] {
  const has = Array.from({ length }, (_, index) => lines.some((line) => (line.values[index] ?? null) !== null));
  if (!has.includes(true)) return [];
  const found: { from: number; to: number }[] = [];
  let start: number | undefined;
  for (let index = 0; index <= length; index += 1) {
    const empty = index < length && has[index] !== true;
    if (empty) start ??= index;
    else if (start !== undefined) {
      if (index - start > 1 || (start > 0 && index < length)) found.push({ from: Math.max(0, start - 1), to: Math.min(length - 1, index) });
      start = undefined;
    }
  }
  return found;
}

/** From zero for amounts, with room above; a limit is always in sight, and a percentage that is high is seen against 100. */
export function bounds(lines: readonly Line[], threshold: number | undefined, percent: boolean): [number, number] {
  const values = lines.flatMap((line) => line.values.filter((value) => value !== null));
  if (threshold !== undefined) values.push(threshold);
  const low = values.reduce((least, value) => Math.min(least, value), 0);
  const high = values.reduce((most, value) => Math.max(most, value), 0);
  if (percent && high <= 100 && high > 50) return [low, 100];
  return [low < 0 ? low * 1.1 : 0, high === 0 ? 1 : high * 1.12];
}

/** As bars stand on each other: the first line lowest. The last of them has the height of all. */
export function stacked(lines: readonly Line[]): Line[] {
  return lines.reduce<Line[]>((below, line) => {
    const under = below.at(-1)?.values;
    return [...below, { ...line, values: line.values.map((value, index) => (value ?? 0) + (under?.[index] ?? 0)) }];
  }, []);
}

/** RFC 4180: a moment a row, a series a column. */
export function csv({ times, lines }: Frame): string {
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const head = ['time', ...lines.map((line) => line.label)].map(quoted).join(',');
  const rows = times.map((time, index) => [new Date(time * 1000).toISOString(), ...lines.map((line) => String(line.values[index] ?? ''))].join(','));
  return [head, ...rows, ''].join('\r\n');
}

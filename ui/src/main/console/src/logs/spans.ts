import { LEVELS, type LogCounts } from '../api/logs';
import type { Frame } from '../parts/chart/frame';
import type { LogRange, LogSearch } from '../shell/search';

export const LOG_RANGE_S: Record<LogRange, number> = { '15m': 900, '1h': 3600, '24h': 86_400, '7d': 604_800 };

/** From an instant, included, to another, not included. */
export type LogSpan = { from: string; to: string };

const iso = (millis: number) => new Date(millis).toISOString();

/** The own span, or the last hours up to now; clocks of senders may be a little ahead of this one. */
const AHEAD_MS = 5_000;
export function spanOf(search: Pick<LogSearch, 'range' | 'from' | 'to'>, now: number): LogSpan {
  if (search.from !== undefined && search.to !== undefined) return { from: iso(Date.parse(search.from)), to: iso(Date.parse(search.to)) };
  return { from: iso(now - LOG_RANGE_S[search.range ?? '1h'] * 1000), to: iso(now + AHEAD_MS) };
}

const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];
const BARS = 80;

/** The step of a histogram: bars that a person can tell apart, on round moments. */
export function stepOf({ from, to }: LogSpan): number {
  const length = (Date.parse(to) - Date.parse(from)) / 1000;
  return STEPS_S.find((step) => length / step <= BARS) ?? Math.ceil(length / BARS / 86_400) * 86_400;
}

/** The counts as one line a level on every step of the span; a step without lines is zero, not a gap. Levels without any line are left out. */
export function frameOf(counts: LogCounts, span: LogSpan, nameOf: (level: (typeof LEVELS)[number]) => string): Frame {
  const step = counts.stepSeconds;
  const first = Math.floor(Date.parse(span.from) / 1000 / step) * step;
  const last = Math.floor((Date.parse(span.to) - 1) / 1000 / step) * step;
  const times = Array.from({ length: Math.round((last - first) / step) + 1 }, (_, index) => first + index * step);
  const lines = LEVELS.flatMap((level) => {
    const values = times.map(() => 0);
    for (const { from, levels } of counts.steps) {
      const index = Math.round((Date.parse(from) / 1000 - first) / step);
      if (index >= 0 && index < values.length) values[index] = levels[level] ?? 0;
    }
    return values.some((value) => value > 0) ? [{ label: nameOf(level), values, tone: TONES[level] }] : [];
  });
  return { times, lines: lines.length === 0 ? [{ label: nameOf('info'), values: times.map(() => 0), tone: TONES.info }] : lines };
}

export function totalOf(counts: LogCounts): number {
  return counts.steps.reduce((sum, { levels }) => sum + Object.values(levels).reduce((all, one) => all + one, 0), 0);
}

const TONES = { critical: '--critical-mark', error: '--high-mark', warning: '--medium-mark', notice: '--low-mark', info: '--chart-1', debug: '--chart-8', trace: '--muted-mark' } as const satisfies Record<(typeof LEVELS)[number], string>;

/** What was dragged over, on whole steps and within the span. */
export function dragged(span: LogSpan, from: number, to: number, step: number): LogSpan {
  const start = Math.floor(from / step) * step * 1000;
  const end = Math.max(Math.ceil(to / step) * step * 1000, start + 1000);
  return { from: iso(Math.max(start, Date.parse(span.from))), to: iso(Math.min(end, Date.parse(span.to))) };
}

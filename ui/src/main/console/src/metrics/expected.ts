import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { read } from '../api/http';
import { keys } from '../api/keys';
import type { ExpectedBand, Labels } from '../api/telemetry';
import type { Span } from '../hosts/server';
import { placed, type Band } from '../parts/chart/frame';

/** Weeks are read for it, and it changes every five minutes. */
const EVERY_MS = 300_000;

/** The bands of each expression's series over a span; asked only where somebody wants to see them. */
export function useExpected(expressions: readonly string[], span: () => Span, spanKey: string, wanted: boolean) {
  return useQuery({
    queryKey: [...keys.measurements, 'expected', expressions, spanKey],
    enabled: wanted && expressions.length > 0,
    staleTime: EVERY_MS,
    retry: false,
    queryFn: async (): Promise<ExpectedBand[][]> => {
      const asked = span();
      const answers = await Promise.all(expressions.map((query) => read<{ items: ExpectedBand[] }>('/api/telemetry/expected', { query, start: asked.start, end: asked.end, step: asked.step })));
      return answers.map((one) => one.items);
    },
    placeholderData: keepPreviousData,
  });
}

export function sameSeries(one: Labels, other: Labels): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/** On the chart's grid, behind the line at that place. */
export function bandAt(span: Span, line: number, band: ExpectedBand): Band {
  return { line, low: placed(span, band.times, band.low), high: placed(span, band.times, band.high) };
}

type How = 'within' | 'times' | 'share' | 'above' | 'below';

/** How the newest value stands to what was expected: as a multiple, where that says something. */
export function howOf({ unusual, score = 0, facts }: ExpectedBand): How {
  if (unusual !== true) return 'within';
  const times = Number(facts['times'] ?? NaN);
  if (times >= 1.2 && times < 1000) return 'times';
  if (times <= 0.8) return 'share';
  return score > 0 ? 'above' : 'below';
}

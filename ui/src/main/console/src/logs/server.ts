import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Problem, read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import type { LogCounter, LogCounts, LogLine, LogLines, LogUsage, Patterns } from '../api/logs';
import { AGAIN_AFTER_MS } from '../parts/Answer';
import { stepOf, type LogSpan } from './spans';
import { merged } from './tail';
import { justBehind, momentOf, neighboursOf } from './terms';

const PAGE = 100;
/** What failed is asked again, but for a query that is wrong: that stays wrong. */
export const again = (query: { state: { status: string; error: Error | null } }) => (query.state.status === 'error' && !(query.state.error instanceof Problem && query.state.error.status < 500 && query.state.error.status !== 429) ? AGAIN_AFTER_MS : false);

const TAB = Math.random().toString(36).slice(2);
const place = (what: 'lines' | 'counts' | 'patterns') => `${TAB}-${what}`;

export type Asked = { query: string; span: () => LogSpan; key: string };
type From = { span: LogSpan; beyond?: string };
type Page = LogLines & { span: LogSpan };

/** Lines from the newest on; every page is of the span that the first one was of. */
export function useLines({ query, span, key }: Asked) {
  return useInfiniteQuery({
    queryKey: [...keys.logs, 'lines', query, key],
    initialPageParam: undefined as From | undefined,
    queryFn: async ({ pageParam, signal }): Promise<Page> => {
      const from = pageParam ?? { span: span() };
      return { ...(await read<LogLines>('/api/logs', { query, ...from.span, beyond: from.beyond, limit: PAGE }, { signal, page: place('lines') })), span: from.span };
    },
    getNextPageParam: (last): From | undefined => (last.next === undefined ? undefined : { span: last.span, beyond: last.next }),
    refetchInterval: again,
    // What is being read does not change because another window was looked at.
    refetchOnWindowFocus: false,
  });
}

const TAIL_EVERY_MS = 2_000;
export const TAIL_AT_ONCE = 200;
const TAIL_KEEPS = 1_000;

export type Tail = { lines: LogLine[]; missed: boolean };

/** The newest lines, asked for every two seconds. A line that arrives late is found too, as long as it is among the newest. */
export function useTail({ query, span, key }: Asked, on: boolean) {
  const client = useQueryClient();
  const queryKey = [...keys.logs, 'tail', query, key];
  return useQuery({
    queryKey,
    enabled: on,
    gcTime: 0,
    queryFn: async (): Promise<Tail> => {
      const { items } = await read<LogLines>('/api/logs', { query, ...span(), limit: TAIL_AT_ONCE });
      const before = client.getQueryData<Tail>(queryKey);
      const known = new Set(before?.lines.map((line) => line.id));
      const missed = before !== undefined && before.lines.length > 0 && items.length === TAIL_AT_ONCE && items.every((line) => !known.has(line.id));
      return { lines: merged(items, before?.lines ?? []).slice(0, TAIL_KEEPS), missed: missed || before?.missed === true };
    },
    refetchInterval: TAIL_EVERY_MS,
  });
}

export type Counted = { counts: LogCounts; span: LogSpan };

export function useCounts({ query, span, key }: Asked, everyMs: number | false) {
  return useQuery({
    queryKey: [...keys.logs, 'counts', query, key],
    queryFn: async ({ signal }): Promise<Counted> => {
      const asked = span();
      return { counts: await read<LogCounts>('/api/logs/counts', { query, ...asked, stepSeconds: stepOf(asked) }, { signal, page: place('counts') }), span: asked };
    },
    refetchInterval: (asked) => (asked.state.status === 'error' ? again(asked) : everyMs),
    placeholderData: keepPreviousData,
  });
}

export type Found = { patterns: Patterns; span: LogSpan };

export function usePatterns({ query, span, key }: Asked, enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: [...keys.logs, 'patterns', query, key],
    queryFn: async ({ signal }): Promise<Found> => {
      const asked = span();
      return { patterns: await read<Patterns>('/api/logs/patterns', { query, ...asked }, { signal, page: place('patterns') }), span: asked };
    },
    refetchInterval: again,
  });
}

const FIRST_LINE_MS = 5_000;

/** Whether there are lines at all; asked while a search finds none. With the first line everything is searched anew. */
export function useLogUsage() {
  const client = useQueryClient();
  const queryKey = [...keys.logs, 'usage'];
  return useQuery({
    queryKey,
    queryFn: async () => {
      const usage = await read<LogUsage>('/api/logs/usage');
      if (usage.lines > 0 && client.getQueryData<LogUsage>(queryKey)?.lines === 0) {
        for (const what of ['lines', 'counts', 'patterns']) void client.invalidateQueries({ queryKey: [...keys.logs, what] });
      }
      return usage;
    },
    refetchInterval: (query) => (query.state.data?.lines === 0 ? FIRST_LINE_MS : false),
  });
}

const NEAR = 20;
const NEAR_MS = 3_600_000;

/** What the same host and source wrote before a line (with the line itself) or after it, within an hour. */
export function useNear(place: string, host: string, source: string, side: 'before' | 'after') {
  const at = momentOf(place);
  const span = { from: new Date(at - NEAR_MS).toISOString(), to: new Date(at + NEAR_MS).toISOString() };
  return useInfiniteQuery({
    queryKey: [...keys.logs, 'near', place, host, source, side],
    initialPageParam: side === 'before' ? justBehind(place) : place,
    queryFn: ({ pageParam }) => read<LogLines>('/api/logs', { query: neighboursOf(host, source), ...span, order: side === 'before' ? 'NEWEST_FIRST' : 'OLDEST_FIRST', beyond: pageParam, limit: NEAR }),
    getNextPageParam: (last) => last.next,
    refetchInterval: again,
    staleTime: Infinity,
  });
}

const countersKey = [...keys.logs, 'counters'];
const counterAt = (name: string) => `/api/logs/counters/${encodeURIComponent(name)}`;

/** Queries whose lines are counted, by name. */
export function useCounters() {
  return useQuery({
    queryKey: countersKey,
    queryFn: async () => (await read<Items<LogCounter>>('/api/logs/counters')).items,
    refetchInterval: again,
  });
}

export function useCount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, query }: Pick<LogCounter, 'name' | 'query'>) => write<LogCounter>(counterAt(name), { method: 'PUT', body: { query } }),
    onSettled: () => client.invalidateQueries({ queryKey: countersKey }),
  });
}

export function useCountNoMore() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => write(counterAt(name), { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: countersKey }),
  });
}

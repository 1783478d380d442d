import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import type { LogLines, LogMask, LogMasks, LogParser, TriedLine } from '../api/logs';
import { again } from './server';
import type { LogSpan } from './spans';

const parsersKey = [...keys.logs, 'parsers'];
const masksKey = [...keys.logs, 'masks'];

/** What the server tries at once, and how long a line of it may be. */
export const MOST_SAMPLES = 50;
const LONGEST_SAMPLE = 8192;

/** A parser or a mask while it is written; `saved` where it has a name already. */
export type Draft = { kind: 'parser' | 'mask'; name: string; expression: string; host: string; source: string; place: number; enabled: boolean; saved: boolean };

export const NEW_PARSER: Draft = { kind: 'parser', name: '', expression: '', host: '', source: '', place: 100, enabled: true, saved: false };
export const NEW_MASK: Draft = { ...NEW_PARSER, kind: 'mask' };

/** A line, and where it came from if that is known. */
export type Sample = { text: string; host?: string; source?: string };

export const isName = (name: string) => /^[a-z0-9_-]{1,60}$/.test(name);

/** The lines of a text, without empty ones. Those that were picked keep where they came from while they stay as they were. */
export function samplesOf(text: string, picked: ReadonlyMap<string, Sample>): Sample[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, MOST_SAMPLES)
    .map((line) => picked.get(line) ?? { text: line.slice(0, LONGEST_SAMPLE) });
}

export function useParsers() {
  return useQuery({ queryKey: parsersKey, queryFn: async () => (await read<Items<LogParser>>('/api/logs/parsers')).items, refetchInterval: again });
}

export function useMasks() {
  return useQuery({ queryKey: masksKey, queryFn: () => read<LogMasks>('/api/logs/masks'), refetchInterval: again });
}

const at = ({ kind, name }: Pick<Draft, 'kind' | 'name'>) => `/api/logs/${kind}s/${encodeURIComponent(name)}`;
const bodyOf = ({ kind, expression, host, source, place, enabled }: Draft) => (kind === 'mask' ? { expression, enabled } : { expression, host, source, place, enabled });

export function useKeep() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: Draft) => write<LogParser | LogMask>(at(draft), { method: 'PUT', body: bodyOf(draft) }),
    onSettled: (_kept, _error, draft) => client.invalidateQueries({ queryKey: draft.kind === 'mask' ? masksKey : parsersKey }),
  });
}

export function useRemove() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (one: Pick<Draft, 'kind' | 'name'>) => write(at(one), { method: 'DELETE' }),
    onSettled: (_kept, _error, one) => client.invalidateQueries({ queryKey: one.kind === 'mask' ? masksKey : parsersKey }),
  });
}

/** What would become of the samples; without a draft, what becomes of them now. */
export function useTried(samples: readonly Sample[], draft: Draft | undefined) {
  const tried = draft === undefined || draft.expression === '' ? {} : { [draft.kind]: { name: draft.name === '' ? undefined : draft.name, [draft.kind]: bodyOf({ ...draft, enabled: true }) } };
  return useQuery({
    queryKey: [...keys.logs, 'tried', samples, tried],
    enabled: samples.length > 0 || draft !== undefined,
    queryFn: async () => (await write<Items<TriedLine>>('/api/logs/parsing/try', { body: { samples, ...tried } })).items,
    placeholderData: (before) => before,
    retry: false,
  });
}

/** The newest lines of a query, as samples. */
export function usePick() {
  return useMutation({
    mutationFn: async ({ query, span }: { query: string; span: LogSpan }) => (await read<LogLines>('/api/logs', { query, ...span, limit: MOST_SAMPLES })).items.map(({ message, host, source }): Sample => ({ text: (message.split(/\r?\n/)[0] ?? '').slice(0, LONGEST_SAMPLE), host, source })),
  });
}

/** What the server masks by itself; the words for each stand in the catalogue. */
const BUILT_IN = ['named', 'authorization', 'bearer', 'cookie', 'address', 'private-key', 'aws-key'] as const;

/** The key of the words for a built-in mask, if there are any. */
export function wordsOfMask(name: string) {
  const known = BUILT_IN.find((one) => one === name);
  return known === undefined ? undefined : (`parsing.mask.${known}` as const);
}

/** What inlets did not take in the last day. */
export const REFUSED = 'sum by (inlet, why) (increase(log_refusals_total[24h]))';

export const INLETS = ['bulk', 'otlp', 'syslog', 'syslog-udp', 'syslog-stream'] as const;
export const WHYS = ['no-json-object', 'other-act', 'unreadable', 'too-large', 'busy', 'not-kept', 'not-storable', 'queue-full', 'no-count', 'too-many-connections'] as const;

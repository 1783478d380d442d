import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AgentProgram, Enrolled, Host, JoinCode } from '../api/fleet';
import { read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import type { CallGraph } from '../api/topology';
import type { InstantAnswer, InstantSeries, RangeAnswer, RangeSeries } from '../api/telemetry';
import { useMay } from '../identity/server';
import { AGAIN_AFTER_MS } from '../parts/Answer';

export function useHosts(everyMs = 15_000) {
  return useQuery({
    enabled: useMay('SEE_OPERATIONS'),
    queryKey: keys.hosts,
    queryFn: async () => (await read<Items<Host>>('/api/fleet/hosts')).items,
    // Silence is the absence of events, so the list is asked for.
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : everyMs),
  });
}

export function useHost(name: string) {
  return useQuery({
    queryKey: [...keys.hosts, name],
    queryFn: () => read<Host>(`/api/fleet/hosts/${encodeURIComponent(name)}`),
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : 15_000),
  });
}

export function useEnrol() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => write<Enrolled>('/api/fleet/hosts', { body: { name } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.hosts }),
  });
}

/** The agent's program that this server hands out, or why it has none. */
export function useAgentProgram() {
  return useQuery({ queryKey: [...keys.hosts, 'agent'], queryFn: () => read<AgentProgram>('/api/fleet/agent'), staleTime: 60_000 });
}

export function useJoinCode() {
  return useMutation({ mutationFn: () => write<JoinCode>('/api/fleet/codes', { body: {} }) });
}

export function useRevoke() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => write(`/api/fleet/hosts/${encodeURIComponent(name)}/revoke`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.hosts }),
  });
}

/** With whom a host was connected in the last six hours, as far back as the server tells. */
export function useConnections(host: string) {
  return useQuery({
    queryKey: [...keys.hosts, host, 'connections'],
    queryFn: () => read<CallGraph>('/api/topology', { service: host, minutes: 360 }),
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : 60_000),
  });
}

/** What is true now, one value a series; asked again every `everyMs`. */
export function useInstant(query: string, everyMs = 15_000) {
  return useQuery({
    queryKey: [...keys.measurements, 'now', query],
    queryFn: async (): Promise<InstantSeries[]> => (await read<InstantAnswer>('/api/v1/query', { query })).data.result,
    refetchInterval: everyMs,
    placeholderData: keepPreviousData,
  });
}

/** A span of time; `end` undefined follows the present. All in seconds. */
export type Span = { start: number; end: number; step: number };

export function useRange(expressions: string[], span: () => Span, spanKey: string, everyMs: number | false) {
  return useQuery({
    queryKey: [...keys.measurements, 'range', expressions, spanKey],
    queryFn: async (): Promise<{ span: Span; series: RangeSeries[][] }> => {
      const asked = span();
      const answers = await Promise.all(
        expressions.map((query) => read<RangeAnswer>('/api/v1/query_range', { query, start: asked.start, end: asked.end, step: asked.step })),
      );
      return { span: asked, series: answers.map((one) => one.data.result) };
    },
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : everyMs),
    placeholderData: keepPreviousData,
  });
}

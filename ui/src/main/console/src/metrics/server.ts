import { keepPreviousData, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, write } from '../api/http';
import { keys } from '../api/keys';
import type { MetadataAnswer, NamesAnswer, RangeAnswer, RangeSeries, Storage } from '../api/telemetry';
import { AGAIN_AFTER_MS } from '../parts/Answer';
import type { Span } from '../hosts/server';
import { FUNCTIONS, ranked, type Wanted } from './promql';

const NAMES_STAY_MS = 60_000;
const SHOWN = 12;

function useNames(path: string | undefined, match: string | undefined) {
  return useQuery({
    queryKey: [...keys.measurements, 'names', path, match],
    enabled: path !== undefined,
    staleTime: NAMES_STAY_MS,
    queryFn: async () => (await read<NamesAnswer>(path ?? '', { 'match[]': match })).data,
    placeholderData: keepPreviousData,
  });
}

/** What the server knows that fits where the caret is. */
export function useCompletion(wanted: Wanted | undefined): string[] {
  const path = wanted === undefined ? undefined : wanted.kind === 'name' ? '/api/v1/label/__name__/values' : wanted.kind === 'label' ? '/api/v1/labels' : `/api/v1/label/${encodeURIComponent(wanted.label)}/values`;
  const { data = [] } = useNames(path, wanted === undefined || wanted.kind === 'name' ? undefined : wanted.metric);
  if (wanted === undefined) return [];
  const names = wanted.kind === 'name' ? [...data, ...FUNCTIONS] : data.filter((name) => wanted.kind === 'value' || name !== '__name__');
  return ranked(names, wanted.typed, SHOWN);
}

export function useMetadata(enabled: boolean) {
  return useQuery({
    queryKey: [...keys.measurements, 'metadata'],
    enabled,
    staleTime: 10 * NAMES_STAY_MS,
    queryFn: async () => (await read<MetadataAnswer>('/api/v1/metadata')).data,
  });
}

export type Answered = { span: Span; series: RangeSeries[] };

/** Each expression by itself: one that is wrong does not take the others with it. */
export function useSeries(expressions: readonly string[], span: () => Span, spanKey: string, everyMs: number | false) {
  return useQueries({
    queries: expressions.map((expression) => ({
      queryKey: [...keys.measurements, 'explore', expression, spanKey],
      queryFn: async (): Promise<Answered> => {
        const asked = span();
        const answer = await read<RangeAnswer>('/api/v1/query_range', { query: expression, start: asked.start, end: asked.end, step: asked.step });
        return { span: asked, series: answer.data.result };
      },
      refetchInterval: (query: { state: { status: string } }) => (query.state.status === 'error' ? false : everyMs),
      placeholderData: keepPreviousData,
    })),
  });
}

export function useStorage() {
  return useQuery({
    queryKey: keys.storage,
    queryFn: () => read<Storage>('/api/telemetry/storage'),
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : 30_000),
  });
}

export function useSetRetention() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (days: number) => write<Storage>('/api/telemetry/retention', { method: 'PUT', body: { days } }),
    onSuccess: (storage) => client.setQueryData(keys.storage, storage),
  });
}

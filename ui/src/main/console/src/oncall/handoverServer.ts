import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { HandedOver, HandoverDraft, HandoverHead, HandoverPage } from '../api/handover';
import { read, write } from '../api/http';
import { keys } from '../api/keys';
import { useMay } from '../identity/server';
import { AGAIN_AFTER_MS } from '../parts/Answer';

/** The draft writes itself from rooms that do not all tell of their changes, so it is read again so often. */
const DRAFT_AGAIN_MS = 30_000;

export function useHandoverDraft(schedule: string | undefined) {
  return useQuery({
    queryKey: [...keys.handovers, 'draft', schedule ?? ''],
    queryFn: () => read<HandoverDraft>('/api/oncall/handover', { schedule }),
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : DRAFT_AGAIN_MS),
  });
}

export function useHandovers() {
  return useInfiniteQuery({
    queryKey: [...keys.handovers, 'list'],
    queryFn: ({ pageParam }) => read<HandoverPage>('/api/oncall/handovers', { cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false),
  });
}

/** Those that nobody accepted yet. */
export function useWaitingHandovers() {
  return useQuery({
    enabled: useMay('SEE_OPERATIONS'),
    queryKey: [...keys.handovers, 'waiting'],
    queryFn: async () => (await read<HandoverPage>('/api/oncall/handovers', { waiting: 'true' })).items,
  });
}

/** The newest, whatever became of them: enough to know whether a shift that ends soon is handed over. */
export function useNewestHandovers(enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: [...keys.handovers, 'newest'],
    queryFn: async () => (await read<HandoverPage>('/api/oncall/handovers', { limit: 100 })).items,
  });
}

export function useHandover(id: string) {
  return useQuery({
    queryKey: [...keys.handovers, id],
    queryFn: () => read<HandedOver>(`/api/oncall/handovers/${encodeURIComponent(id)}`),
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false),
  });
}

export function useHandOver() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { schedule: string; note: string }) => write<HandoverHead>('/api/oncall/handover', { body }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.handovers }),
  });
}

export function useAcceptHandover() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => write<HandoverHead>(`/api/oncall/handover/${encodeURIComponent(id)}/accept`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.handovers }),
  });
}

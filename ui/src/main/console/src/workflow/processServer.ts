import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { address, read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import type { Bundle, Receiver, ReceiverSecret, RunningDetail, RunningPage, Startable, Uploaded } from '../api/process';
import { AGAIN_AFTER_MS } from '../parts/Answer';

/** What runs moves by itself; it is read again so often. */
const AGAIN_MS = 15_000;

export function useRunning(failed: boolean, q: string | undefined) {
  return useInfiniteQuery({
    queryKey: [...keys.processes, 'running', failed, q ?? ''],
    queryFn: ({ pageParam }) => read<RunningPage>('/api/processes/instances', { failed: failed ? 'true' : undefined, q, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : AGAIN_MS),
  });
}

export function useOneRunning(id: string) {
  return useQuery({ queryKey: [...keys.processes, 'one', id], queryFn: () => read<RunningDetail>(`/api/processes/instances/${encodeURIComponent(id)}`), refetchInterval: AGAIN_MS });
}

/** Tries what failed again at once, or ends the process. */
export function useRunningVerb(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ask: { verb: 'retry' } | { verb: 'cancel'; reason: string }) => write(`/api/processes/instances/${encodeURIComponent(id)}/${ask.verb}`, ask.verb === 'cancel' ? { body: { reason: ask.reason } } : {}),
    onSettled: () => client.invalidateQueries({ queryKey: keys.processes }),
  });
}

export function useBundles() {
  return useQuery({ queryKey: keys.bundles, queryFn: async () => (await read<Items<Bundle>>('/api/processes/bundles')).items });
}

export function useUpload() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => write<Uploaded>('/api/processes/bundles', { file }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.bundles }),
  });
}

export function useSwitch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, version, on }: { name: string; version: number; on: boolean }) => write(`/api/processes/bundles/${encodeURIComponent(name)}/${version}/${on ? 'switch-on' : 'switch-off'}`),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.bundles });
      await client.invalidateQueries({ queryKey: keys.startable });
    },
  });
}

export function useStartable() {
  return useQuery({ queryKey: keys.startable, queryFn: async () => (await read<Items<Startable>>('/api/processes/startable')).items, staleTime: 30_000 });
}

export function useStart(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (values: Record<string, unknown>) => write<{ businessKey: string }>(`/api/processes/bundles/${encodeURIComponent(name)}/start`, { body: { values } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tasks }),
  });
}

export function useReceivers() {
  return useQuery({ queryKey: keys.receivers, queryFn: async () => (await read<Items<Receiver>>('/api/processes/receivers')).items, refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false) });
}

/** A secret for a system, or another one in place of its present one. */
export function useRenewSecret() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (url: string) => write<ReceiverSecret>('/api/processes/receivers', { method: 'PUT', body: { url } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.receivers }),
  });
}

export function useRemoveReceiver() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (url: string) => write(address('/api/processes/receivers', { url }), { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.receivers }),
  });
}

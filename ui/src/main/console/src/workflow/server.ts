import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, readText, write } from '../api/http';
import { keys } from '../api/keys';
import type { Approval, Deputies, TaskDetail, TaskPage } from '../api/task';
import type { ProcessPosition } from '../api/workflow';
import { AGAIN_AFTER_MS } from '../parts/Answer';

export type TaskSearch = { list?: 'mine' | 'asked' | undefined; q?: string | undefined };

export function useTasks({ list, q }: TaskSearch) {
  return useInfiniteQuery({
    queryKey: [...keys.tasks, list ?? 'all', q ?? ''],
    queryFn: ({ pageParam }) => read<TaskPage>('/api/tasks', { mine: list === 'mine' ? 'true' : undefined, asked: list === 'asked' ? 'true' : undefined, q, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false),
  });
}

export function useTask(id: string) {
  return useQuery({
    queryKey: keys.task(id),
    queryFn: () => read<TaskDetail>(`/api/tasks/${encodeURIComponent(id)}`),
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false),
  });
}

export type TaskVerb =
  | { verb: 'claim' | 'hand-back' }
  | { verb: 'complete'; values: Record<string, unknown> }
  | { verb: 'delegate'; to: string; reason: string }
  | { verb: 'return'; step: string; reason: string }
  | { verb: 'withdraw'; reason: string }
  | { verb: 'countersign'; to: string };

/** One verb on one task. Some end it, so the task is read again rather than taken from the answer. */
export function useTaskVerb(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, ...body }: TaskVerb) => write(`/api/tasks/${encodeURIComponent(id)}/${verb}`, { body }),
    onSettled: (_answer, error, { verb }) => {
      void client.invalidateQueries({ queryKey: keys.tasks });
      // Gone from here when it went well: reading it again would only say that it is not there.
      if (error !== null || verb === 'claim' || verb === 'countersign') void client.invalidateQueries({ queryKey: keys.task(id) });
    },
  });
}

export function useVote(approval: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { yes: boolean; reason: string; for?: string | undefined }) => write<Approval>(`/api/approvals/${encodeURIComponent(approval)}/votes`, { body }),
    onSuccess: (voted) => {
      client.setQueryData(keys.approval(approval), voted);
      return client.invalidateQueries({ queryKey: keys.tasks });
    },
    onError: () => Promise.all([['task'], keys.approval(approval)].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export function useDeputies() {
  return useQuery({ queryKey: keys.deputies, queryFn: () => read<Deputies>('/api/deputies') });
}

export function useNameDeputy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { deputy?: string; from?: string; to?: string }) => write<Deputies>('/api/deputies', { method: 'PUT', body }),
    onSuccess: (deputies) => client.setQueryData(keys.deputies, deputies),
  });
}

export function usePosition(key: string) {
  return useQuery({
    queryKey: keys.position(key),
    queryFn: () => read<ProcessPosition>(`/api/workflow/positions/${encodeURIComponent(key)}`),
  });
}

/** A model of a version never changes. */
export function useModel(position: ProcessPosition | undefined) {
  return useQuery({
    queryKey: ['model', position?.definitionKey, position?.version],
    enabled: position !== undefined,
    staleTime: Infinity,
    queryFn: () => readText(`/api/workflow/definitions/${position?.definitionKey ?? ''}/${position?.version ?? 0}/xml`),
  });
}

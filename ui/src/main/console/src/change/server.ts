import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ChangeDetail, ChangeLine, ChangeResult, ChangeState, ChangeTemplate, Freeze, Health, NewFreeze, PlannedChange } from '../api/change';
import { read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import type { Approval } from '../api/task';
import { AGAIN_AFTER_MS } from '../parts/Answer';

const again = (query: { state: { status: string } }) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false);

export function useChanges(span: { from: string; to: string }, state: ChangeState | undefined) {
  return useQuery({
    queryKey: [...keys.changes, span.from, span.to, state ?? ''],
    queryFn: async () => (await read<Items<ChangeLine>>('/api/changes', { ...span, state })).items,
    refetchInterval: again,
  });
}

export function useChange(key: string) {
  return useQuery({ queryKey: keys.change(key), queryFn: () => read<ChangeDetail>(`/api/changes/${encodeURIComponent(key)}`), refetchInterval: again });
}

/** Measured now, for as long as nobody has written the review. */
export function useHealth(key: string, wanted: boolean) {
  return useQuery({ queryKey: [...keys.change(key), 'health'], enabled: wanted, queryFn: () => read<Health>(`/api/changes/${encodeURIComponent(key)}/health`) });
}

export function useApproval(id: string | undefined) {
  return useQuery({ queryKey: keys.approval(id), enabled: id !== undefined, queryFn: () => read<Approval>(`/api/approvals/${encodeURIComponent(id ?? '')}`) });
}

export type ChangeAsk =
  | { verb: 'submit' | 'start'; despite?: string | undefined }
  | { verb: 'done' }
  | { verb: 'extend'; to: string; reason: string }
  | { verb: 'tick'; step: number }
  | { verb: 'back-out' | 'withdraw'; reason: string }
  | { verb: 'review'; result: ChangeResult; text: string };

/** One verb on one change. Ticking off is repeatable and asks for no version: two people may tick at once. */
export function useChangeVerb({ change, version }: ChangeDetail) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, ...body }: ChangeAsk) => write<ChangeDetail>(`/api/changes/${encodeURIComponent(change.key)}/${verb}`, { body, ...(verb === 'tick' ? {} : { version }) }),
    onSuccess: (detail) => client.setQueryData(keys.change(change.key), detail),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.changes });
      await client.invalidateQueries({ queryKey: keys.change(change.key) });
      await client.invalidateQueries({ queryKey: keys.silences });
    },
  });
}

/** A new draft, or what an old one says instead. */
export function useSaveChange(old: ChangeDetail | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PlannedChange) => (old === undefined ? write<ChangeDetail>('/api/changes', { body }) : write<ChangeDetail>(`/api/changes/${encodeURIComponent(old.change.key)}`, { method: 'PUT', body, version: old.version })),
    onSuccess: async (detail) => {
      client.setQueryData(keys.change(detail.change.key), detail);
      await client.invalidateQueries({ queryKey: keys.changes });
    },
  });
}

export function useFreezes() {
  return useQuery({ queryKey: keys.freezes, queryFn: async () => (await read<Items<Freeze>>('/api/changes/freezes')).items });
}

export function useAddFreeze() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewFreeze) => write<Freeze>('/api/changes/freezes', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.freezes }),
  });
}

export function useRemoveFreeze() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => write(`/api/changes/freezes/${id}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.freezes }),
  });
}

export function useTemplates() {
  return useQuery({ queryKey: keys.templates, queryFn: async () => (await read<Items<ChangeTemplate>>('/api/changes/templates')).items });
}

export function usePutTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, ...body }: ChangeTemplate) => write<ChangeTemplate>(`/api/changes/templates/${encodeURIComponent(name)}`, { method: 'PUT', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.templates }),
  });
}

/** Changes that follow it stay as they are. */
export function useRemoveTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => write(`/api/changes/templates/${encodeURIComponent(name)}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.templates }),
  });
}

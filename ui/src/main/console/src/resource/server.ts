import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import type { Application, IdleResource, Offer, Quota, QuotaPage, ResourceDetail, ResourceKind, ResourceKindChange, ResourcePage, ResourceState } from '../api/resource';
import type { Approval } from '../api/task';
import { AGAIN_AFTER_MS } from '../parts/Answer';

/** The live line tells of resources, but not of quotas or of what was found idle; everything is read again so often. */
const AGAIN_MS = 30_000;
const again = (query: { state: { status: string } }) => (query.state.status === 'error' ? AGAIN_AFTER_MS : AGAIN_MS);

export function useOffers() {
  return useQuery({ queryKey: [...keys.resources, 'offers'], queryFn: async () => (await read<Items<Offer>>('/api/resources/catalogue')).items, refetchInterval: again });
}

export function useMyResources() {
  return useInfiniteQuery({
    queryKey: [...keys.resources, 'mine'],
    queryFn: ({ pageParam }) => read<ResourcePage>('/api/resources/mine', { cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: again,
  });
}

export function useAllResources(filter: { state?: ResourceState | undefined; q?: string | undefined }) {
  return useInfiniteQuery({
    queryKey: [...keys.resources, 'all', filter.state ?? '', filter.q ?? ''],
    queryFn: ({ pageParam }) => read<ResourcePage>('/api/resources/applications', { ...filter, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: again,
  });
}

export function useIdle() {
  return useQuery({ queryKey: [...keys.resources, 'idle'], queryFn: async () => (await read<Items<IdleResource>>('/api/resources/idle')).items, refetchInterval: again });
}

export function useQuotas() {
  return useInfiniteQuery({
    queryKey: [...keys.resources, 'quotas'],
    queryFn: ({ pageParam }) => read<QuotaPage>('/api/resources/quotas', { cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: again,
  });
}

export function useResource(key: string) {
  return useQuery({ queryKey: keys.resource(key), queryFn: () => read<ResourceDetail>(`/api/resources/applications/${encodeURIComponent(key)}`), refetchInterval: again });
}

/** Votes are shown to who may see them; others read only that they are asked for. */
export function useResourceApproval(id: string | undefined, wanted: boolean) {
  return useQuery({ queryKey: ['approval', id], enabled: wanted && id !== undefined, retry: false, queryFn: () => read<Approval>(`/api/approvals/${encodeURIComponent(id ?? '')}`) });
}

/** One form makes one application, also when its answer was lost and it is sent again. */
export function useApply() {
  const client = useQueryClient();
  const [once] = useState(newKey);
  return useMutation({
    mutationFn: (body: Application) => write<ResourceDetail>('/api/resources/applications', { body, once }),
    onSuccess: async (detail) => {
      client.setQueryData(keys.resource(detail.resource.key), detail);
      await client.invalidateQueries({ queryKey: keys.resources });
    },
  });
}

/** `crypto.randomUUID` is there on secure addresses only. */
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}

export type ResourceAsk =
  | { verb: 'withdraw' | 'release'; reason: string }
  | { verb: 'change-size'; quantity: number; reason: string }
  | { verb: 'extend' | 'keep'; until: string; reason: string }
  | { verb: 'restore'; until?: string | undefined; reason: string };

/** One verb on one resource; refused if it changed since it was read. */
export function useResourceVerb({ resource, version }: ResourceDetail) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, ...body }: ResourceAsk) => write<ResourceDetail>(`/api/resources/applications/${encodeURIComponent(resource.key)}/${verb}`, { body, version }),
    onSuccess: (detail) => client.setQueryData(keys.resource(resource.key), detail),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.resources });
      await client.invalidateQueries({ queryKey: keys.resource(resource.key) });
    },
  });
}

/** Without `most` it is again what the entry says. */
export function usePutQuota() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { entry: string; holder: string; most?: number | undefined }) => write<Quota>('/api/resources/quotas', { method: 'PUT', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.resources }),
  });
}

export function useKinds() {
  return useQuery({ queryKey: [...keys.resources, 'kinds'], queryFn: async () => (await read<Items<ResourceKind>>('/api/resources/kinds')).items, refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false) });
}

/** A new entry (version 0), or what an old one says instead; refused where somebody changed or made it meanwhile. */
export function usePutKind() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, ...body }: ResourceKindChange & { id: string; version: number }) => write<ResourceKind>(`/api/resources/kinds/${encodeURIComponent(id)}`, { method: 'PUT', body, version }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.resources }),
  });
}

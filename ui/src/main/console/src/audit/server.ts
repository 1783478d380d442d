import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Act, AuditFilter, ChainState } from '../api/audit';
import { read } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import { AGAIN_AFTER_MS } from '../parts/Answer';

const PAGE = 100;

export function useAudit(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.audit, filter],
    initialPageParam: undefined as number | undefined,
    queryFn: async ({ pageParam }) => (await read<Items<Act>>('/api/audit', { ...filter, before: pageParam, limit: PAGE })).items,
    getNextPageParam: (last) => (last.length < PAGE ? undefined : last.at(-1)?.id),
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false),
  });
}

/** The newest acts, for "changed in the last hour". */
export function useRecentActs(enabled: boolean) {
  return useQuery({
    queryKey: [...keys.audit, 'recent'],
    enabled,
    queryFn: async () => (await read<Items<Act>>('/api/audit', { limit: 200 })).items,
    refetchInterval: 30_000,
  });
}

/** How far the trail is sealed, and the newest signed checkpoint. */
export function useChain() {
  return useQuery({
    queryKey: [...keys.audit, 'state'],
    queryFn: () => read<ChainState>('/api/audit/state'),
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : 30_000),
  });
}

export function usePublicKey() {
  return useQuery({ queryKey: [...keys.audit, 'key'], queryFn: () => read<{ publicKey: string }>('/api/audit/key'), staleTime: Infinity });
}

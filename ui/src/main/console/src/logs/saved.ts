import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { read, write } from '../api/http';
import { keys } from '../api/keys';
import type { SavedQueries, SavedQuery } from '../api/logs';
import { again } from './server';

const PAGE = 50;
const queryKey = [...keys.logs, 'saved'];

/** One's own queries and those that are shared, by name. */
export function useSaved() {
  return useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => read<SavedQueries>('/api/logs/saved', { beyond: pageParam, limit: PAGE }),
    getNextPageParam: (last) => last.next,
    refetchInterval: again,
  });
}

export function useSave() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; query: string; shared: boolean }) => write<SavedQuery>('/api/logs/saved', { method: 'PUT', body }),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
}

export function useUnsave() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => write(`/api/logs/saved/${id}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
}

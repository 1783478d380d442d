import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, write } from '../api/http';
import { keys } from '../api/keys';
import type { NewSilence, Silence } from '../api/silence';
import { AGAIN_AFTER_MS } from '../parts/Answer';

export function useSilences() {
  return useQuery({
    queryKey: keys.silences,
    queryFn: () => read<Silence[]>('/api/v2/silences'),
    // A silence ends by the clock, which is no event of the live line.
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : 30_000),
  });
}

/** What a change of a silence makes old: the alerts it mutes, and what follows from them. */
function useAfter(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: keys.silences });
    await client.invalidateQueries({ queryKey: keys.alerts });
    await client.invalidateQueries({ queryKey: keys.incidents });
  };
}

export function useSaveSilence() {
  const after = useAfter();
  return useMutation({
    mutationFn: (body: NewSilence) => write<{ silenceID: string }>('/api/v2/silences', { body }),
    onSettled: after,
  });
}

export function useExpire() {
  const after = useAfter();
  return useMutation({
    mutationFn: (id: string) => write(`/api/v2/silence/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSettled: after,
  });
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Dismissal } from '../api/alerting';
import { read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import { AGAIN_AFTER_MS } from '../parts/Answer';

export const DAYS = [1, 7, 14, 30, 90] as const;

/** What people said to be nothing, in force first. */
export function useDismissals(enabled = true) {
  return useQuery({
    queryKey: keys.dismissals,
    enabled,
    queryFn: async () => (await read<Items<Dismissal>>('/api/alerting/dismissals')).items,
    // One ends by the clock, which is no event of the live line.
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : 60_000),
  });
}

/** What becomes old with it: the alert, and what follows from it. */
function useAfter(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: keys.dismissals });
    await client.invalidateQueries({ queryKey: keys.alerts });
    await client.invalidateQueries({ queryKey: keys.incidents });
  };
}

export function useSayNothing(fingerprint: string) {
  const after = useAfter();
  return useMutation({
    mutationFn: (body: { why: string; days: number }) => write<Dismissal>(`/api/alerting/alerts/${encodeURIComponent(fingerprint)}/dismissal`, { body }),
    onSettled: after,
  });
}

export function useTakeBack() {
  const after = useAfter();
  return useMutation({
    mutationFn: (id: string) => write(`/api/alerting/dismissals/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSettled: after,
  });
}

export function inForce(one: Dismissal, now: number): boolean {
  return Date.parse(one.endsAt) > now;
}

/** The same rule's alert with the same labels: what was said holds for it. */
export function isLike(one: Dismissal, labels: Record<string, string>): boolean {
  const names = Object.keys(one.labels);
  return names.length === Object.keys(labels).length && names.every((name) => one.labels[name] === labels[name]);
}

import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Alert } from '../api/alerting';
import { read, write } from '../api/http';
import type { Items } from '../api/identity';
import type { ClosedMany, Incident, IncidentDetail } from '../api/incident';
import { keys } from '../api/keys';
import { useMay } from '../identity/server';
import { AGAIN_AFTER_MS } from '../parts/Answer';

const again = (query: { state: { status: string } }) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false);

export function useIncidents(state: 'open' | 'all', limit = 500) {
  return useQuery({
    enabled: useMay('SEE_OPERATIONS'),
    queryKey: [...keys.incidents, state, limit],
    queryFn: async () => (await read<Items<Incident>>('/api/incidents', { state, limit })).items,
    refetchInterval: again,
  });
}

function detailQuery(key: string) {
  return {
    queryKey: keys.incident(key),
    queryFn: () => read<IncidentDetail>(`/api/incidents/${encodeURIComponent(key)}`),
    refetchInterval: again,
  };
}

export function useIncident(key: string) {
  return useQuery(detailQuery(key));
}

/** Details of a few incidents at once, for what a list can't say: who is paged next. */
export function useIncidentDetails(wanted: string[]): IncidentDetail[] {
  return useQueries({
    queries: wanted.map(detailQuery),
    combine: (results) => results.flatMap((result) => (result.data === undefined ? [] : [result.data])),
  });
}

export function useAlerts() {
  return useQuery({
    queryKey: keys.alerts,
    queryFn: async () => (await read<Items<Alert>>('/api/alerting/alerts')).items,
    refetchInterval: again,
  });
}

type VerbBody =
  | { verb: 'acknowledge' }
  | { verb: 'resolve'; note: string; despiteFiring?: string }
  | { verb: 'review'; cause: string; remedy: string }
  | { verb: 'comments'; text: string }
  | { verb: 'separate'; item: string }
  | { verb: 'close' };

/** One verb on one incident. The answer is the incident as it is now, so nothing has to be read again. */
export function useIncidentVerb(key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, ...body }: VerbBody) => write<IncidentDetail>(`/api/incidents/${encodeURIComponent(key)}/${verb}`, { body }),
    onSuccess: (detail) => client.setQueryData(keys.incident(detail.incident.key), detail),
    // Refused or done: somebody may have been faster, so the truth is read either way.
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.incidents });
      await client.invalidateQueries({ queryKey: keys.incident(key) });
      await client.invalidateQueries({ queryKey: keys.position(key) });
    },
  });
}

/** Many at once: what may be closed is, and the rest is said with its reason. */
export function useCloseMany() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: string[]) => write<ClosedMany>('/api/incidents/close', { body: { keys: wanted } }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.incidents }),
  });
}

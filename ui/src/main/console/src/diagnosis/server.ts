import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Diagnosis } from '../api/diagnosis';
import { read, write } from '../api/http';
import { keys } from '../api/keys';
import { AGAIN_AFTER_MS } from '../parts/Answer';

const path = (incident: string) => `/api/incidents/${encodeURIComponent(incident)}/diagnosis`;

export function useDiagnosis(incident: string) {
  return useQuery({
    queryKey: keys.diagnosis(incident),
    queryFn: () => read<Diagnosis>(path(incident)),
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false),
  });
}

/** Says which one it was; without a suspect, that it was none of them. */
export function useVerdict(incident: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { suspect?: string; words: string }) => write<Diagnosis>(`${path(incident)}/verdict`, { method: 'PUT', body }),
    onSuccess: (next) => client.setQueryData(keys.diagnosis(incident), next),
    onError: () => client.invalidateQueries({ queryKey: keys.diagnosis(incident) }),
  });
}

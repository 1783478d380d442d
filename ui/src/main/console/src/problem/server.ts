import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import type { ProblemDetail, ProblemLine, ProblemState } from '../api/problem';
import { AGAIN_AFTER_MS } from '../parts/Answer';

const again = (query: { state: { status: string } }) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false);

export function useProblems(state: ProblemState | undefined) {
  return useQuery({
    queryKey: [...keys.problems, state ?? ''],
    queryFn: async () => (await read<Items<ProblemLine>>('/api/problems', { state })).items,
    refetchInterval: again,
  });
}

export function useProblem(key: string) {
  return useQuery({ queryKey: keys.problem(key), queryFn: () => read<ProblemDetail>(`/api/problems/${encodeURIComponent(key)}`), refetchInterval: again });
}

/** What is known to help in an incident like this one. */
export function useKnownErrors(incident: string) {
  return useQuery({ queryKey: [...keys.problems, 'known', incident], queryFn: async () => (await read<Items<ProblemLine>>('/api/problems/known-errors', { incident })).items });
}

export type ProblemAsk =
  | { verb: 'accept' | 'quiet' }
  | { verb: 'dismiss' | 'close'; reason: string }
  | { verb: 'cause'; text: string; evidence: string[] }
  | { verb: 'workaround'; text: string }
  | { verb: 'remedy'; change: string };

/** One verb on one problem; refused where somebody changed it since it was read. */
export function useProblemVerb({ problem, version }: ProblemDetail) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, ...body }: ProblemAsk) => write<ProblemDetail>(`/api/problems/${encodeURIComponent(problem.key)}/${verb}`, { body, version }),
    onSuccess: (detail) => client.setQueryData(keys.problem(problem.key), detail),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.problems });
      await client.invalidateQueries({ queryKey: keys.problem(problem.key) });
    },
  });
}

/** A problem that a person sees before the house does. */
export function useOpenProblem() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { title: string; incidents: string[] }) => write<ProblemDetail>('/api/problems', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.problems }),
  });
}

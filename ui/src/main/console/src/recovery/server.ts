import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import type { CoverageLine, Drill, NewDrill, PolicyDetail, PolicyTerms, RecoveryPolicy, RecoveryRun } from '../api/recovery';
import type { Approval } from '../api/task';
import { AGAIN_AFTER_MS } from '../parts/Answer';

/** The line tells nothing of how far a job is. */
const WHILE_RUNNING_MS = 4_000;
/** A drill is told of by the line; this is for a line that is lost. */
const TOLD_MS = 15_000;
const SLOWLY_MS = 60_000;
const DRILLS_SHOWN = 200;

const again = (query: { state: { status: string } }) => (query.state.status === 'error' ? AGAIN_AFTER_MS : SLOWLY_MS);

export function useBoard() {
  return useQuery({ queryKey: [...keys.recovery, 'board'], queryFn: async () => (await read<Items<CoverageLine>>('/api/recovery/board')).items, refetchInterval: again });
}

export function usePolicy(id: string | undefined) {
  return useQuery({
    queryKey: keys.recoveryPolicy(id ?? ''),
    enabled: id !== undefined,
    queryFn: () => read<PolicyDetail>(`/api/recovery/policies/${encodeURIComponent(id ?? '')}`),
    refetchInterval: (query) => (query.state.data?.runs.some((run) => run.state === 'sent') === true ? WHILE_RUNNING_MS : again(query)),
  });
}

export function useDrills(policy?: string) {
  return useQuery({ queryKey: [...keys.recovery, 'drills', policy ?? ''], queryFn: async () => (await read<Items<Drill>>('/api/recovery/drills', { policy, limit: DRILLS_SHOWN })).items, refetchInterval: again });
}

export function useDrill(number: string) {
  return useQuery({
    queryKey: keys.drill(number),
    queryFn: () => read<Drill>(`/api/recovery/drills/${encodeURIComponent(number)}`),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? TOLD_MS : again(query)),
  });
}

export function useApproval(id: string | undefined) {
  return useQuery({ queryKey: keys.approval(id), enabled: id !== undefined, queryFn: () => read<Approval>(`/api/approvals/${encodeURIComponent(id ?? '')}`) });
}

function useAct<B, T>(send: (body: B) => Promise<T>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSettled: () => client.invalidateQueries({ queryKey: keys.recovery }) });
}

/** A new policy, or what an old one says instead. */
export function useSavePolicy(old: RecoveryPolicy | undefined) {
  return useAct((body: PolicyTerms) => (old === undefined ? write<RecoveryPolicy>('/api/recovery/policies', { body }) : write<RecoveryPolicy>(`/api/recovery/policies/${encodeURIComponent(old.id)}`, { method: 'PUT', body, version: old.version })));
}

export function useRetire({ id, version }: RecoveryPolicy) {
  return useAct(() => write<RecoveryPolicy>(`/api/recovery/policies/${encodeURIComponent(id)}/retire`, { version }));
}

export function useBackUp() {
  return useAct((id: string) => write<RecoveryRun>(`/api/recovery/policies/${encodeURIComponent(id)}/start`));
}

export function useStartDrill(policy: string) {
  return useAct((body: NewDrill) => write<Drill>(`/api/recovery/policies/${encodeURIComponent(policy)}/drills`, { body }));
}

export type DrillAsk = { verb: 'stop'; reason: string } | { verb: 'notes' | 'review'; text: string } | { verb: 'take'; index: number };

/** One verb on one drill; its answer is the drill as it is then. */
export function useDrillVerb(number: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ask: DrillAsk) => {
      const drill = `/api/recovery/drills/${encodeURIComponent(number)}`;
      if (ask.verb === 'take') return write<Drill>(`${drill}/findings/${ask.index}/take`);
      const { verb, ...body } = ask;
      return write<Drill>(`${drill}/${verb}`, { body });
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.recovery }),
  });
}

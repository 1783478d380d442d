import { keepPreviousData, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import { policyChange, scheduleChange, type GapAhead, type NewOverride, type NewSwap, type OnCallNow, type Policy, type Schedule, type Shift, type Swap } from '../api/oncall';
import { useMay } from '../identity/server';
import { AGAIN_AFTER_MS } from '../parts/Answer';

export function useOnCallNow() {
  return useQuery({
    enabled: useMay('SEE_OPERATIONS'),
    queryKey: [...keys.onCall, 'now'],
    queryFn: () => read<OnCallNow>('/api/oncall/now'),
    // A hand-over is no event of the live line, so it is asked for.
    refetchInterval: 30_000,
  });
}

export function useSchedules() {
  return useQuery({
    queryKey: [...keys.onCall, 'schedules'],
    queryFn: async () => (await read<Items<Schedule>>('/api/oncall/schedules')).items,
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : 60_000),
  });
}

/** A schedule that does not exist yet: without an id it is made, not changed. */
export const NEW_SCHEDULE: Schedule = { id: '', name: '', zone: Intl.DateTimeFormat().resolvedOptions().timeZone, people: [], firstHandOver: `${new Date().toISOString().slice(0, 10)}T08:00:00`, turnSeconds: 7 * 86_400, version: 0 };

/** The shifts of each schedule in a span; a schedule that can't be read has none here and is said to be unreadable. */
export function useShifts(schedules: Schedule[], from: string, to: string): Map<string, Shift[]> {
  return useQueries({
    queries: schedules.map((schedule) => ({
      queryKey: [...keys.onCall, 'shifts', schedule.id, from, to],
      placeholderData: keepPreviousData,
      queryFn: async () => (await read<Items<Shift>>(`/api/oncall/schedules/${schedule.id}/shifts`, { from, to })).items,
    })),
    combine: (results) =>
      new Map(results.flatMap(({ data }, index) => (data === undefined ? [] : [[schedules[index]?.id ?? '', data] as const]))),
  });
}

export function usePolicies() {
  return useQuery({
    queryKey: [...keys.onCall, 'policies'],
    queryFn: async () => (await read<Items<Policy>>('/api/oncall/policies')).items,
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false),
  });
}

export function useChangeSchedule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (schedule: Schedule) =>
      schedule.id === ''
        ? write<Schedule>('/api/oncall/schedules', { body: scheduleChange(schedule) })
        : write<Schedule>(`/api/oncall/schedules/${schedule.id}`, { method: 'PUT', body: scheduleChange(schedule), version: schedule.version }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.onCall }),
  });
}

export function useChangePolicy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (policy: Policy) =>
      policy.id === ''
        ? write<Policy>('/api/oncall/policies', { body: policyChange(policy) })
        : write<Policy>(`/api/oncall/policies/${policy.id}`, { method: 'PUT', body: policyChange(policy), version: policy.version }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.onCall }),
  });
}

/** Every act on who is on call makes all of it old: the calendar, the gaps, and whether anybody can be paged. */
function useOnCallWrite<B, T>(send: (body: B) => Promise<T>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSettled: () => client.invalidateQueries({ queryKey: keys.onCall }) });
}

export function useDeleteSchedule() {
  return useOnCallWrite((id: string) => write(`/api/oncall/schedules/${id}`, { method: 'DELETE' }));
}

export function useDeletePolicy() {
  return useOnCallWrite((id: string) => write(`/api/oncall/policies/${id}`, { method: 'DELETE' }));
}

export function useOverride() {
  return useOnCallWrite(({ schedule, ...body }: NewOverride & { schedule: string }) => write<{ id: string }>(`/api/oncall/schedules/${schedule}/overrides`, { body }));
}

export function useRemoveOverride() {
  return useOnCallWrite((id: string) => write(`/api/oncall/overrides/${id}`, { method: 'DELETE' }));
}

export function useTakeNow() {
  return useOnCallWrite(({ schedule, hours }: { schedule: string; hours: number }) => write<{ id: string }>(`/api/oncall/schedules/${schedule}/take-now`, { body: { hours } }));
}

export function useSwaps() {
  return useQuery({
    queryKey: [...keys.onCall, 'swaps'],
    queryFn: async () => (await read<Items<Swap>>('/api/oncall/swaps')).items,
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : 60_000),
  });
}

export function useOfferSwap() {
  return useOnCallWrite((body: NewSwap) => write<{ id: string }>('/api/oncall/swaps', { body }));
}

export function useAcceptSwap() {
  return useOnCallWrite((id: string) => write(`/api/oncall/swaps/${id}/accept`));
}

export function useWithdrawSwap() {
  return useOnCallWrite((id: string) => write(`/api/oncall/swaps/${id}`, { method: 'DELETE' }));
}

export function useGapsAhead(days = 28) {
  return useQuery({
    queryKey: [...keys.onCall, 'gaps', days],
    queryFn: async () => (await read<Items<GapAhead>>('/api/oncall/gaps', { days })).items,
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : 5 * 60_000),
  });
}

/** Pages by a policy for trial; the key tells what became of it. */
export function useTestPage() {
  return useMutation({ mutationFn: (policy: string) => write<{ key: string }>(`/api/oncall/policies/${policy}/test-page`) });
}

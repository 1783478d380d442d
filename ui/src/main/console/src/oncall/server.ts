import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import { policyChange, scheduleChange, type OnCallNow, type Policy, type Schedule, type Shift } from '../api/oncall';
import { AGAIN_AFTER_MS } from '../parts/Answer';

export function useOnCallNow() {
  return useQuery({
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

/** The shifts of each schedule in a span; a schedule that can't be read has none here and is said to be unreadable. */
export function useShifts(schedules: Schedule[], from: string, to: string): Map<string, Shift[]> {
  return useQueries({
    queries: schedules.map((schedule) => ({
      queryKey: [...keys.onCall, 'shifts', schedule.id, schedule.version, from, to],
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
    mutationFn: (schedule: Schedule) => write<Schedule>(`/api/oncall/schedules/${schedule.id}`, { method: 'PUT', body: scheduleChange(schedule), version: schedule.version }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.onCall }),
  });
}

export function useChangePolicy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (policy: Policy) => write<Policy>(`/api/oncall/policies/${policy.id}`, { method: 'PUT', body: policyChange(policy), version: policy.version }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.onCall }),
  });
}

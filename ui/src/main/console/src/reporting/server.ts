import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, write } from '../api/http';
import { keys } from '../api/keys';
import type { Report, ReportKind, ReportPage, ReportRows, ReportSchedule, ReportScheduleChange, ReportSchedules } from '../api/report';
import { AGAIN_AFTER_MS } from '../parts/Answer';
import type { Counted } from './place';

const again = (query: { state: { status: string } }) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false);

export function useReports(kind: ReportKind | undefined) {
  return useInfiniteQuery({
    queryKey: [...keys.reports, kind ?? ''],
    queryFn: ({ pageParam }: { pageParam: string | undefined }) => read<ReportPage>('/api/reports', { kind, cursor: pageParam }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: again,
  });
}

/** What is stored never changes, so it is read once. */
export function useReport(id: string) {
  return useQuery({ queryKey: keys.report(id), queryFn: () => read<Report>(`/api/reports/${encodeURIComponent(id)}`), refetchInterval: again, staleTime: Infinity });
}

export function useDraft(kind: ReportKind, from: string) {
  return useQuery({ queryKey: [...keys.reports, 'draft', kind, from], queryFn: () => read<Report>('/api/reports/draft', { kind, from }), refetchInterval: again });
}

/** What a figure was counted from, as it was then. */
export function useReportRows(id: string, { part, figure, line }: Counted) {
  return useQuery({ queryKey: [...keys.report(id), 'rows', part, figure, line ?? ''], queryFn: () => read<ReportRows>(`/api/reports/${encodeURIComponent(id)}/rows`, { part, figure, line }), refetchInterval: again, staleTime: Infinity });
}

export function useMakeReport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { kind: ReportKind; from: string }) => write<Report>('/api/reports', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.reports }),
  });
}

export function useSchedules() {
  return useQuery({ queryKey: keys.reportSchedules, queryFn: () => read<ReportSchedules>('/api/reports/schedules'), refetchInterval: again });
}

export function useChangeSchedule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...body }: ReportScheduleChange & { version: number }) => write<ReportSchedule>('/api/reports/schedules', { method: 'PUT', body, version }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.reportSchedules }),
  });
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CatalogueEntry, DeskMailbox, DeskMailboxChange, LineDuty, Target, WorkCalendar } from '../api/desk';
import { read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';

function useList<T>(name: string) {
  return useQuery({ queryKey: keys.deskSetting(name), queryFn: async () => (await read<Items<T>>(`/api/desk/${name}`)).items });
}

function usePutList<T>(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (items: T[]) => write<Items<T>>(`/api/desk/${name}`, { method: 'PUT', body: { items } }),
    onSuccess: ({ items }) => client.setQueryData(keys.deskSetting(name), items),
  });
}

export const useCalendars = () => useList<WorkCalendar>('calendars');
export const useTargets = () => useList<Target>('targets');
export const usePutTargets = () => usePutList<Target>('targets');
export const useLines = () => useList<LineDuty>('lines');
export const usePutLines = () => usePutList<LineDuty>('lines');

export function usePutCatalogue() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (items: CatalogueEntry[]) => write<Items<CatalogueEntry>>('/api/desk/catalogue', { method: 'PUT', body: { items } }),
    onSuccess: ({ items }) => client.setQueryData(keys.catalogue, items),
  });
}

/** A new calendar, or an old one from now on; refused where somebody changed it meanwhile. */
export function usePutCalendar(old: WorkCalendar | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; name: string; zone: string; lines: string }) => write<WorkCalendar>(`/api/desk/calendars/${encodeURIComponent(id)}`, { method: 'PUT', body, ...(old === undefined ? {} : { version: old.version }) }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.deskSetting('calendars') }),
  });
}

export function useMailbox() {
  return useQuery({ queryKey: keys.deskSetting('mailbox'), queryFn: () => read<DeskMailbox>('/api/desk/mailbox'), refetchInterval: 30_000 });
}

export function usePutMailbox() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: DeskMailboxChange) => write<DeskMailbox>('/api/desk/mailbox', { method: 'PUT', body }),
    onSuccess: (mailbox) => client.setQueryData(keys.deskSetting('mailbox'), mailbox),
  });
}

export function useRemoveMailbox() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => write('/api/desk/mailbox', { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.deskSetting('mailbox') }),
  });
}

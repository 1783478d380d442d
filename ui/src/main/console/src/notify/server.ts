import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import type { AddedWay, Channel, Heartbeat, HeartbeatSetting, MailServer, MailServerChange, NewWay, Outgoing, Sent, WayToReach } from '../api/notify';
import { AGAIN_AFTER_MS } from '../parts/Answer';

export function useMailServer(enabled = true) {
  return useQuery({
    queryKey: keys.mail,
    enabled,
    queryFn: () => read<MailServer>('/api/notify/mail'),
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false),
  });
}

export function useSetMailServer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MailServerChange) => write<MailServer>('/api/notify/mail', { method: 'PUT', body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.mail });
      await client.invalidateQueries({ queryKey: keys.onCall });
    },
  });
}

export function useTestNotice() {
  return useMutation({
    mutationFn: (channel: Channel) => write<{ key: string }>('/api/notify/test', { body: { channel } }),
  });
}

/** What became of one notice; asked every second until it is delivered or given up. */
export function useOutcome(about: string, key: string | undefined) {
  return useQuery({
    queryKey: [...keys.sent, about, key],
    enabled: key !== undefined,
    queryFn: async (): Promise<Sent | null> => {
      const { items } = await read<Items<Sent>>('/api/notify/sent', { about });
      return items.find((sent) => sent.notice.key === key) ?? null;
    },
    refetchInterval: (query) => (query.state.data === null || query.state.data?.state === 'waiting' ? 1_000 : false),
  });
}

/** My own ways to be reached. */
export function useContacts() {
  return useQuery({
    queryKey: keys.contacts,
    queryFn: async () => (await read<Items<WayToReach>>('/api/notify/contacts')).items,
    refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false),
  });
}

/** Whether somebody can be paged follows from the ways there are, so that is read anew too. */
function useWayChange<B, T>(send: (body: B) => Promise<T>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.contacts });
      await client.invalidateQueries({ queryKey: keys.onCall });
    },
  });
}

export function useAddWay() {
  return useWayChange((body: NewWay) => write<AddedWay>('/api/notify/contacts', { body }));
}

export function useVerifyWay() {
  return useWayChange(({ id, code }: { id: string; code: string }) => write(`/api/notify/contacts/${id}/verify`, { body: { code } }));
}

export function useRemoveWay() {
  return useWayChange((id: string) => write(`/api/notify/contacts/${id}`, { method: 'DELETE' }));
}

export function useHeartbeat() {
  return useQuery({ queryKey: keys.heartbeat, queryFn: () => read<Heartbeat>('/api/notify/heartbeat'), refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false) });
}

export function useSetHeartbeat() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: HeartbeatSetting) => write<Heartbeat>('/api/notify/heartbeat', { method: 'PUT', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.heartbeat }),
  });
}

export function useOutgoing() {
  return useQuery({ queryKey: keys.outgoing, queryFn: () => read<Outgoing>('/api/notify/outgoing'), refetchInterval: (query) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false) });
}

export function useSetOutgoing() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Outgoing) => write<Outgoing>('/api/notify/outgoing', { method: 'PUT', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.outgoing }),
  });
}

/** Everything that was sent about one thing; asked every second until all of it has arrived or was given up. */
export function useSent(about: string | undefined) {
  return useQuery({
    queryKey: [...keys.sent, about],
    enabled: about !== undefined,
    queryFn: async () => (await read<Items<Sent>>('/api/notify/sent', { about })).items,
    refetchInterval: (query) => (query.state.data === undefined || query.state.data.length === 0 || query.state.data.some((sent) => sent.state === 'waiting') ? 1_000 : false),
  });
}

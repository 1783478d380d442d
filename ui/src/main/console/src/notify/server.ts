import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import type { Channel, MailServer, MailServerChange, Sent } from '../api/notify';
import { AGAIN_AFTER_MS } from '../parts/Answer';

export function useMailServer() {
  return useQuery({
    queryKey: keys.mail,
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

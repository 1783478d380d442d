import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CatalogueEntry, DeskTicket, Line, Outage, OwnTicket, Ticket, TicketFile, TicketKind, TicketPage, TicketState } from '../api/desk';
import { address, read, write } from '../api/http';
import type { Items } from '../api/identity';
import { keys } from '../api/keys';
import { AGAIN_AFTER_MS } from '../parts/Answer';

/** The live line tells when a ticket changed; only what could not be read is asked for again. */
const again = (query: { state: { status: string } }) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false);

export type Filter = { line?: Line | undefined; state?: TicketState | undefined; kind?: TicketKind | undefined; q?: string | undefined; mine?: true | undefined };

export function useTickets({ line, state, kind, q, mine }: Filter) {
  return useInfiniteQuery({
    queryKey: [...keys.tickets, line ?? '', state ?? '', kind ?? '', q ?? '', mine === true],
    queryFn: ({ pageParam }) => read<TicketPage>('/api/desk/tickets', { line, state, kind, q, mine: mine === true ? 'true' : undefined, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: again,
  });
}

export function useTicket(key: string) {
  return useQuery({ queryKey: keys.ticket(key), queryFn: () => read<DeskTicket>(`/api/desk/tickets/${encodeURIComponent(key)}`), refetchInterval: again });
}

export type DeskVerb =
  | { verb: 'take' | 'confirm' | 'incident' }
  | { verb: 'assign'; person?: string; onDuty?: true }
  | { verb: 'escalate'; line: Line }
  | { verb: 'grade'; kind: TicketKind; priority: string }
  | { verb: 'answer' | 'note' | 'ask-requester' | 'resolve'; text: string }
  | { verb: 'reopen'; reason: string }
  | { verb: 'merge'; into: string }
  | { verb: 'link'; to: string };

/** Words are added, so that nobody is kept from writing by another's change; everything else is refused where the ticket changed meanwhile. */
const ADDED: readonly string[] = ['note', 'answer', 'link'];

/** One verb on one ticket; the answer is the ticket as it is now. */
export function useDeskVerb(ticket: Ticket) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, ...body }: DeskVerb) => write<DeskTicket>(`/api/desk/tickets/${encodeURIComponent(ticket.key)}/${verb}`, { body, ...(ADDED.includes(verb) ? {} : { version: ticket.version }) }),
    onSuccess: (now) => client.setQueryData(keys.ticket(ticket.key), now),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.tickets });
      await client.invalidateQueries({ queryKey: keys.ticket(ticket.key) });
    },
  });
}

/** What is written down while somebody is on the telephone. */
export function useNotePhone() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { who: string; what: string }) => write<Ticket>('/api/desk/tickets', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tickets }),
  });
}

export function useMyTickets() {
  return useInfiniteQuery({
    queryKey: keys.myTickets,
    queryFn: ({ pageParam }) => read<TicketPage>('/api/desk/my-tickets', { cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: again,
  });
}

export function useMyTicket(key: string) {
  return useQuery({ queryKey: keys.myTicket(key), queryFn: () => read<OwnTicket>(`/api/desk/my-tickets/${encodeURIComponent(key)}`), refetchInterval: again });
}

export type OwnVerb = { verb: 'reply'; text: string } | { verb: 'confirm' } | { verb: 'reopen'; reason: string };

export function useOwnVerb(key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, ...body }: OwnVerb) => write<OwnTicket>(`/api/desk/my-tickets/${encodeURIComponent(key)}/${verb}`, { body }),
    onSuccess: (now) => client.setQueryData(keys.myTicket(key), now),
    onSettled: () => client.invalidateQueries({ queryKey: keys.myTickets }),
  });
}

export type Wanted = { kind: 'fault' | 'question'; title: string; text: string } | { kind: 'request'; entry: string; values: Record<string, unknown>; text: string };

export function useOpenTicket() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Wanted) => write<Ticket>('/api/desk/tickets', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.myTickets }),
  });
}

export function useCatalogue() {
  return useQuery({ queryKey: keys.catalogue, queryFn: async () => (await read<Items<CatalogueEntry>>('/api/desk/catalogue')).items, staleTime: 60_000 });
}

/** What is known to be out of order and may be what the text tells of; asked anew while somebody types. */
export function useOutages(text: string) {
  return useQuery({
    queryKey: [...keys.outages, text],
    queryFn: async () => (await read<Items<Outage>>('/api/desk/outages', { text })).items,
    placeholderData: (before) => before,
  });
}

/** Where a file of a ticket is saved from. */
export function fileAddress(side: 'tickets' | 'my-tickets', key: string, file: TicketFile): string {
  return `/api/desk/${side}/${encodeURIComponent(key)}/attachments/${file.id}`;
}

/** Puts a file to a ticket. From the desk only the desk sees it, unless it is said to be for the requester too. */
export function useAttach(side: 'tickets' | 'my-tickets', key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, shown }: { file: File; shown: boolean }) => write<TicketFile>(address(`/api/desk/${side}/${encodeURIComponent(key)}/attachments`, { name: file.name, public: side === 'tickets' ? String(shown) : undefined }), { file }),
    onSettled: () => client.invalidateQueries({ queryKey: side === 'tickets' ? keys.ticket(key) : keys.myTicket(key) }),
  });
}

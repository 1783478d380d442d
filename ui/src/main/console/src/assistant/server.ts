import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AssistantState, Chat, ChatHead, Draft, DraftKind, Proposal, ProposalDone } from '../api/assistant';
import { Problem, read, write } from '../api/http';
import { keys } from '../api/keys';
import { AGAIN_AFTER_MS } from '../parts/Answer';
import { preferences } from '../parts/preferences';

const again = (query: { state: { status: string } }) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false);

export function chatAt(id: string): string {
  return `/api/assistant/chats/${encodeURIComponent(id)}`;
}

/** Whether a model helps and how much may still be asked. */
export function useAssistant() {
  return useQuery({ queryKey: keys.assistant, queryFn: () => read<AssistantState>('/api/assistant'), refetchInterval: again });
}

/** One's own chats, the newest first. */
export function useChats(about?: string) {
  return useQuery({ queryKey: [...keys.chats, about ?? ''], queryFn: async () => (await read<{ chats: ChatHead[] }>('/api/assistant/chats', { about })).chats, refetchInterval: again });
}

/** One chat. It is not read again by itself: what a proposal may be pressed with stands only in the answer that brought it. */
export function useChat(id: string | undefined) {
  return useQuery({ enabled: id !== undefined, queryKey: keys.chat(id ?? ''), queryFn: () => read<Chat>(chatAt(id ?? '')), staleTime: Infinity, refetchInterval: again });
}

export function useForgetChat() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => write(chatAt(id), { method: 'DELETE' }),
    onSuccess: async (_done, id) => {
      client.removeQueries({ queryKey: keys.chat(id) });
      await client.invalidateQueries({ queryKey: keys.chats });
    },
  });
}

/** What became of a proposal: done, or why it can not be done any more. */
export function useAccept(proposal: Proposal) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (words: string | undefined) => write<ProposalDone>(`/api/assistant/proposals/${encodeURIComponent(proposal.id)}`, { body: { token: proposal.token ?? '', ...(words === undefined ? {} : { words }) } }),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.incidents });
      await client.invalidateQueries({ queryKey: keys.incident(proposal.object) });
      await client.invalidateQueries({ queryKey: keys.silences });
    },
  });
}

export function useDismiss(proposal: Proposal) {
  return useMutation({ mutationFn: () => write(`/api/assistant/proposals/${encodeURIComponent(proposal.id)}`, { method: 'DELETE' }) });
}

/** Whether a refusal is for good: used, expired, or made for a state that is over. */
export function isOver(error: unknown): boolean {
  return error instanceof Problem && (error.status === 409 || error.status === 410 || error.status === 403 || error.status === 404);
}

/** By its name, as the server knows it. */
function readersZone(): string {
  return preferences().zone === 'UTC' ? 'UTC' : new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function useDraft() {
  return useMutation({ mutationFn: (ask: { kind: DraftKind; about?: string; language: string }) => write<Draft>('/api/assistant/drafts', { body: { ...ask, zone: readersZone() } }) });
}

import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Chat, ChatTurn } from '../api/assistant';
import { listen, NoAnswer, problemIn, write } from '../api/http';
import { keys } from '../api/keys';
import type { StreamEvent } from '../api/sse';
import { chatAt } from './server';

export type Look = { tool: string; subject: string };

/** A question that has no answer yet, or got none: it broke off, was refused, or was stopped by the asker. */
export type Asking = { question: string; looks: readonly Look[]; words: string; end?: 'cut' | 'failed' | 'stopped'; error?: unknown };

/** More of the words than this is not shown while they come. */
const MOST_WORDS = 20_000;
const MOST_LOOKS = 40;

/** One chat being asked: at most one question at a time. Leaving the page ends the work on it. */
export function useAsking(about: string | undefined, id: string | undefined, onChat: (id: string) => void) {
  const client = useQueryClient();
  const [asking, setAsking] = useState<Asking>();
  const current = useRef<AbortController>(undefined);
  useEffect(() => () => current.current?.abort(), []);
  const ask = useCallback(
    async (question: string) => {
      current.current?.abort();
      const own = new AbortController();
      current.current = own;
      const change = (next: (old: Asking) => Asking | undefined) => {
        if (current.current === own) setAsking((old) => next(old ?? { question, looks: [], words: '' }));
      };
      setAsking({ question, looks: [], words: '' });
      try {
        const chat = id ?? (await begin(client, about));
        if (id === undefined) onChat(chat);
        const end = await hear(client, chat, question, own.signal, change);
        change((old) => (end ? undefined : { ...old, end: 'cut' }));
      } catch (error) {
        change((old) => ({ ...old, end: own.signal.aborted ? 'stopped' : error instanceof NoAnswer ? 'cut' : 'failed', error }));
      }
      await client.invalidateQueries({ queryKey: keys.assistant });
      await client.invalidateQueries({ queryKey: keys.chats });
    },
    [client, about, id, onChat],
  );
  const stop = useCallback(() => current.current?.abort(), []);
  const forget = useCallback(() => setAsking(undefined), []);
  return { asking, busy: asking !== undefined && asking.end === undefined, ask, stop, forget };
}

async function begin(client: QueryClient, about: string | undefined): Promise<string> {
  const chat = await write<Chat>('/api/assistant/chats', { body: about === undefined ? {} : { about } });
  client.setQueryData<Chat>(keys.chat(chat.id), chat);
  return chat.id;
}

/** Hears one answer out; true when it came whole. */
async function hear(client: QueryClient, chat: string, question: string, signal: AbortSignal, change: (next: (old: Asking) => Asking) => void): Promise<boolean> {
  let whole = false;
  let refused: Error | undefined;
  const on = ({ event, data }: StreamEvent) => {
    if (event === 'looks') change((old) => ({ ...old, looks: [...old.looks, JSON.parse(data) as Look].slice(-MOST_LOOKS) }));
    else if (event === 'words') change((old) => ({ ...old, words: (old.words + (JSON.parse(data) as { text: string }).text).slice(0, MOST_WORDS) }));
    else if (event === 'failed') refused = problemIn(data);
    else if (event === 'answer') {
      whole = true;
      const turn = JSON.parse(data) as ChatTurn;
      client.setQueryData<Chat>(keys.chat(chat), (old) => (old === undefined ? old : { ...old, turns: [...old.turns, turn] }));
    }
  };
  await listen(`${chatAt(chat)}/questions`, { text: question }, on, signal);
  if (refused !== undefined) throw refused;
  return whole;
}

import { useEffect } from 'react';
import { preferences } from '../parts/preferences';
import { commandOf } from './commands';
import type { Room } from './rooms';

const SECOND_KEY_WITHIN_MS = 1200;

type Actions = { rooms: readonly Room[]; go: (room: Room) => void; openPalette: () => void; openKeys: () => void; toggleNarrow: () => void };

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}

/** What one key means, or nothing. Pure, so that it can be tried without a page. */
export function meaning(key: string, first: string | undefined, rooms: readonly Room[]): { room: Room } | { key: string } | undefined {
  if (first === 'g') {
    const room = rooms.find((each) => each.key === key);
    return room === undefined ? undefined : { room };
  }
  return { key };
}

/** The keys of the console. Keys without Ctrl rest while somebody types, while a dialog is open, and when switched off. */
export function useKeyboard({ rooms, go, openPalette, openKeys, toggleNarrow }: Actions): void {
  useEffect(() => {
    let first: { key: string; at: number } | undefined;
    const pressed = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openPalette();
        return;
      }
      const busy = event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('[role=dialog]') !== null;
      if (busy || !preferences().keys) return;
      const started = first !== undefined && Date.now() - first.at < SECOND_KEY_WITHIN_MS ? first.key : undefined;
      first = undefined;
      const meant = meaning(event.key, started, rooms);
      if (meant === undefined) return;
      if ('room' in meant) {
        event.preventDefault();
        go(meant.room);
        return;
      }
      const own: Record<string, () => void> = { '/': openPalette, '?': openKeys, '[': toggleNarrow };
      const act = commandOf(meant.key)?.run ?? own[meant.key];
      if (act !== undefined) {
        event.preventDefault();
        act();
      } else if (meant.key === 'g') first = { key: 'g', at: Date.now() };
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [rooms, go, openPalette, openKeys, toggleNarrow]);
}

import { useMemo, useSyncExternalStore } from 'react';
import { useWords } from '../i18n/words';
import { TimeWords } from './format';
import { usePreferences } from './preferences';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((each) => each()), 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The present, in steps of `everySeconds`: one timer serves the whole page, and nothing redraws between steps. */
export function useNow(everySeconds = 1): number {
  const step = everySeconds * 1000;
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / step) * step);
}

/** Words that depend on the present; whoever shows them is drawn anew only when the words change. */
export function useTicking(wordsAt: (now: number) => string): string {
  return useSyncExternalStore(subscribe, () => wordsAt(Date.now()));
}

export function useTime(): TimeWords {
  const { language, t } = useWords();
  const { zone } = usePreferences();
  return useMemo(() => new TimeWords(language, zone, t), [language, zone, t]);
}

/** Seconds from `at` to now, never negative: two clocks may differ by a little. */
export function secondsSince(at: string, now: number): number {
  return Math.max(0, (now - Date.parse(at)) / 1000);
}

export function secondsUntil(at: string, now: number): number {
  return (Date.parse(at) - now) / 1000;
}

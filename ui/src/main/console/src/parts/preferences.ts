import { useSyncExternalStore } from 'react';
import type { Language } from '../i18n/words';
import type { Zone } from './format';

export type Theme = 'system' | 'light' | 'dark';

/** What a person chose for this browser. Kept here, not on the server: a wall and a phone want different things. */
type Preferences = {
  language: Language;
  theme: Theme;
  zone: Zone;
  sound: boolean;
  /** Single keys as commands; some people must be able to turn them off (WCAG 2.1.4). */
  keys: boolean;
  narrow: boolean;
  /** Whether the assistant stands beside incidents and items. */
  assistant: boolean;
};

const KEY = 'evenkeel.preferences';
const listeners = new Set<() => void>();

function firstLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

function load(): Preferences {
  const defaults: Preferences = { language: firstLanguage(), theme: 'system', zone: 'local', sound: true, keys: true, narrow: false, assistant: false };
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null ? { ...defaults, ...stored } : defaults;
  } catch {
    return defaults; // A browser without storage still works; it only forgets.
  }
}

let current = load();

export function preferences(): Preferences {
  return current;
}

export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // See load(): without storage the choice lasts as long as the page.
  }
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}

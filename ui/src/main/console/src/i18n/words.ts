import { createContext, useContext } from 'react';
import type en from './en';
import type { Language, Value } from './render';
import type { RefusalWords } from './refusals';
import { plain } from './render';

export type { Language } from './render';
export type Key = keyof typeof en;
type Catalogue = Readonly<Record<Key, string>>;
export type Translate = (key: Key, values?: Record<string, Value>) => string;

/** Each language is its own file, so that a reader fetches one. */
const catalogues: Record<Language, () => Promise<{ default: Catalogue; refusals: RefusalWords }>> = {
  en: () => import('./en'),
  'zh-CN': () => import('./zh-CN'),
};

export type Loaded = { language: Language; catalogue: Catalogue; refusals: RefusalWords };

export async function loadLanguage(language: Language): Promise<Loaded> {
  const { default: catalogue, refusals } = await catalogues[language]();
  return { language, catalogue, refusals };
}

export function translator(language: Language, catalogue: Catalogue): Translate {
  return (key, values = {}) => plain(language, catalogue[key], values);
}

export type Words = { language: Language; catalogue: Catalogue; t: Translate };

export const WordsContext = createContext<Words | undefined>(undefined);

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === undefined) throw new Error('outside of WordsContext');
  return words;
}

export function useT(): Translate {
  return useWords().t;
}

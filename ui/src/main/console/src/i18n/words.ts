import { createContext, useContext } from 'react';
import type en from './en';
import type { Language, Value } from './render';
import { plain } from './render';

export type { Language } from './render';
export type Key = keyof typeof en;
export type Catalogue = Readonly<Record<Key, string>>;
export type Translate = (key: Key, values?: Record<string, Value>) => string;

export const LANGUAGES: readonly Language[] = ['en', 'zh-CN'];

/** Each language is its own file, so that a reader fetches one. */
const catalogues: Record<Language, () => Promise<{ default: Catalogue }>> = {
  en: () => import('./en'),
  'zh-CN': () => import('./zh-CN'),
};

export async function loadCatalogue(language: Language): Promise<Catalogue> {
  return (await catalogues[language]()).default;
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

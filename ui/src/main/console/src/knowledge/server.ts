import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Problem, read, write } from '../api/http';
import { keys } from '../api/keys';
import type { Article, ArticleDetail, ArticleKind, ArticlePage, ArticleState, ArticleText, ArticleVersion, Difference, Found, Imported, ImportFile, RuleRunbook, Suggestion } from '../api/knowledge';
import { useWords } from '../i18n/words';
import { AGAIN_AFTER_MS } from '../parts/Answer';

const again = (query: { state: { status: string } }) => (query.state.status === 'error' ? AGAIN_AFTER_MS : false);
const PAGE = 200;
const FOUND = 20;

export function addressOf(key: string): string {
  return `/api/knowledge/articles/${encodeURIComponent(key)}`;
}

/** `mine`: those that the asker owns; `due`: those at which somebody should look. */
export type ArticleFilter = { kind?: ArticleKind | undefined; state?: ArticleState | undefined; mine?: true | undefined; due?: true | undefined };

/** A text that ships in several languages is listed in the reader's. */
export function useArticles({ kind, state, mine, due }: ArticleFilter) {
  const { language } = useWords();
  return useInfiniteQuery({
    queryKey: [...keys.articles, kind ?? '', state ?? '', mine ?? '', due ?? '', language],
    queryFn: ({ pageParam }) => read<ArticlePage>('/api/knowledge/articles', { kind, state, mine: mine === true ? 'true' : undefined, due: due === true ? 'true' : undefined, language, after: pageParam, limit: PAGE }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: again,
  });
}

/** What the words find; the answer before stays in sight until the next one is here. Of a text that ships in several languages the reader's. */
export function useFound(typed: string) {
  const { language } = useWords();
  return useQuery({
    enabled: typed.trim() !== '',
    queryKey: [...keys.found, typed, language],
    queryFn: ({ signal }) => read<Found>('/api/knowledge/search', { q: typed, language, limit: FOUND }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: again,
  });
}

export function useArticle(key: string, number?: number) {
  return useQuery({ queryKey: [...keys.article(key), number ?? 'now'], queryFn: () => read<ArticleDetail>(addressOf(key), { number }), refetchInterval: again });
}

/** The newest version there is, as it is now and not as it was read before. */
export function useLatest(key: string) {
  return useQuery({
    queryKey: [...keys.article(key), 'latest'],
    queryFn: async () => {
      const shown = await read<ArticleDetail>(addressOf(key));
      return shown.laterNumber === undefined ? shown : read<ArticleDetail>(addressOf(key), { number: shown.laterNumber });
    },
    gcTime: 0,
    staleTime: 0,
    refetchInterval: again,
  });
}

export function useVersions(key: string) {
  return useQuery({ queryKey: [...keys.article(key), 'versions'], queryFn: () => read<ArticleVersion[]>(`${addressOf(key)}/versions`), refetchInterval: again });
}

export function useDifference(key: string, from: number | undefined, to: number) {
  return useQuery({ enabled: from !== undefined, queryKey: [...keys.article(key), 'difference', from, to], queryFn: () => read<Difference>(`${addressOf(key)}/difference`, { from, to }), refetchInterval: again });
}

/** A text in hand held against the latest that the house has. */
export function useDifferenceInHand(key: string, body: string, latest: number | undefined) {
  return useQuery({
    enabled: latest !== undefined,
    queryKey: [...keys.article(key), 'in-hand', latest, body],
    queryFn: () => write<Difference>(`${addressOf(key)}/difference`, { body: { body } }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

export function useSuggestions(incident: string) {
  const { language } = useWords();
  return useQuery({ queryKey: [...keys.suggestions(incident), language], queryFn: () => read<Suggestion[]>('/api/knowledge/suggestions', { incident, language }), refetchInterval: again });
}

/** The runbook of a rule, as the team published it or else as it was shipped; `null` where there is none. */
export function useRunbookOf(rule: string, language: string) {
  return useQuery({
    enabled: rule !== '',
    queryKey: [...keys.articles, 'rule', rule, language],
    queryFn: async (): Promise<RuleRunbook | null> => {
      try {
        return await read<RuleRunbook>(`/api/knowledge/rules/${encodeURIComponent(rule)}`, { language });
      } catch (error) {
        if (error instanceof Problem && (error.status === 404 || error.status === 403)) return null;
        throw error;
      }
    },
    refetchInterval: again,
  });
}

function useKept() {
  const client = useQueryClient();
  return async (key: string) => {
    await client.invalidateQueries({ queryKey: keys.article(key) });
    await client.invalidateQueries({ queryKey: keys.articles });
    await client.invalidateQueries({ queryKey: keys.found });
  };
}

/** A new article, or the next text of one; refused with 412 where somebody else was quicker. */
export function useSaveArticle(key: string | undefined) {
  const kept = useKept();
  return useMutation({
    mutationFn: ({ version, ...body }: ArticleText & { version: number | undefined }) =>
      key === undefined ? write<ArticleDetail>('/api/knowledge/articles', { body }) : write<ArticleDetail>(addressOf(key), { method: 'PUT', body, ...(version === undefined ? {} : { version }) }),
    onSuccess: ({ article }) => kept(article.key),
    // Refused: somebody may have been quicker, so what they saved is read.
    onError: () => (key === undefined ? undefined : kept(key)),
  });
}

export type ArticleAsk = { verb: 'submit' } | { verb: 'publish'; reviewBy?: string } | { verb: 'return' | 'expire' | 'discard'; reason: string } | { verb: 'confirm'; reviewBy: string };

/** One verb on one article. */
export function useArticleVerb(article: Article) {
  const kept = useKept();
  return useMutation({
    mutationFn: ({ verb, ...body }: ArticleAsk) => write<ArticleDetail>(`${addressOf(article.key)}/${verb}`, { body, version: article.version }),
    onSettled: () => kept(article.key),
  });
}

const FILES_IN_A_PART = 50;
const BYTES_IN_A_PART = 600_000;

/** The server takes a megabyte at once. */
export function partsOf(files: readonly ImportFile[]): ImportFile[][] {
  const parts: ImportFile[][] = [];
  let left = 0;
  for (const file of files) {
    const bytes = new TextEncoder().encode(file.text).length;
    const part = parts.at(-1);
    if (part === undefined || part.length === FILES_IN_A_PART || bytes > left) {
      parts.push([file]);
      left = BYTES_IN_A_PART - bytes;
    } else {
      part.push(file);
      left -= bytes;
    }
  }
  return parts;
}

const together = (one: Imported, other: Imported): Imported => ({
  made: one.made + other.made,
  changed: one.changed + other.changed,
  offered: one.offered + other.offered,
  same: one.same + other.same,
  refused: [...one.refused, ...other.refused],
});

export function useImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ folder, files }: { folder: string; files: ImportFile[] }) => {
      let sum: Imported = { made: 0, changed: 0, offered: 0, same: 0, refused: [] };
      for (const part of partsOf(files)) sum = together(sum, await write<Imported>('/api/knowledge/import', { body: { folder, files: part } }));
      return sum;
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.articles }),
  });
}

import type { Article, ArticleDetail, ArticleKind, ArticleState, ArticleText, ArticleVerb } from '../api/knowledge';
import type { IconName } from '../parts/Icon';

export const KIND_ICONS: Record<ArticleKind, IconName> = { ARTICLE: 'book', RUNBOOK: 'rule', KNOWN_ERROR: 'flag' };
export const STATE_TONES: Record<ArticleState, string> = { DRAFT: '', REVIEW: 'accent', PUBLISHED: 'ok', EXPIRED: 'medium' };
/** As the server has it: so long before its review date an article is due, and its owner is told (`Articles.DUE_DAYS`). */
export const DUE_DAYS = 30;
const DAY_MS = 86_400_000;

/** Whole days until a day begins; negative past it. */
export function daysUntil(day: string, now: number): number {
  return Math.ceil((Date.parse(`${day}T00:00:00`) - now) / DAY_MS);
}

/** The next thing to do by state; the rest stands beside it. */
export function nextVerb({ article, acts }: ArticleDetail): AskedVerb | undefined {
  const may = (verb: ArticleVerb) => acts.some((act) => act.verb === verb && act.allowed);
  const wanted: AskedVerb | undefined = article.state === 'DRAFT' ? 'submit' : article.state === 'REVIEW' ? 'publish' : article.state === 'EXPIRED' ? 'confirm' : undefined;
  return wanted !== undefined && may(wanted) ? wanted : undefined;
}

/** What is asked about before it is done. */
export type AskedVerb = Exclude<ArticleVerb, 'revise'>;
const OF_THE_WAITING: readonly AskedVerb[] = ['submit', 'publish', 'return', 'discard'];
const OF_THE_PUBLISHED: readonly AskedVerb[] = ['confirm', 'expire'];

/** What concerns the version that is shown: one that waits is looked at, one that is or was published is kept or ended. */
export function verbsAt({ article, laterNumber }: ArticleDetail): readonly AskedVerb[] {
  if (article.state === 'DRAFT' || article.state === 'REVIEW') return OF_THE_WAITING;
  return article.number === article.publishedNumber || (article.publishedNumber === undefined && laterNumber === undefined) ? OF_THE_PUBLISHED : [];
}

export function textOf({ kind, title, language, body, owner, reviewBy, rules, items }: Article): ArticleText {
  return { kind, title, language, body, ...(owner === undefined ? {} : { owner }), ...(reviewBy === undefined ? {} : { reviewBy }), rules: [...rules], items: [...items] };
}

/** Names with commas or blanks between, each once. */
export function namesIn(typed: string): string[] {
  return [...new Set(typed.split(/[\s,;，、；]+/).filter((name) => name !== ''))];
}

/** A text before its first heading of the same words as the title: the title stands on the page already. */
export function withoutTitle(body: string, title: string): string {
  const first = /^\s*#\s+(.+?)\s*#*\s*(?:\n|$)/.exec(body);
  return first?.[1]?.trim() === title.trim() ? body.slice(first[0].length) : body;
}

/** An excerpt in pieces, those that matched marked. Stretches that overlap or lie outside are left out. */
export function markedPieces(excerpt: string, marked: readonly { from: number; to: number }[]): { text: string; marked: boolean }[] {
  const out: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const { from, to } of marked.toSorted((a, b) => a.from - b.from)) {
    if (from < at || to <= from || to > excerpt.length) continue;
    if (from > at) out.push({ text: excerpt.slice(at, from), marked: false });
    out.push({ text: excerpt.slice(from, to), marked: true });
    at = to;
  }
  if (at < excerpt.length) out.push({ text: excerpt.slice(at), marked: false });
  return out;
}

export const ARTICLE_KINDS = ['ARTICLE', 'RUNBOOK', 'KNOWN_ERROR'] as const;
export type ArticleKind = (typeof ARTICLE_KINDS)[number];
export const ARTICLE_STATES = ['DRAFT', 'REVIEW', 'PUBLISHED', 'EXPIRED'] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

/** `waiting`: a later version is a draft or in review. */
export type ArticleRow = { key: string; kind: ArticleKind; state: ArticleState; title: string; language: string; ownerName?: string; reviewBy?: string; changedAt: string; rules: string[]; waiting: boolean; source?: string };
export type ArticlePage = { articles: ArticleRow[]; next?: string };

export type Article = {
  key: string;
  kind: ArticleKind;
  state: ArticleState;
  number: number;
  publishedNumber?: number;
  title: string;
  language: string;
  /** Markdown. */
  body: string;
  owner?: string;
  ownerName?: string;
  /** A day; past it a published one expires. */
  reviewBy?: string;
  rules: string[];
  items: string[];
  /** Where it came from when no person wrote it. */
  source?: string;
  authorName: string;
  changedAt: string;
  version: number;
};

export type ArticleVerb = 'revise' | 'submit' | 'return' | 'publish' | 'expire' | 'confirm' | 'discard';
/** `code` and `reason` also stand at one that is allowed though nobody else looks. */
export type ArticleAct = { verb: ArticleVerb; allowed: boolean; code?: string; reason?: string };
export type LinkedItem = { id: string; name: string; kind?: string };
/** `laterNumber`: of a version after the one that is shown. */
export type ArticleDetail = { article: Article; acts: ArticleAct[]; links: { rules: string[]; items: LinkedItem[] }; laterNumber?: number };
/** Without an owner it is whose who writes it. */
export type ArticleText = { kind: ArticleKind; title: string; language: string; body: string; owner?: string; reviewBy?: string; rules: string[]; items: string[] };

export type ArticleVersion = { number: number; state: ArticleState; title: string; authorName: string; changedAt: string; reviewerName?: string; reason?: string };

/** A stretch within a changed line; the same on both sides where `kind` says so. */
export type DifferencePart = { kind: 'SAME' | 'ADDED' | 'REMOVED'; text: string };
export type DifferenceRow = {
  kind: 'SAME' | 'ADDED' | 'REMOVED' | 'CHANGED' | 'SKIPPED';
  before?: string;
  after?: string;
  beforeLine?: number;
  afterLine?: number;
  count?: number;
  parts?: DifferencePart[];
};
export type Difference = { added: number; removed: number; rows: DifferenceRow[] };

export type Stretch = { from: number; to: number };
export type Passage = { article: string; kind: ArticleKind; title: string; heading: string; anchor: string; text: string; excerpt: string; marked: Stretch[]; score: number };
export type Found = { passages: Passage[]; tookMillis: number; how: string };

export type BecauseReason = 'RULE' | 'ITEM' | 'KIND' | 'TEXT';
export type Suggestion = { subject: 'ARTICLE' | 'INCIDENT'; key: string; title: string; kind?: ArticleKind; because: { reason: BecauseReason; value: string }[]; helped?: string };

/** `key` is the article's; none where the text is the one that the product ships. */
export type RuleRunbook = { rule: string; key?: string; title: string; language: string; body: string; shipped: boolean };

export type ImportFile = { path: string; text: string };
export type Imported = { made: number; changed: number; offered: number; same: number; refused: { path: string; reason: string }[] };

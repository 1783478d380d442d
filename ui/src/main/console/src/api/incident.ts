import type { Alert } from './alerting';

export type Priority = 'P1' | 'P2' | 'P3' | 'P4';
export type IncidentState = 'OPEN' | 'ACKNOWLEDGED' | 'RESOLVED' | 'REVIEWED' | 'CLOSED';

export type Review = { cause: string; remedy: string };

export type Incident = {
  key: string;
  title: string;
  state: IncidentState;
  priority: Priority;
  severity: string;
  host?: string;
  openedAt: string;
  acknowledgedAt?: string;
  resolvedAt?: string;
  closedAt?: string;
  owner?: string;
  ownerName?: string;
  firing: boolean;
  review?: Review;
  alertFingerprints: string[];
  items?: { id: string; name: string; kind: string }[];
  /** The business services that it hits. */
  services?: { name: string; criticality?: string; effect?: string }[];
  /** Whether a person must write cause and remedy; else it is closed by one click. */
  reviewNeeded?: boolean;
  /** When an acknowledged one asks its owner again. */
  asksAgainAt?: string;
  /** Since when the owner is being asked. */
  askedAt?: string;
  round: number;
  version: number;
};

export type Verb = 'acknowledge' | 'resolve' | 'review' | 'close';

export type ClosedMany = { closed: string[]; refused: { key: string; code: string; reason: string }[] };

/** Whether a verb is allowed now, and if not, why: the server's sentence. */
export type Act = { verb: Verb; allowed: boolean; code?: string; reason?: string };

export type EntryKind =
  | 'OPENED'
  | 'ALERT_FIRING'
  | 'ALERT_RESOLVED'
  | 'PAGED'
  | 'NOTICE_DELIVERED'
  | 'NOTICE_FAILED'
  | 'ESCALATED'
  | 'NOBODY_LEFT'
  | 'ACKNOWLEDGED'
  | 'RESOLVED'
  | 'REOPENED'
  | 'REVIEWED'
  | 'CLOSED'
  | 'COMMENT'
  | 'TRY'
  | 'RAISED'
  | 'ASKED_AGAIN'
  | 'TAKEN_BACK'
  | 'JOINED'
  | 'MERGED'
  | 'TOOK_OVER'
  | 'SEPARATED'
  | 'MUTED'
  | 'UNMUTED'
  | 'REPORTED';

/** `facts` carries names and values for the console to word; `text` is a person's own words, or the value that matters most. */
export type Entry = { id: number; at: string; kind: EntryKind; actorName: string; text: string; facts: Record<string, string> };

/** One link of the chain that led to a page; `fact` and `explanation` are English, `facts` lets us word it in any language. */
export type Reason = { kind: string; fact: string; explanation: string; facts: Record<string, string> };

export type SentPage = {
  round: number;
  step: number;
  steps: number;
  policy: string;
  person: string;
  at: string;
  channels: string;
  reachedAt?: string;
};

export type NextPage = { who: string; at: string };

export type IncidentDetail = {
  incident: Incident;
  acts: Act[];
  timeline: Entry[];
  reasons: Reason[];
  alerts: Alert[];
  nextPage?: NextPage;
  pages: SentPage[];
};

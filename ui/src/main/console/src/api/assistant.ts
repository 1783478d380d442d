/** Whether a model helps, what it is called, and how much may still be asked. */
export type AssistantState = { model?: string; configured: boolean; away?: string; limits: { questionsLeft: number; tokensLeft?: number; resetsAt: string }; bounds?: AssistantBounds };
/** What an installation allows. */
export type AssistantBounds = { questionsPerMinute: number; questionsPerHour: number; questionsPerHourOfAll: number; atOnce: number; tokensPerDay: number; secondsPerQuestion: number; daysKept: number };

export type Check = 'HOLDS' | 'NOT_IN_SOURCE' | 'NO_SOURCE' | 'NO_CLAIM';
/** `sources` count from 1 into the sources of the answer. */
export type Claim = { text: string; sources: number[]; check: Check };
export type SourceKind = 'ARTICLE' | 'INCIDENT' | 'ALERT' | 'ITEM' | 'MEASUREMENT' | 'LOG' | 'CHANGE' | 'DUTY' | 'TICKET' | 'DIAGNOSIS' | 'PROBLEM';
/** One thing as it was seen. `from` is the begin of a measurement's interval; `to` its end, else when it was seen. */
export type Source = { id: string; kind: SourceKind; title: string; address: string; text: string; from?: string; to: string };
/** An act that a person may do with one press. `token` stands only in the answer that brought it. */
export type Proposal = { id: string; verb: string; object: string; consequence: string; words?: string; token?: string; validUntil: string };
export type ChatOutcome = 'ANSWERED' | 'UNKNOWN' | 'REFUSED';

export type ChatAnswer = {
  language: string;
  outcome: ChatOutcome;
  claims: Claim[];
  sources: Source[];
  whomToAsk?: string;
  proposals: Proposal[];
  model?: string;
  modelAway?: string;
  tookMillis: number;
};

/** Without an answer it is being made elsewhere, or broke off; `cutOff`: what there is of it is not whole. */
export type ChatTurn = { id: string; askedAt: string; question: string; answer?: ChatAnswer; cutOff: boolean };
export type ChatHead = { id: string; about?: string; startedAt: string; title: string };
export type Chat = ChatHead & { turns: ChatTurn[] };
export type ProposalDone = { outcome: string; object: string; address: string };

export const DRAFT_KINDS = ['INCIDENT_SUMMARY', 'HANDOVER', 'REVIEW', 'RUNBOOK'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];
/** A text in Markdown that a person edits. `leftOut`: sentences of a model that stand in no source. */
export type Draft = { kind: DraftKind; title: string; text: string; sources: Source[]; model?: string; modelAway?: string; leftOut: number };

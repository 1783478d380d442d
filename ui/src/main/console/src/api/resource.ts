import type { Kind } from './inventory';
import type { TwoWords as Words } from './task';

export type ResourceState = 'wanted' | 'active' | 'grace' | 'reclaiming' | 'refused' | 'withdrawn' | 'not-provided' | 'reclaimed';
export const RESOURCE_STATES: readonly ResourceState[] = ['wanted', 'active', 'grace', 'reclaiming', 'refused', 'withdrawn', 'not-provided', 'reclaimed'];

/** How much of an entry a person or a team may have, and has; `holder` is `person/ID` or `team/NAME`. */
export type Quota = { entry: string; holder: string; holderName: string; most: number; own: boolean; used: number; free: number };
export type QuotaPage = { items: Quota[]; next?: string };

/** What can be applied for; `price` is of one unit for one month. */
export type Offer = { id: string; name: Words; unit: Words; price: number; currency: string; mostAtOnce: number; longestDays: number; graceDays: number; providedBy: string; quotas: Quota[] };

/** An entry of the catalogue with everything about it; a program at `hook` provides it, else people of `provideGroup`. */
export type ResourceKind = {
  id: string;
  name: Words;
  unit: Words;
  price: number;
  currency: string;
  mostAtOnce: number;
  longestDays: number;
  graceDays: number;
  mostOfPerson: number;
  mostOfTeam: number;
  itemKind: Kind;
  provideGroup: string;
  checklist: Words[];
  hook?: string;
  answerMinutes: number;
  idleExpression?: string;
  idleDays?: number;
  offered: boolean;
  version: number;
};
export type ResourceKindChange = Omit<ResourceKind, 'id' | 'version' | 'answerMinutes'> & { answerMinutes?: number };

export type WishWhat = 'provide' | 'resize' | 'extend';
export type WishStage = 'deciding' | 'approving' | 'providing';
/** What the table said, with the row that decided. */
export type Verdict = { verdict: string; row: number; approvals: number; groups: string[]; why?: string; whyZh?: string };
export type Wish = { what: WishWhat; quantity: number; until: string; reason: string; by: string; stage: WishStage; decision?: Verdict };

/** A resource in a list; days such as `until` have no time. */
export type ResourceLine = {
  key: string;
  entry: string;
  name: Words;
  unit: Words;
  owner: string;
  team?: string;
  purpose: string;
  state: ResourceState;
  quantity: number;
  until: string;
  monthlyCost: number;
  currency: string;
  wish?: Wish;
  /** Whether a program was asked to do it and has not answered. */
  called: boolean;
  item?: string;
  itemName?: string;
  appliedAt: string;
  graceUntil?: string;
  endedAt?: string;
  reason?: string;
  idle: boolean;
};
export type ResourcePage = { items: ResourceLine[]; next?: string };

export type ResourceVerb = 'withdraw' | 'change-size' | 'extend' | 'release' | 'restore' | 'keep';
export type ResourceAct = { verb: ResourceVerb; allowed: boolean; code?: string; reason?: string };
export type Happened = { at: string; by: string; what: string; facts: Record<string, string> };
export type ResourceDetail = { resource: ResourceLine; unitPrice: number; approval?: string; idleSince?: string; acts: ResourceAct[]; history: Happened[]; version: number };
export type IdleResource = { resource: ResourceLine; since: string; foundAt: string; expression: string };
export type Application = { entry: string; team?: string | undefined; quantity: number; purpose: string; until: string };

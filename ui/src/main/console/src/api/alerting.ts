import type { TextError } from './http';
import type { Reason } from './incident';

type AlertState = 'PENDING' | 'FIRING' | 'RESOLVED';

export type Alert = {
  fingerprint: string;
  state: AlertState;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  expression: string;
  value: number;
  threshold?: number;
  activeSince: string;
  firingSince?: string;
  resolvedAt?: string;
  /** Raised by our own rules, or sent by another program over Alertmanager's API. */
  source?: 'rule' | 'external';
  /** The silences that mute it now. */
  mutedBy?: string[];
  generatorUrl?: string;
  version: number;
};

export type AlertDetail = { alert: Alert; reasons: Reason[] };

export type Rule = {
  name: string;
  expression: string;
  forSeconds: number;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  state: string;
  lastEvaluation?: string;
  error?: string;
};

export type RuleGroup = { file: string; name: string; intervalSeconds: number; rules: Rule[]; missed?: number; lagSeconds?: number; tookSeconds?: number };
export type RuleOverview = { groups: RuleGroup[]; refused: string[] };

/** `version` of a file that is new is 0. */
export type RuleFile = { name: string; shipped: boolean; text: string; version: number; error?: { errors: TextError[] } };

/** When an expression would have fired, one span a series and time. */
export type FiringSpan = { labels: Record<string, string>; from: string; to?: string };
export type TrialOfRule = { spans: FiringSpan[]; count: number; evaluations: number };

/** "This was nothing": what was said of an alert, and what the like need to page while it holds. */
export type Dismissal = {
  id: string;
  rule: string;
  labels: Record<string, string>;
  value: number;
  /** The score that the like need; without one none of them pages. */
  needed?: number;
  why: string;
  saidBy: string;
  saidAt: string;
  endsAt: string;
  withdrawnBy?: string;
  withdrawnAt?: string;
};

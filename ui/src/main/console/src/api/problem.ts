export type ProblemState = 'proposed' | 'dismissed' | 'open' | 'watched' | 'closed';
export const PROBLEM_STATES: readonly ProblemState[] = ['proposed', 'open', 'watched', 'closed', 'dismissed'];

/** By what an incident is known to be of a problem. */
export type Sign = { kind: 'item' | 'alert'; id: string; name: string };
export type Workaround = { text: string; byName: string; at: string };

export type ProblemLine = { key: string; title: string; state: ProblemState; knownError: boolean; signs: Sign[]; incidents: number; proposedAt: string; watchUntil?: string; workaround?: Workaround };

/** One row of the comparison: a value for each incident, in their order. */
export type Fact = { name: string; values: string[]; common: boolean };
export type ProblemVerb = 'accept' | 'dismiss' | 'cause' | 'workaround' | 'remedy' | 'quiet' | 'close';
export type ProblemAct = { verb: ProblemVerb; allowed: boolean; code?: string; reason?: string };

export type ProblemDetail = {
  problem: ProblemLine;
  acceptedAt?: string;
  acceptedBy?: string;
  cause?: { text: string; evidence: string[]; byName: string; at: string };
  remedy?: string;
  returns: number;
  reason?: string;
  closedAt?: string;
  incidents: string[];
  facts: Fact[];
  acts: ProblemAct[];
  version: number;
};

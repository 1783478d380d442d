export type SuspectKind = 'CHANGE' | 'LOGS' | 'MEASUREMENT' | 'COMPONENT';

/** `weight` in log-odds: above 0 speaks for the suspect. `text` is English; `code` and `facts` are for other languages. */
export type SuspectEvidence = { weight: number; code: string; text: string; facts: Record<string, string> };

export type Suspect = {
  id: string;
  kind: SuspectKind;
  subject: string;
  title: string;
  component?: string;
  componentName?: string;
  probability: number;
  evidence: SuspectEvidence[];
};

/** `number` 0: none was made yet. `other` is the probability that it is none of them. */
export type Diagnosis = {
  incident: string;
  number: number;
  at?: string;
  onset?: string;
  suspects: Suspect[];
  other: number;
  cannotTell?: { code: string; text: string };
  lookedAt: { what: string; count: number }[];
  missing: { code: string; facts: Record<string, string> }[];
  verdict?: { suspect?: string; words: string; byName: string; at: string };
};

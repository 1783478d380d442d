export type ChangeKind = 'standard' | 'normal' | 'emergency';
export type ChangeState = 'draft' | 'approving' | 'refused' | 'scheduled' | 'running' | 'backing-out' | 'done' | 'backed-out' | 'missed' | 'withdrawn' | 'closed';
export type RiskLevel = 'low' | 'medium' | 'high';
export const CHANGE_KINDS: readonly ChangeKind[] = ['standard', 'normal', 'emergency'];

export type ChangedItem = { id: string; name: string; kind: string };

/** A change in a list; `from` and `to` are its window. */
export type ChangeLine = {
  key: string;
  kind: ChangeKind;
  title: string;
  state: ChangeState;
  risk?: RiskLevel;
  items: ChangedItem[];
  from: string;
  to: string;
  startedAt?: string;
  endedAt?: string;
  /** Whether it mutes the alerts of its items now. */
  muted: boolean;
  plannedBy: string;
};

/** One thing to do; ticked off when it is done. */
export type Stage = { text: string; doneAt?: string; doneBy?: string };

/** One item on which two changes, or a change and a freeze, meet. Without `item` it is over everything. */
export type Conflict = { rule: 'freeze' | 'same-item' | 'depends-on-this' | 'depends-on-other' | 'same-service'; item?: ChangedItem; with: string; title: string; from: string; to: string; clearsAt: string; refuses: boolean };

export type Span = { from: string; to: string };
export type HealthFigure = { item?: string; measure: string; unit: string; before?: number; after?: number; verdict: 'better' | 'same' | 'worse' | 'cannot-tell' };
export type Health = { before?: Span; after?: Span; figures: HealthFigure[] };
export type ChangeResult = 'successful' | 'with-trouble' | 'failed';
export type ChangeVerb = 'edit' | 'submit' | 'start' | 'extend' | 'done' | 'back-out' | 'review' | 'withdraw';
export type ChangeAct = { verb: ChangeVerb; allowed: boolean; code?: string; reason?: string };

export type ChangeDetail = {
  change: ChangeLine;
  why: string;
  template?: string;
  implementation: Stage[];
  backOut: Stage[];
  backOutTested: boolean;
  risk?: { level: RiskLevel; row: number; approvals: number; groups: string[] };
  despite?: string;
  approval?: string;
  startedBy?: string;
  endedBy?: string;
  reason?: string;
  unmutable: string[];
  review?: { result: ChangeResult; text: string; by: string; at: string; health: Health };
  conflicts: Conflict[];
  acts: ChangeAct[];
  version: number;
};

export type PlannedChange = { kind: ChangeKind; template?: string | undefined; title: string; why: string; items: string[]; from: string; to: string; implementation: string[]; backOut: string[]; backOutTested: boolean };
export type ChangeTemplate = { name: string; title: string; why: string; implementation: string[]; backOut: string[]; itemKinds: string[] };
export type Freeze = { id: string; name: string; reason: string; from?: string; to?: string; weekly?: { fromDay?: string; fromTime?: string; toDay?: string; toTime?: string; zone?: string }; items: string[]; createdBy: string };

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** Either once or every week; without items, of everything. */
export type NewFreeze = { name: string; reason: string; items: string[]; from?: string; to?: string; weekly?: { fromDay: string; fromTime: string; toDay: string; toTime: string; zone: string } };

export type Adapter = 'restic' | 'pgbackrest' | 'evenkeel';
export const ADAPTERS: readonly Adapter[] = ['pgbackrest', 'restic', 'evenkeel'];

/** Days of the week as the server names them, in the order of a week. */
export const WEEK_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type WeekDay = (typeof WEEK_DAYS)[number];

/** What is missing, the gravest first. */
export const GAPS = ['no-policy', 'item-gone', 'no-good-copy', 'late', 'drill-failed', 'no-drill'] as const;
export type Gap = (typeof GAPS)[number];

/** What the business asks of what was restored, as data. A number or `true` is what the first column of the one row must be. */
export type Expected = 'true' | { exactly: string } | { atLeast: number };
export type DrillCheck = { kind: 'question'; name: string; sql: string; expected: Expected } | { kind: 'moment'; name: string; table: string; column: string; timeColumn: string };

/** What a drill may take and asks; on which days, and from when of the policy's wall clock, one begins by itself: without them only by hand. */
export type DrillTerms = { mostGiB: number; checks: DrillCheck[]; days: WeekDay[]; time?: string };
/** The same as it is told: everything may be left out, and what is expected has no shape of its own. */
export type DrillTermsTold = { mostGiB?: number; checks?: CheckTold[]; days?: WeekDay[]; time?: string };
export type CheckTold = { name?: string; kind?: string; sql?: string; expected?: unknown; table?: string; column?: string; timeColumn?: string };

/** Times are of the wall clock of `zone`. */
export type RecoveryPolicy = {
  id: string;
  name: string;
  item: string;
  itemName: string;
  adapter: Adapter;
  host: string;
  rpoMinutes: number;
  rtoMinutes: number;
  keepUnit: 'copies' | 'days';
  keepAmount: number;
  days: WeekDay[];
  times: string[];
  fullDays: WeekDay[];
  zone: string;
  drillDays: number;
  responsible: string;
  drill: DrillTermsTold;
  nextAt?: string;
  nextDrillAt?: string;
  drilledAt?: string;
  retiredAt?: string;
  version: number;
};

export type PolicyTerms = Omit<RecoveryPolicy, 'id' | 'itemName' | 'nextAt' | 'nextDrillAt' | 'drilledAt' | 'retiredAt' | 'version' | 'drill'> & { drill: DrillTerms };

export type KeptCopy = { id: string; kind: string; at: string; sizeBytes?: number; addedBytes?: number; changeRate?: number; checkedAt?: string; checkedBy?: string; sound: boolean };

export type RunOutcome = 'done' | 'failed' | 'refused' | 'lost' | 'not-fetched';
/** One job; `part` of it is done, from 0 to 1. */
export type RecoveryRun = {
  id: string;
  act: 'backup' | 'verify' | 'forget' | 'list' | 'drill';
  state: 'waiting' | 'sent' | 'ended';
  dueAt: string;
  sentAt?: string;
  endedAt?: string;
  part: number;
  bytesDone: number;
  outcome?: RunOutcome;
  code?: string;
  sentence?: string;
};

/** The disk of a repository as its host last told; `fullAt` by its course, between `earliest` and `latest` in 95 of 100 cases. `why` there is none, in English. */
export type SpaceLeft = { at?: string; freeBytes?: number; totalBytes?: number; fullAt?: string; earliest?: string; latest?: string; why?: string };

export type PolicyDetail = { policy: RecoveryPolicy; copies: KeptCopy[]; runs: RecoveryRun[]; space: SpaceLeft };

export type CoverageLine = { item: string; itemName: string; policy?: RecoveryPolicy; lastGood?: string; lastRun?: RecoveryRun; gaps: Gap[] };

export type DrillState = 'approving' | 'waiting' | 'running' | 'review' | 'closed';
export const DRILL_RESULTS = ['passed', 'failed', 'stopped', 'refused'] as const;
export type DrillResult = (typeof DRILL_RESULTS)[number];
export type StepName = 'notify' | 'approve' | 'prepare' | 'restore' | 'replay' | 'start' | 'prove' | 'clean-up' | 'review';
export type StepState = 'to-come' | 'now' | 'done' | 'failed' | 'left-out';
/** `usualSeconds` is the median of earlier drills of the policy. */
export type DrillStep = { step: StepName; state: StepState; beganAt?: string; tookSeconds?: number; usualSeconds?: number; seen?: string };
export type CheckedState = 'to-come' | 'now' | 'right' | 'failed' | 'left-out';
export type DrillCheckState = { name: string; state: CheckedState; tookSeconds?: number; seen?: string; code?: string };
export type DrillFinding = { index: number; code: string; sentence: string; owner?: { id?: string; name: string }; at: string };
export type OutputLine = { at: string; line: string };
export type DrillNote = { at: string; by: string; text: string };

/** In lists without the output of the agent. */
export type Drill = {
  number: string;
  policy: { id: string; name: string; item: string; itemName: string; adapter: Adapter; host: string; responsible: string };
  state: DrillState;
  result?: DrillResult;
  reason?: string;
  until?: string;
  askedBy: { id?: string; name: string };
  askedAt: string;
  approval?: string;
  beganAt?: string;
  endedAt?: string;
  promise: { rpoMinutes: number; rtoMinutes: number };
  measured: { rpoSeconds?: number; rtoSeconds?: number; incomplete: string[] };
  last?: { number: string; rtoSeconds: number };
  steps: DrillStep[];
  checks: DrillCheckState[];
  findings: DrillFinding[];
  copy?: { id: string; kind: string; at: string; sizeBytes?: number };
  sandbox?: { folder: string; networkCut?: boolean };
  problem?: string;
  report?: { sha256: string; auditPosition?: number };
  output: OutputLine[];
  notes: DrillNote[];
};

/** Without a moment the newest good copy is restored. */
export type NewDrill = { until?: string | undefined; reason?: string | undefined };

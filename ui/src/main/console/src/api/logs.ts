/** How bad a line says it is, worst first. */
export const LEVELS = ['critical', 'error', 'warning', 'notice', 'info', 'debug', 'trace'] as const;
export type Level = (typeof LEVELS)[number];

/** One line. `place` is where it stands among all lines; `template` names its pattern, 0 where none was found. */
export type LogLine = {
  id: string;
  place: string;
  at: string;
  arrivedAt: string;
  host: string;
  source: string;
  level: Level;
  message: string;
  fields: Record<string, string>;
  template: number;
  novel: boolean;
};

/** `whole` is false where time was up before all lines were looked at; `next` is where to go on. */
export type LogLines = { items: LogLine[]; whole: boolean; next?: string };

/** How many lines of each level each step has; steps and levels without a line are left out. */
export type LogCounts = { steps: { from: string; levels: Partial<Record<Level, number>> }[]; stepSeconds: number; whole: boolean };

/** What lines of one kind have in common; `before` counts them in the span of the same length a day before. */
export type Pattern = { template: number; text?: string; lines: number; before: number; first: string; last: string; firstSeen?: string; firstHost?: string; firstSource?: string };
export type Patterns = { items: Pattern[]; whole: boolean };

/** A query whose lines are counted as they come. */
export type LogCounter = { name: string; query: string; byName: string; at: string };

export type LogUsage = { lines: number; bytes: number; oldest?: string };

/** A query under a name; `mine` where whoever asks has saved it. */
export type SavedQuery = { id: string; name: string; query: string; owner: string; mine: boolean; shared: boolean; at: string };
export type SavedQueries = { items: SavedQuery[]; next?: string };

/** A form of line that somebody described; `lines` is how many it took on this server since its start. */
export type LogParser = { name: string; place: number; enabled: boolean; expression: string; host: string; source: string; byName: string; at: string; lines: number };

/** What must not be kept, as somebody described it; `texts` is in how many it found something. */
export type LogMask = { name: string; enabled: boolean; expression: string; byName: string; at: string; texts: number };
export type LogMasks = { items: LogMask[]; builtIn: { name: string; example: string; masked: string }[] };

/** What becomes of a sample; `matches` where the draft does, also where another one is tried before it. */
export type TriedLine = {
  form: 'OWN' | 'JSON' | 'ACCESS_LOG' | 'PLAIN';
  parser?: string;
  at?: string;
  level?: Level;
  message: string;
  fields: Record<string, string>;
  builtInMasks: string[];
  masks: string[];
  maskedWhole: boolean;
  meant: boolean;
  matches: boolean;
};

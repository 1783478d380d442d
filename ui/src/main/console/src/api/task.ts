import type { ProcessPosition } from './workflow';

/** What people read, in both languages. */
export type TwoWords = { en: string; zh: string };

export type TaskAct = 'claim' | 'hand-back' | 'delegate' | 'complete' | 'return' | 'withdraw' | 'countersign' | 'vote';

/** Something that waits for a person or a group. */
export type Task = {
  id: string;
  process: string;
  businessKey: string;
  step: string;
  name: TwoWords;
  assignee?: { id: string; name: string };
  groups: string[];
  since: string;
  due?: string;
  kind: 'task' | 'approval';
  subject: string;
  acts: TaskAct[];
};

export type TaskPage = { items: Task[]; next?: string };

/** A JSON Schema of fields, as far as the console reads it itself; the rest is for the one that draws the form. */
export type FormSchema = { title?: string; 'x-zh'?: string; properties?: Record<string, FormSchema>; items?: FormSchema; [word: string]: unknown };

export type Vote = { person: string; for?: string; yes: boolean; reason: string; at: string };

export type Approval = {
  id: string;
  businessKey: string;
  step: string;
  name: TwoWords;
  subject: string;
  rule: { groups: string[]; people: string[]; yesNeeded: number; oneNoRefuses: boolean };
  since: string;
  due?: string;
  votes: Vote[];
  state: 'open' | 'granted' | 'refused' | 'withdrawn';
  mayVote: boolean;
  whyNot?: string;
};

/** What somebody did with the tasks of a matter. */
export type TaskDone = { at: string; person: string; verb: string; step: string; to?: string; reason: string };

export type TaskDetail = {
  task: Task;
  form?: { name: string; schema: FormSchema; values: Record<string, unknown> };
  returnTo: { step: string; name: TwoWords }[];
  approval?: Approval;
  countersignatures: Approval[];
  history: TaskDone[];
  position?: ProcessPosition;
};

export type Deputies = { mine?: { deputy: string; from: string; to: string }; standsInFor: string[] };

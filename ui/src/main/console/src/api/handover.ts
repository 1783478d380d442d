import type { TwoWords } from './task';

export type Someone = { id: string; name: string };
export type MatterWeight = 'HIGH' | 'MEDIUM' | 'LOW';

/** One thing that the next shift takes over. */
export type Matter = { key: string; line: TwoWords; link?: string; since?: string; until?: string; weight: MatterWeight };

/** `more`: there was more than is told. `unread`: its room did not answer. */
export type HandoverSection = { name: string; words: TwoWords; needs: string; matters: Matter[]; more: boolean; unread: boolean };

export type Why = { code: string; sentence: string };

/** A hand-over without what is in it; `person` of a reminder is missing where nobody was left to ask. */
export type HandoverHead = {
  id: string;
  schedule: string;
  scheduleName: string;
  number: number;
  by: Someone;
  from?: Someone;
  to: Someone;
  shift: { from: string; to: string };
  at: string;
  note: string;
  state: 'WAITING' | 'ACCEPTED' | 'REPLACED';
  acceptance?: { by: Someone; inNameOf?: string; at: string };
  reminders: { step: number; person?: Someone; at: string }[];
  whyNotAccept?: Why;
};

/** What would be handed over now; without `to` nobody is next. */
export type HandoverDraft = {
  schedule: string;
  scheduleName: string;
  from?: Someone;
  to?: Someone;
  shift?: { from: string; to: string };
  endsAt?: string;
  sections: HandoverSection[];
  whyNot?: Why;
  waiting?: HandoverHead;
  at: string;
};

export type HandedOver = { handover: HandoverHead; sections: HandoverSection[] };
export type HandoverPage = { items: HandoverHead[]; next?: string };

/** Alertmanager's API v2, in its own form. */
export type Matcher = { name: string; value: string; isRegex: boolean; isEqual: boolean };

type SilenceState = 'active' | 'pending' | 'expired';

export type Silence = {
  id: string;
  matchers: Matcher[];
  startsAt: string;
  endsAt: string;
  createdBy: string;
  comment: string;
  updatedAt: string;
  status: { state: SilenceState };
};

export type NewSilence = Pick<Silence, 'matchers' | 'startsAt' | 'endsAt' | 'createdBy' | 'comment'> & { id?: string };

export type OnDuty = { personId: string; displayName: string; until: string };
export type NextOnDuty = { personId: string; displayName: string; from: string };

export type ScheduleNow = {
  id: string;
  name: string;
  zone: string;
  current?: OnDuty;
  next?: NextOnDuty;
  gap: boolean;
};

/** `reachable` is false when a page now would wake nobody; `why` says it in a sentence. */
export type OnCallNow = { schedules: ScheduleNow[]; reachable: boolean; whyCode?: string; why?: string };

export type Schedule = {
  id: string;
  name: string;
  zone: string;
  people: string[];
  /** Local time of the zone, without offset. */
  firstHandOver: string;
  turnSeconds: number;
  version: number;
};

export type Shift = { person?: string; displayName: string; from: string; to: string };

export type Target = 'ON_CALL' | 'NEXT_ON_CALL' | 'PERSON';
export type Step = { target: Target; schedule?: string; person?: string; waitingSeconds: number };
export type Policy = { id: string; name: string; steps: Step[]; version: number };

/** What is sent to change a schedule; which one and its version go beside it. */
export function scheduleChange({ name, zone, people, firstHandOver, turnSeconds }: Schedule): Omit<Schedule, 'id' | 'version'> {
  return { name, zone, people, firstHandOver, turnSeconds };
}

export function policyChange({ name, steps }: Policy): Omit<Policy, 'id' | 'version'> {
  return { name, steps };
}

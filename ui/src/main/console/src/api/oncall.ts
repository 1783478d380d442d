type OnDuty = { personId: string; displayName: string; until: string };
type NextOnDuty = { personId: string; displayName: string; from: string };

export type ScheduleNow = {
  id: string;
  name: string;
  zone: string;
  current?: OnDuty;
  next?: NextOnDuty;
  gap: boolean;
};

/** `reachable` is false when a page now would wake nobody; `why` says it in a sentence. */
export type OnCallNow = { schedules: ScheduleNow[]; reachable: boolean; whyCode?: string; why?: string; alarms?: Alarm[] };

/** What must be red on Now: nobody can be reached, or a channel failed three times. */
export type Alarm = { code: string; facts: Record<string, string>; sentence: string; since: string };

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

export type Shift = { person?: string; displayName: string; from: string; to: string; override?: { id: string; reason?: string } };

export type NewOverride = { personId: string; from: string; to: string; reason?: string };
export type Stretch = { from: string; to: string };
export type GapAhead = { schedule: string; name: string; from: string; to: string };
export type NewSwap = { schedule: string; mine: Stretch; with: string; theirs: Stretch };
/** An offer to change turns; it counts once the other one has accepted. */
export type Swap = {
  id: string;
  schedule: string;
  scheduleName: string;
  offeredBy: string;
  offeredByName: string;
  mine: Stretch;
  with: string;
  withName: string;
  theirs: Stretch;
  madeAt: string;
  acceptedAt?: string;
};

export type Target = 'ON_CALL' | 'NEXT_ON_CALL' | 'PERSON';
export type Step = { target: Target; schedule?: string; person?: string; waitingSeconds: number };
/** `match` are the labels that an alert must have; the one without any that is the default takes the rest. */
export type Policy = { id: string; name: string; steps: Step[]; match?: Record<string, string>; isDefault?: boolean; version: number };

/** What is sent to change a schedule; which one and its version go beside it. */
export function scheduleChange({ name, zone, people, firstHandOver, turnSeconds }: Schedule): Omit<Schedule, 'id' | 'version'> {
  return { name, zone, people, firstHandOver, turnSeconds };
}

export function policyChange({ name, steps, match }: Policy): Omit<Policy, 'id' | 'version' | 'isDefault'> {
  return { name, steps, ...(match === undefined ? {} : { match }) };
}

import type { Drill, DrillStep, StepName } from '../api/recovery';

/** What the clock of a drill shows, worked out from its steps. Pure. */

/** The steps whose time is the RTO: from the sandbox being prepared until it is proved. */
const OF_THE_CLOCK: readonly StepName[] = ['prepare', 'restore', 'replay', 'start', 'prove'];
const AMBER_FROM = 0.8;

export type Segment = { step: StepName; seconds: number; now: boolean };
export type ClockState = 'to-come' | 'running' | 'stopped';
export type Tone = '' | 'close' | 'past';
export type DrillClock = { state: ClockState; seconds: number; promise: number; tone: Tone; segments: Segment[]; last?: number; forecast?: number };

/** Seconds that a step took, or takes up to now. */
export function secondsOf({ state, tookSeconds, beganAt }: DrillStep, now: number): number {
  if (tookSeconds !== undefined) return tookSeconds;
  return state === 'now' && beganAt !== undefined ? Math.max(0, (now - Date.parse(beganAt)) / 1000) : 0;
}

/** Amber from 80 % of the promise, red past it. */
export function toneOf(seconds: number, promise: number): Tone {
  return seconds > promise ? 'past' : seconds >= AMBER_FROM * promise ? 'close' : '';
}

export function clockOf(drill: Drill, now: number): DrillClock {
  const counted = drill.steps.filter((one) => OF_THE_CLOCK.includes(one.step) && one.state !== 'left-out');
  const segments = counted.filter((one) => one.state !== 'to-come').map((one) => ({ step: one.step, seconds: secondsOf(one, now), now: one.state === 'now' }));
  const promise = drill.promise.rtoMinutes * 60;
  const seconds = drill.measured.rtoSeconds ?? segments.reduce((sum, one) => sum + one.seconds, 0);
  const running = segments.some((one) => one.now);
  const forecast = running ? forecastOf(counted, now) : undefined;
  return {
    state: running ? 'running' : segments.length === 0 ? 'to-come' : 'stopped',
    seconds,
    promise,
    tone: toneOf(seconds, promise),
    segments,
    ...(drill.last === undefined ? {} : { last: drill.last.rtoSeconds }),
    ...(forecast === undefined ? {} : { forecast }),
  };
}

/** What it will come to when what is left takes as long as usual; unknown where nothing was ever measured. */
function forecastOf(counted: readonly DrillStep[], now: number): number | undefined {
  let sum = 0;
  for (const one of counted) {
    if (one.state === 'done' || one.state === 'failed') sum += secondsOf(one, now);
    else if (one.usualSeconds === undefined) return undefined;
    else sum += Math.max(one.usualSeconds, secondsOf(one, now));
  }
  return sum;
}

/** How long the rail is: all of the promise, and what goes past it. */
export function railOf({ seconds, promise, last }: DrillClock): number {
  return Math.max(promise, seconds, last ?? 0, 1);
}

/** 18:42, or 1:02:05 from an hour on: every second is shown, it is a clock. */
export function ticks(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, min, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, String(whole % 60).padStart(2, '0')];
  return h === 0 ? `${min}:${s}` : `${h}:${String(min).padStart(2, '0')}:${s}`;
}

/** Whether it will end red, or did: a check that failed, a step that failed, or a finding. */
export function isRed({ result, findings, checks }: Pick<Drill, 'result' | 'findings' | 'checks'>): boolean {
  return result === 'failed' || (result === undefined && (findings.length > 0 || checks.some((one) => one.state === 'failed')));
}

/** In minutes with their seconds: steps are compared by them. `span` words a time as everywhere else. */
export function exactSpan(seconds: number, span: (seconds: number) => string): string {
  const minutes = Math.floor(seconds / 60);
  const rest = Math.floor(seconds % 60);
  return seconds < 120 || minutes >= 60 || rest === 0 ? span(seconds) : `${span(minutes * 60)} ${span(rest)}`;
}

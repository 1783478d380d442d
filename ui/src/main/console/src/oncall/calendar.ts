import type { Schedule, Shift } from '../api/oncall';
import type { Zone } from '../parts/format';

/** The two weeks of the on-call page, in the reader's zone. All moments in milliseconds. */
export const DAYS = 14;

export type Window = { from: number; to: number; days: number[] };

function midnight(year: number, month: number, day: number, zone: Zone): number {
  return zone === 'UTC' ? Date.UTC(year, month, day) : new Date(year, month, day).getTime();
}

/** Fourteen whole days from a day such as 2026-09-21; a day may have 23 or 25 hours. */
export function windowOf(firstDay: string, zone: Zone): Window {
  const [year = 1970, month = 1, day = 1] = firstDay.split('-').map(Number);
  const days = Array.from({ length: DAYS }, (_, index) => midnight(year, month - 1, day + index, zone));
  return { from: days[0] ?? 0, to: midnight(year, month - 1, day + DAYS, zone), days };
}

/** The day that is `days` after another; calendar days know no clock changes. */
export function shifted(firstDay: string, days: number): string {
  const moved = new Date(`${firstDay}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

export function place(window: Window, moment: number): number {
  return ((moment - window.from) / (window.to - window.from)) * 100;
}

/** Turns of nobody that follow each other are one stretch of nobody. */
function joined(shifts: readonly Shift[]): Shift[] {
  return shifts.reduce<Shift[]>((out, shift) => {
    const last = out.at(-1);
    if (last !== undefined && last.person === undefined && shift.person === undefined && last.to === shift.from) out[out.length - 1] = { ...last, to: shift.to };
    else out.push(shift);
    return out;
  }, []);
}

/** A shift cut to the window, with where it lies in it. */
export type Block = { shift: Shift; from: number; to: number; left: number; width: number };

export function blocksOf(shifts: readonly Shift[], window: Window): Block[] {
  return joined(shifts).flatMap((shift) => {
    const from = Math.max(window.from, Date.parse(shift.from));
    const to = Math.min(window.to, Date.parse(shift.to));
    return to > from ? [{ shift, from, to, left: place(window, from), width: place(window, to) - place(window, from) }] : [];
  });
}

export type Gap = { schedule: Schedule; from: number; to: number };

/** Stretches still to come in which a schedule has nobody. */
export function gapsOf(schedule: Schedule, shifts: readonly Shift[], window: Window, now: number): Gap[] {
  return blocksOf(shifts, window)
    .filter(({ shift, to }) => shift.person === undefined && to > now)
    .map(({ from, to }) => ({ schedule, from: Math.max(from, now), to }));
}

export type Turn = { amount: number; unit: 'hours' | 'days' | 'weeks' };

const UNIT_S = { hours: 3600, days: 86_400, weeks: 604_800 } as const;

export function turnOf(seconds: number): Turn {
  if (seconds % UNIT_S.weeks === 0) return { amount: seconds / UNIT_S.weeks, unit: 'weeks' };
  if (seconds % UNIT_S.days === 0) return { amount: seconds / UNIT_S.days, unit: 'days' };
  return { amount: Math.round(seconds / UNIT_S.hours), unit: 'hours' };
}

export function secondsOf({ amount, unit }: Turn): number {
  return amount * UNIT_S[unit];
}

export function swapped<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...list];
  const here = next[index];
  const there = next[index + by];
  if (here === undefined || there === undefined) return next;
  next[index] = there;
  next[index + by] = here;
  return next;
}

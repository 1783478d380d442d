import type { ChangeLine } from '../api/change';

const DAY_MS = 86_400_000;

/** What the calendar shows: a week back, and as many days ahead. */
export function spanOf(now: number, days: number): { from: string; to: string } {
  const start = new Date(now);
  start.setHours(0, 0, 0, 0);
  return { from: new Date(start.getTime() - 7 * DAY_MS).toISOString(), to: new Date(start.getTime() + days * DAY_MS).toISOString() };
}

/** The changes by the day on which their window begins, in the order of time; `dayKey` names a moment's day in the reader's zone. */
export function byDay(changes: readonly ChangeLine[], dayKey: (at: string) => string): [string, ChangeLine[]][] {
  const days = new Map<string, ChangeLine[]>();
  for (const change of changes.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    const day = dayKey(change.from);
    days.set(day, [...(days.get(day) ?? []), change]);
  }
  return [...days.entries()];
}

/** Lines that somebody typed, one step each. */
export function lines(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A moment as the browser's field for date and time wants it: local, to the minute. */
export function fieldOf(at: string | number): string {
  const moment = new Date(at);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

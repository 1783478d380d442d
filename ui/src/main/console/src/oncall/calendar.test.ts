import { describe, expect, it } from 'vitest';
import type { Schedule, Shift } from '../api/oncall';
import { blocksOf, gapsOf, secondsOf, shifted, swapped, turnOf, windowOf } from './calendar';
import { stepOf, whomOf } from './steps';

const window = windowOf('2026-09-21', 'UTC');
const schedule: Schedule = { id: 's', name: 'Operations', zone: 'UTC', people: [], firstHandOver: '2026-09-21T00:00:00', turnSeconds: 86_400, version: 1 };
const shift = (from: string, to: string, person?: string): Shift => ({ person, displayName: person ?? '', from, to });

describe('two weeks', () => {
  it('are fourteen whole days', () => expect([window.days.length, (window.to - window.from) / 86_400_000]).toEqual([14, 14]));
  it('begin at the reader\'s midnight', () => expect(new Date(windowOf('2026-09-21', 'local').from).toISOString()).toBe('2026-09-20T16:00:00.000Z'));
  it('move over the end of a month', () => expect(shifted('2026-09-28', 7)).toBe('2026-10-05'));
});

describe('a shift', () => {
  it('is cut to the window', () => {
    const [block] = blocksOf([shift('2026-09-20T12:00:00Z', '2026-09-22T00:00:00Z', 'w')], window);
    expect([block?.left, Number(block?.width.toFixed(3))]).toEqual([0, Number((100 / 14).toFixed(3))]);
  });
  it('outside of it is not drawn', () => expect(blocksOf([shift('2026-10-20T00:00:00Z', '2026-10-21T00:00:00Z', 'w')], window)).toEqual([]));
});

describe('a gap', () => {
  const now = Date.parse('2026-09-22T06:00:00Z');
  const shifts = [shift('2026-09-21T00:00:00Z', '2026-09-22T00:00:00Z'), shift('2026-09-22T00:00:00Z', '2026-09-23T00:00:00Z'), shift('2026-09-23T00:00:00Z', '2026-09-24T00:00:00Z', 'w')];
  it('joins turns that follow each other, and begins now where it already runs', () => {
    expect(gapsOf(schedule, shifts, window, now).map(({ from, to }) => [new Date(from).toISOString(), new Date(to).toISOString()])).toEqual([['2026-09-22T06:00:00.000Z', '2026-09-23T00:00:00.000Z']]);
  });
  it('that is over is not said', () => expect(gapsOf(schedule, shifts, window, Date.parse('2026-09-23T01:00:00Z'))).toEqual([]));
});

describe('a turn', () => {
  it.each([
    [43_200, { amount: 12, unit: 'hours' }],
    [86_400, { amount: 1, unit: 'days' }],
    [1_209_600, { amount: 2, unit: 'weeks' }],
  ] as const)('of %d s is said in its largest whole unit', (seconds, turn) => {
    expect(turnOf(seconds)).toEqual(turn);
    expect(secondsOf(turn)).toBe(seconds);
  });
});

describe('order and steps', () => {
  it('swaps neighbours', () => expect(swapped(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']));
  it('does nothing at the edge', () => expect(swapped(['a', 'b'], 0, -1)).toEqual(['a', 'b']));
  it.each([
    [{ target: 'ON_CALL', schedule: 's', waitingSeconds: 300 }],
    [{ target: 'PERSON', person: 'p', waitingSeconds: 90 }],
  ] as const)('a step comes back from its form as it went in', (step) => expect(stepOf(whomOf(step), String(step.waitingSeconds / 60))).toEqual(step));
});

import { describe, expect, it } from 'vitest';
import { world } from '../../mock/world';
import type { Drill, DrillStep } from '../api/recovery';
import { clockOf, exactSpan, isRed, railOf, ticks, toneOf } from './clock';

const NOW = Date.parse('2026-09-23T06:00:00Z');
const drills = world('trouble', NOW).recovery.drills;
const drill = (number: string): Drill => drills.find((one) => one.number === number)!;

describe('the clock of a drill', () => {
  it('adds up its steps while it runs, and the one that is now grows', () => {
    expect(Math.round(clockOf(drill('DR-32'), NOW).seconds)).toBe(41 + 552 + 333 + 38 + 158);
    expect(Math.round(clockOf(drill('DR-32'), NOW + 10_000).seconds)).toBe(41 + 552 + 333 + 38 + 168);
  });

  it('leaves out what waits for people, and the cleaning up', () => expect(clockOf(drill('DR-32'), NOW).segments.map((one) => one.step)).toEqual(['prepare', 'restore', 'replay', 'start', 'prove']));

  it('stands still at what was measured when it is over', () => {
    const clock = clockOf(drill('DR-29'), NOW);
    expect([clock.state, clock.seconds, clock.forecast]).toEqual(['stopped', 1146, undefined]);
  });

  it('is at nothing before anything was begun', () => {
    const clock = clockOf(drill('DR-33'), NOW);
    expect([clock.state, clock.seconds, clock.segments]).toEqual(['to-come', 0, []]);
  });

  it('foretells by what is usual for the steps that are left', () => expect(Math.round(clockOf(drill('DR-32'), NOW).forecast ?? 0)).toBe(41 + 552 + 333 + 38 + 240));

  it('foretells nothing where a step was never measured', () => {
    const steps = drill('DR-32').steps.map((one): DrillStep => (one.step === 'prove' ? { step: 'prove', state: 'now', beganAt: new Date(NOW).toISOString() } : one));
    expect(clockOf({ ...drill('DR-32'), steps }, NOW).forecast).toBeUndefined();
  });

  it.each([
    [1439, ''],
    [1440, 'close'],
    [1800, 'close'],
    [1801, 'past'],
  ] as const)('at %i s of a promise of 30 min it is %s', (seconds, tone) => expect(toneOf(seconds, 1800)).toBe(tone));

  it('has a rail as long as the promise, or as what went past it', () => {
    expect(railOf(clockOf(drill('DR-32'), NOW))).toBe(1800);
    expect(railOf(clockOf(drill('DR-28'), NOW))).toBe(2052);
  });

  it.each([
    [0, '0:00'],
    [62.9, '1:02'],
    [1122, '18:42'],
    [3725, '1:02:05'],
  ])('shows %d s as %s', (seconds, words) => expect(ticks(seconds)).toBe(words));

  it.each([
    [59, '59'],
    [250, '240+10'],
    [240, '240'],
    [3725, '3725'],
  ])('words %d s so that steps can be compared: %s', (seconds, words) => expect(exactSpan(seconds, String).replace(' ', '+')).toBe(words));
});

describe('a drill', () => {
  it.each([
    ['DR-32', true],
    ['DR-28', true],
    ['DR-29', false],
    ['DR-30', false],
    ['DR-33', false],
  ])('%s is red: %s', (number, red) => expect(isRed(drill(number))).toBe(red));
});

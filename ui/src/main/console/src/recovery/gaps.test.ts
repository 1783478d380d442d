import { describe, expect, it } from 'vitest';
import { board } from '../../mock/recovery';
import { world } from '../../mock/world';
import type { CoverageLine, RecoveryRun } from '../api/recovery';
import { countsOf, filtered, missingSince, nextAct, severityOfLine } from './gaps';

const NOW = Date.parse('2026-09-23T06:00:00Z');
const lines = board(world('trouble', NOW).recovery, NOW);
const line = (name: string): CoverageLine => lines.find((one) => one.itemName === name)!;
const run = (over: Partial<RecoveryRun>): RecoveryRun => ({ id: 'r', act: 'backup', state: 'ended', dueAt: '', part: 1, bytesDone: 0, ...over });

describe('what is missing', () => {
  it('counts each line once, by the gravest', () => expect(countsOf(lines)).toEqual({ bare: 1, unsafe: 2, undrilled: 1, gone: 0, lines: 5 }));

  it('has an age where it once was there', () => {
    expect(missingSince(line('archive'), 'late')).toBe(new Date(Date.parse(line('archive').lastGood!) + 48 * 3_600_000).toISOString());
    expect(missingSince(line('settlement database'), 'no-drill')).toBe(new Date(NOW - 86_400_000).toISOString());
  });

  it('has none where it never was', () => expect([missingSince(line('Resident registration'), 'no-policy'), missingSince(line('id-query'), 'no-drill')]).toEqual([undefined, undefined]));

  it.each([
    ['Resident registration', 'critical'],
    ['archive', 'high'],
    ['settlement database', 'medium'],
    ['portal', 'ok'],
  ])('of %s is %s', (name, severity) => expect(severityOfLine(line(name))).toBe(severity));
});

describe('the next act', () => {
  it.each<[string, Partial<CoverageLine>, string]>([
    ['a policy where there is none', { gaps: ['no-policy'] }, 'make'],
    ['to retire what protects nothing', { ...line('archive'), gaps: ['item-gone'] }, 'retire'],
    ['to look why the backup failed', { ...line('archive'), gaps: ['late'], lastRun: run({ outcome: 'failed' }) }, 'look'],
    ['to wait for a job', { ...line('archive'), gaps: ['late'], lastRun: run({ state: 'sent' }) }, 'wait'],
    ['a backup', { ...line('archive'), gaps: ['no-good-copy'], lastRun: run({ outcome: 'done' }) }, 'back-up'],
    ['a drill', { ...line('settlement database') }, 'drill'],
    ['nothing, where nothing is missing', { ...line('portal') }, 'none'],
  ])('is %s', (_what, given, act) => expect(nextAct({ item: 'i', itemName: 'n', gaps: [], ...given })).toBe(act));
});

describe('the filter', () => {
  it('keeps what lacks that, or nothing', () => {
    expect(filtered(lines, 'late', '').map((one) => one.itemName)).toEqual(['archive']);
    expect(filtered(lines, 'none', '').map((one) => one.itemName)).toEqual(['portal']);
  });

  it('finds by every word, in any of the names', () => expect(filtered(lines, undefined, 'stor RESTIC').map((one) => one.itemName)).toEqual(['archive']));
});

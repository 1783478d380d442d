import { describe, expect, it } from 'vitest';
import { windowOf } from './calendar';
import { momentAt, stretched } from './drag';
import { fieldOf, momentOf } from './moments';
import { matchOf, matchText } from './steps';

const window = windowOf('2026-09-21', 'UTC');
const at = (day: number, hour = 0) => Date.UTC(2026, 8, 21 + day, hour);

describe('a drag over the calendar', () => {
  it('snaps to quarters of an hour', () => expect(momentAt(window, 1 / 14 + 0.0001)).toBe(at(1)));
  it('means the same in either direction', () => expect(stretched(window, 2 / 14, 1 / 14)).toEqual({ from: at(1), to: at(2) }));
  it('is an hour at least', () => expect(stretched(window, 1 / 14, 1 / 14)).toEqual({ from: at(1), to: at(1, 1) }));
  it('ends with the calendar', () => expect(stretched(window, 13.5 / 14, 2).to).toBe(at(14)));
});

describe('a moment in a field', () => {
  it.each(['UTC', 'local'] as const)('comes back as it was in %s', (zone) => expect(momentOf(fieldOf(at(3, 7), zone), zone)).toBe(at(3, 7)));
  it('that can not be read is none', () => expect(momentOf('soon', 'local')).toBeUndefined());
});

describe('the labels of an escalation', () => {
  it('are read as they are written', () => expect(matchOf(matchText({ team: 'data', env: 'prod' }))).toEqual({ team: 'data', env: 'prod' }));
  it('may be quoted, and may be none', () => expect([matchOf('team="data, base"'), matchOf('')]).toEqual([undefined, {}]));
  it('that have no value are refused', () => expect(matchOf('team')).toBeUndefined());
});

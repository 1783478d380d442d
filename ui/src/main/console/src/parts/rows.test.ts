import { describe, expect, it } from 'vitest';
import { windowOf } from './rows';

describe('ten thousand rows', () => {
  it('are drawn where the reader is', () => expect(windowOf(10_000, 30, 400, 60)).toEqual({ first: 400, last: 460, above: 12_000, below: 9_540 * 30 }));
  it('end with the last one', () => expect(windowOf(10_000, 30, 9_990, 60)).toMatchObject({ first: 9_940, last: 10_000, below: 0 }));
  it('take as much room whatever is drawn', () => {
    for (const from of [0, 17, 5_000, 12_000]) {
      const { first, last, above, below } = windowOf(10_000, 30, from, 60);
      expect(above + (last - first) * 30 + below).toBe(300_000);
    }
  });
});
it('few rows are all drawn', () => expect(windowOf(5, 30, 100, 60)).toEqual({ first: 0, last: 5, above: 0, below: 0 }));

import { describe, expect, it } from 'vitest';
import { bounds, csv, gaps, grid, nameOf, onGrid } from './frame';

const span = { start: 1000, end: 1040, step: 10 };
const line = (...values: (number | null)[]) => ({ label: 'a', values });

describe('samples on a grid', () => {
  it('has a moment each step, both ends included', () => expect(grid(span)).toEqual([1000, 1010, 1020, 1030, 1040]));
  it('leaves what is missing empty', () => expect(onGrid(span, { metric: {}, values: [[1000, '1'], [1020, '3']] }, 'a')).toEqual(line(1, null, 3, null, null)));
  it('takes a sample for the moment it is nearest to', () => expect(onGrid(span, { metric: {}, values: [[1008.7, '5']] }, 'a').values).toEqual([null, 5, null, null, null]));
  it('does not draw what is no number', () => expect(onGrid(span, { metric: {}, values: [[1000, 'NaN'], [1010, '+Inf']] }, 'a').values).toEqual([null, null, null, null, null]));
});

describe('a gap', () => {
  it('lies between the samples beside it', () => expect(gaps([line(1, null, null, 4, 5)], 5)).toEqual([{ from: 0, to: 3 }]));
  it('reaches the end where the samples stop', () => expect(gaps([line(1, 2, null, null, null)], 5)).toEqual([{ from: 1, to: 4 }]));
  it('is none where another line goes on', () => expect(gaps([line(1, null, 3), line(1, 2, 3)], 3)).toEqual([]));
  it('is none at the edge for one late sample', () => expect(gaps([line(1, 2, 3, null)], 4)).toEqual([]));
  it('is not hatched where nothing was ever measured', () => expect(gaps([line(null, null)], 2)).toEqual([]));
});

describe('the scale', () => {
  it('begins at zero for amounts', () => expect(bounds([line(40, 50)], undefined, false)[0]).toBe(0));
  it('has the limit in sight', () => expect(bounds([line(1)], 90, false)[1]).toBeGreaterThan(90));
  it('shows a high percentage against 100', () => expect(bounds([line(60)], undefined, true)).toEqual([0, 100]));
  it('lets a low percentage be seen', () => expect(bounds([line(5)], undefined, true)[1]).toBeLessThan(10));
  it('goes below zero where the values do', () => expect(bounds([line(-5, 5)], undefined, false)[0]).toBeLessThan(-5));
  it('is not flat for zeros', () => expect(bounds([line(0, 0)], undefined, false)).toEqual([0, 1]));
});

describe('names and files', () => {
  it('tell series apart by what differs', () => expect(nameOf({ host: 'a', device: 'sda' }, [{ host: 'a', device: 'sda' }, { host: 'a', device: 'sdb' }])).toBe('sda'));
  it('name a lone series by all it has', () => expect(nameOf({ __name__: 'x', host: 'a' }, [{ __name__: 'x', host: 'a' }])).toBe('a'));
  it('are RFC 4180', () => expect(csv({ times: [0, 10], lines: [{ label: 'a,"b"', values: [1, null] }] })).toBe('time,"a,""b"""\r\n1970-01-01T00:00:00.000Z,1\r\n1970-01-01T00:00:10.000Z,\r\n'));
});

import { describe, expect, it } from 'vitest';
import { linesOf, seriesName, spanAt, stepOf, summaryOf, unitOf } from './explore';

describe('the step', () => {
  it('fits the range', () => expect([stepOf('15m', undefined), stepOf('1h', undefined), stepOf('30d', undefined)]).toEqual([10, 20, 8640]));
  it('is the chosen one, unless that is more than the server answers', () => expect([stepOf('1h', 60), stepOf('30d', 10)]).toEqual([60, 8640]));
  it('divides the span evenly', () => {
    const { start, end, step } = spanAt('1h', undefined, Date.parse('2026-09-23T06:31:07Z'));
    expect([(end - start) % step, end % step, end - start]).toEqual([0, 0, 3600]);
  });
});

describe('the name of a series', () => {
  const a = { __name__: 'up', host: 'a', job: 'x' };
  const b = { __name__: 'up', host: 'b', job: 'x' };
  it('is what tells it apart', () => expect(seriesName(a, [a, b])).toBe('up{host="a"}'));
  it('is whole where it is alone', () => expect(seriesName(a, [a])).toBe('up{host="a", job="x"}'));
  it('is no more than there is', () => expect([seriesName({}, [{}]), seriesName({ host: 'a' }, [{ host: 'a' }])]).toEqual(['', 'host="a"']));
});

describe('lines', () => {
  const span = { start: 0, end: 20, step: 10 };
  const answer = (letter: string, host: string) => ({ letter, span, series: [{ metric: { host }, values: [[0, '1'], [20, '3']] as [number, string][] }] });
  it('say by a letter which expression they are of', () => expect(linesOf([answer('A', 'x'), answer('B', 'x')]).map((row) => row.name)).toEqual(['A host="x"', 'B host="x"']));
  it('say nothing of it where there is one', () => expect(linesOf([answer('A', 'x')]).map((row) => row.name)).toEqual(['host="x"']));
  it('are summed up without their gaps', () => expect(summaryOf(linesOf([answer('A', 'x')])[0]!.line)).toEqual({ last: 3, least: 1, mean: 2, most: 3 }));
  it('without a sample have no figures', () => expect(summaryOf({ label: '', values: [null, null] })).toEqual({ last: undefined, least: undefined, mean: undefined, most: undefined }));
});

it.each([
  ['node_memory_MemAvailable_bytes', 'bytes'],
  ['rate(node_network_receive_bytes_total[5m])', 'bytesPerSecond'],
  ['100 * (1 - node_filesystem_avail_bytes / node_filesystem_size_bytes)', 'percent'],
  ['node_filesystem_avail_bytes / node_filesystem_size_bytes', 'none'],
  ['histogram_quantile(0.9, rate(http_request_duration_seconds[5m]))', 'seconds'],
  ['rate(node_cpu_seconds_total[5m])', 'none'],
])('the unit of %s is %s', (expression, unit) => expect(unitOf([expression])).toBe(unit));

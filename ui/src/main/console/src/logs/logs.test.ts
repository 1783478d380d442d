import { describe, expect, it } from 'vitest';
import type { LogLine, Pattern } from '../api/logs';
import { logs } from '../shell/search';
import { dragged, frameOf, spanOf, stepOf, totalOf } from './spans';
import { isName } from './counters';
import { logsOfAlert, logsOfHost, logsOfIncident } from './links';
import { changeOf, piecesOf, ranked } from './patterns';
import { curlCommand, rsyslogSnippet } from './send';
import { merged } from './tail';
import { faultIn, justBehind, neighboursOf, termOf, withTerm } from './terms';

describe('a term', () => {
  it('is bare where the query language reads it so', () => expect(termOf('source', '/var/log/syslog')).toBe('source:"/var/log/syslog"'));
  it.each([
    ['host', 'pg-core-02', 'host:pg-core-02'],
    ['status', '502', 'status:502'],
    ['url', 'https://a.example/x?y=1', 'url:"https://a.example/x?y=1"'],
    ['unit', 'a "b" c\\', 'unit:"a \\"b\\" c\\\\"'],
    ['name', 'web*', 'name:"web*"'],
    ['city', '北京', 'city:北京'],
    ['empty', '', 'empty:""'],
  ])('of %s %s is %s', (field, value, term) => expect(termOf(field, value)).toBe(term));
  it('is nothing for a name that no query can name', () => expect([termOf('a b', 'x'), termOf('1st', 'x')]).toEqual([undefined, undefined]));
});

describe('a query', () => {
  it.each([
    ['', 'host:a', true, 'host:a'],
    ['timeout', 'host:a', true, 'timeout host:a'],
    ['timeout host:a', 'host:a', true, 'timeout host:a'],
    ['timeout NOT host:a', 'host:a', true, 'timeout host:a'],
    ['NOT host:a host:b', 'host:a', false, 'NOT host:a host:b'],
    ['host:a x', 'host:a', false, 'x NOT host:a'],
    ['host:a', 'host:a', false, 'NOT host:a'],
    ['a OR b', 'host:a', true, '(a OR b) host:a'],
    ['(a OR b) host:a', 'level:error', false, '(a OR b) host:a NOT level:error'],
    ['"x OR (y"', 'host:a', true, '"x OR (y" host:a'],
  ])('%j with %s (%s) is %j', (query, term, wanted, next) => expect(withTerm(query, term, wanted)).toBe(next));
  it('that is wrong says where', () => expect(faultIn('Column 7: This quote is not closed.')).toEqual({ line: 1, column: 7, message: 'This quote is not closed.' }));
  it('for neighbours leaves out what is not known', () => expect([neighboursOf('a', ''), neighboursOf('', 'b c')]).toEqual(['host:a', 'source:"b c"']));
  it('reads a line itself from right behind its place', () => expect(justBehind('1790000000000-7507833651200000001')).toBe('1790000000000-7507833651200000002'));
});

describe('a span', () => {
  const now = Date.parse('2026-09-23T06:00:00Z');
  it('is the last hour where nothing is said', () => expect(spanOf({}, now)).toEqual({ from: '2026-09-23T05:00:00.000Z', to: '2026-09-23T06:00:05.000Z' }));
  it('is the own one where there is one', () => expect(spanOf({ range: '7d', from: '2026-09-01T00:00:00Z', to: '2026-09-02T00:00:00Z' }, now)).toEqual({ from: '2026-09-01T00:00:00.000Z', to: '2026-09-02T00:00:00.000Z' }));
  it.each([
    ['15m', 15],
    ['1h', 60],
    ['24h', 1800],
    ['7d', 10_800],
  ] as const)('of %s has steps of %i s', (range, step) => expect(stepOf(spanOf({ range }, now))).toBe(step));
  it('of years still has no more bars than a person can tell apart', () => expect(stepOf({ from: '2020-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }) % 86_400).toBe(0));
  it('that is dragged over lies on whole steps, within what was seen', () => {
    const seen = { from: '2026-09-23T05:00:20.000Z', to: '2026-09-23T06:00:00.000Z' };
    const at = Date.parse('2026-09-23T05:00:00Z') / 1000;
    expect(dragged(seen, at + 5, at + 65, 60)).toEqual({ from: '2026-09-23T05:00:20.000Z', to: '2026-09-23T05:02:00.000Z' });
  });
});

describe('a histogram', () => {
  const span = { from: '2026-09-23T05:00:30.000Z', to: '2026-09-23T05:03:00.000Z' };
  const counts = { stepSeconds: 60, whole: true, steps: [{ from: '2026-09-23T05:01:00Z', levels: { error: 2, info: 5 } }] };
  it('has every step of the span and only the levels that there are, worst first', () => {
    const frame = frameOf(counts, span, (level) => level);
    expect(frame.times).toHaveLength(3);
    expect(frame.lines.map((line) => [line.label, line.values])).toEqual([
      ['error', [0, 2, 0]],
      ['info', [0, 5, 0]],
    ]);
    expect(totalOf(counts)).toBe(7);
  });
  it('without lines is flat, not empty', () => expect(frameOf({ ...counts, steps: [] }, span, (level) => level).lines[0]?.values).toEqual([0, 0, 0]));
});

describe('the tail', () => {
  const line = (id: string, millis: number) => ({ id, place: `${millis}-${id}` }) as LogLine;
  it('has each line once, newest first, also one that came late', () =>
    expect(merged([line('9', 300), line('8', 200)], [line('8', 200), line('10', 200), line('1', 100)]).map((one) => one.id)).toEqual(['9', '10', '8', '1']));
});

describe('the address', () => {
  it('carries a number as words', () => expect(logs({ q: 500 }).q).toBe('500'));
  it('drops what is broken', () => expect(logs({ range: 'x', from: 'soon', to: '2026-01-01T00:00:00Z', around: 'x', host: 'a', view: 7 })).toEqual({}));
  it('of an own span has no tail', () => expect(logs({ from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z', tail: true }).tail).toBeUndefined());
});

describe('a link', () => {
  it('of a host has the time that its page shows', () => {
    expect(logsOfHost('pg-core-02', '6h', undefined)).toEqual({ q: 'host:pg-core-02', range: '24h' });
    expect(logsOfHost('a b', '1h', '2026-09-23T06:00:00Z')).toEqual({ q: 'host:"a b"', from: '2026-09-23T05:30:00.000Z', to: '2026-09-23T06:30:00.000Z' });
  });
  it('of an incident begins before it, and ends after it', () => {
    expect(logsOfIncident('a', '2026-09-23T06:00:00Z', undefined)).toEqual({ q: 'host:a', from: '2026-09-23T05:45:00.000Z', to: '2026-09-23T06:30:00.000Z' });
    expect(logsOfIncident(undefined, '2026-09-23T06:00:00Z', '2026-09-23T08:00:00Z')).toEqual({ from: '2026-09-23T05:45:00.000Z', to: '2026-09-23T08:05:00.000Z' });
  });
});

describe('a pattern', () => {
  const one = (template: number, lines: number, firstSeen?: string) => ({ template, lines, before: 0, first: '', last: '', firstSeen }) as Pattern;
  it('that is new comes first, then what is frequent', () =>
    expect(ranked([one(1, 5, '2026-01-01T00:00:00Z'), one(2, 900), one(3, 1, '2026-09-23T05:10:00Z')], '2026-09-23T05:00:00.000Z').map(({ template }) => template)).toEqual([3, 2, 1]));
  it.each([
    [10, 0, { kind: 'new' }],
    [10, 10, { kind: 'same' }],
    [15, 10, { kind: 'percent', n: 50 }],
    [5, 10, { kind: 'percent', n: -50 }],
    [60, 10, { kind: 'times', n: 6 }],
  ])('with %i lines after %i', (lines, before, change) => expect(changeOf({ lines, before })).toEqual(change));
  it('shows where its lines differ', () =>
    expect(piecesOf('wrote <*> buffers <*>').map(({ text, varies }) => `${varies ? '*' : ''}${text}`)).toEqual(['wrote ', '*…', ' buffers ', '*…']));
});

describe('what is sent with', () => {
  it('names this server', () => {
    expect(curlCommand('https://ek.example')).toContain('https://ek.example/elastic/_bulk');
    expect(rsyslogSnippet('https://ek.example')).toContain('server="ek.example" serverport="443" usehttps="on"');
    expect(rsyslogSnippet('http://10.0.0.5:8080')).toContain('server="10.0.0.5" serverport="8080" usehttps="off"');
  });
});

describe('from an alert', () => {
  it('leads to the lines that its rule asks for, around its begin', () =>
    expect(logsOfAlert('/logs?q=host:vm%20source:%22/tmp/a%20b.log%22%20level:%3E%3Derror', '2026-11-21T12:00:00Z')).toEqual({
      q: 'host:vm source:"/tmp/a b.log" level:>=error',
      from: '2026-11-21T11:45:00.000Z',
      to: '2026-11-21T12:30:00.000Z',
    }));
  it.each([undefined, 'https://elsewhere.example/logs?q=x', '/runbooks/x'])('does not lead elsewhere: %s', (url) => expect(logsOfAlert(url, '2026-11-21T12:00:00Z')).toBeUndefined());
});

describe('the name of a counter', () => {
  it.each([
    ['disk-full', true],
    ['a', true],
    ['', false],
    ['Disk', false],
    ['a b', false],
    ['a'.repeat(61), false],
  ])('%s: %s', (name, good) => expect(isName(name)).toBe(good));
});

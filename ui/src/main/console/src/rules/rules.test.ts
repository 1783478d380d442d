import { describe, expect, it } from 'vitest';
import { world } from '../../mock/world';
import { caretAt, countOf, filtered, firedFor, markOfRule, runbookName, stateOf, stretchOf, tracksOf } from './rules';

const { ruleGroups: groups } = world();
const [cpu] = groups[0]!.rules;

describe('a rule', () => {
  it('that can not be evaluated is neither calm nor firing', () => expect(stateOf({ ...cpu!, error: 'too many series' })).toBe('broken'));
  it('shows its severity only while it fires', () => expect([markOfRule(cpu!), markOfRule({ ...cpu!, state: 'inactive' }), markOfRule({ ...cpu!, state: 'pending' })]).toEqual(['critical', 'ok', 'unknown']));
  it('of a state we do not know is calm', () => expect(stateOf({ ...cpu!, state: 'OK' })).toBe('inactive'));
});

describe('the list of rules', () => {
  it('is counted', () => expect([countOf({ groups, refused: [] }, 'firing'), countOf({ groups, refused: [] }, 'broken')]).toEqual([2, 1]));
  it('leaves out groups that a filter empties', () => expect(filtered(groups, undefined, 'checkout shop').map((group) => group.name)).toEqual(['shop']));
  it('is filtered by state and words together', () => expect(filtered(groups, 'firing', 'disk').flatMap((group) => group.rules.map((rule) => rule.name))).toEqual(['HostDiskNearlyFull']));
});

describe('a trial', () => {
  const span = (host: string, from: string, to?: string) => ({ labels: { alertname: 'A', host }, from, ...(to === undefined ? {} : { to }) });
  const spans = [span('a', '2026-09-20T10:00:00Z', '2026-09-20T10:10:00Z'), span('b', '2026-09-20T11:00:00Z'), span('a', '2026-09-21T10:00:00Z', '2026-09-21T10:05:00Z')];
  it('has a track a series, the busiest first', () => expect(tracksOf(spans).map((track) => [track.name, track.spans.length])).toEqual([['host=a', 2], ['host=b', 1]]));
  it('counts what has not ended up to the end of the stretch', () => expect(firedFor(spans, '2026-09-20T11:01:00Z')).toBe(600 + 60 + 300));
  it('asks for whole minutes, so that the same question is asked once', () => expect(stretchOf('24h', Date.parse('2026-09-23T06:31:59Z'))).toEqual({ from: '2026-09-22T06:31:00.000Z', to: '2026-09-23T06:31:00.000Z' }));
});

describe('the place of an error', () => {
  const text = 'groups:\n  - name: x\n    rules: []\n';
  it.each([[1, 1, 0], [2, 5, 12], [2, 99, 19], [99, 1, text.length], [3, 5, 24]])('line %i, column %i is at %i', (line, column, at) => expect(caretAt(text, line, column)).toBe(at));
});

it.each([['/runbooks/host-cpu', 'host-cpu'], ['https://wiki/runbooks/x', undefined], ['/runbooks/../x', undefined], ['javascript:alert(1)', undefined]])('the runbook of %s is %s', (url, name) => expect(runbookName(url)).toBe(name));

import { describe, expect, it } from 'vitest';
import { completed, faultOf, ranked, wantedAt } from './promql';

/** `|` is the caret. */
function at(marked: string) {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  return { text, wanted: wantedAt(text, caret) };
}

describe('what may stand at the caret', () => {
  it.each<[string, object | undefined]>([
    ['node_l|', { kind: 'name', typed: 'node_l', from: 0, to: 6 }],
    ['rate(node_|[5m])', { kind: 'name', typed: 'node_', from: 5, to: 10 }],
    ['sum by (ho|) (up)', { kind: 'label', typed: 'ho' }],
    ['up{ho|}', { kind: 'label', typed: 'ho', metric: 'up' }],
    ['up{host="pg|"}', { kind: 'value', typed: 'pg', label: 'host', metric: 'up', from: 9, to: 11 }],
    ['up{host=~"pg|', { kind: 'value', typed: 'pg', label: 'host' }],
    ['up{host="a", mo|}', { kind: 'label', typed: 'mo', metric: 'up' }],
    ['a{x="{"} + no|', { kind: 'name', typed: 'no' }],
    ["a{x='\\'|'}", { kind: 'value', label: 'x' }],
    ['up{host=|}', undefined],
    ['up > 9|', undefined],
    ['label_replace(up, "de|', undefined],
    ['|', { kind: 'name', typed: '', from: 0, to: 0 }],
  ])('%s', (marked, expected) => {
    const { wanted } = at(marked);
    if (expected === undefined) expect(wanted).toBeUndefined();
    else expect(wanted).toMatchObject(expected);
  });
});

describe('a name that is taken', () => {
  it.each([
    ['ra|', 'rate', 'rate(|'],
    ['ra|(up[5m])', 'rate', 'rate|(up[5m])'],
    ['node_l| > 2', 'node_load1', 'node_load1| > 2'],
    ['up{ho|}', 'host', 'up{host=|}'],
    ['sum by (ho|) (up)', 'host', 'sum by (host|) (up)'],
    ['up{host="p|g"}', 'pg-core-01', 'up{host="pg-core-01|"}'],
    ['up{path="|"}', 'C:\\x"', 'up{path="C:\\\\x\\"|"}'],
  ])('%s takes %s', (marked, name, expected) => {
    const { text, wanted } = at(marked);
    const done = completed(text, wanted!, name);
    expect(`${done.text.slice(0, done.caret)}|${done.text.slice(done.caret)}`).toBe(expected);
  });
});

it('lists what begins so before what only holds it', () => expect(ranked(['a_load', 'load1', 'LOAD5', 'x'], 'load', 3)).toEqual(['load1', 'LOAD5', 'a_load']));

describe('a refusal', () => {
  it('has its place', () => expect(faultOf('1:12: parse error: unexpected ")"')).toEqual({ line: 1, column: 12, message: 'unexpected ")"' }));
  it('of another kind has none', () => expect(faultOf('too many series')).toBeUndefined());
});

import { describe, expect, it } from 'vitest';
import { world } from '../../mock/world';
import { draftOf, matches, missing, mutedNow, mutes, operatorOf, withOperator, wordsOf } from './silences';

const is = (name: string, value: string, over = {}) => ({ name, value, isRegex: false, isEqual: true, ...over });

describe('a matcher', () => {
  const labels = { host: 'pg-core-02', env: 'prod' };
  it.each([
    [is('host', 'pg-core-02'), true],
    [is('host', 'pg-core'), false],
    [is('host', 'pg-.*', { isRegex: true }), true],
    [is('host', 'core', { isRegex: true }), false],
    [is('host', 'pg-core-02', { isEqual: false }), false],
    [is('team', ''), true],
    [is('team', 'x', { isEqual: false }), true],
    [is('host', '(', { isRegex: true }), false],
  ])('%j', (matcher, expected) => expect(matches(matcher, labels)).toBe(expected));
  it('is written as in Prometheus', () => expect(wordsOf(is('host', 'a', { isRegex: true, isEqual: false }))).toBe('host!~"a"'));
  it('keeps its name and value when the comparison changes', () => expect(operatorOf(withOperator(is('host', 'a'), '=~'))).toBe('=~'));
});

describe('a silence', () => {
  it('needs all of its labels', () => expect(mutes([is('host', 'a'), is('env', 'b')], { host: 'a' })).toBe(false));
  it('without a label mutes nothing', () => expect(mutes([], { host: 'a' })).toBe(false));
  it('from an alert mutes that alert, whatever its severity becomes', () => {
    const house = world();
    const [alert] = house.alerts;
    const { matchers } = draftOf(alert!.labels);
    expect(matchers.map((one) => one.name)).toEqual(['alertname', 'host']);
    expect(mutedNow(matchers, house.alerts)).toEqual([alert]);
  });
  it.each([
    [[], 'matcher'],
    [[is('', 'x')], 'matcher'],
    [[is('host', '', {})], 'everything'],
    [[is('host', '.*', { isRegex: true })], 'everything'],
    [[is('host', '(', { isRegex: true })], 'expression'],
    [[is('host', 'a')], undefined],
  ])('of %j lacks %s', (matchers, lack) => expect(missing({ matchers, seconds: 1, comment: '' })).toBe(lack));
});

import { describe, expect, it } from 'vitest';
import { world } from '../../mock/world';
import { draftOf, minutesOf, missing, NO_CHECK, spanDraft, termsOf, timesIn, type Draft } from './draft';

const [policy] = world().recovery.policies;
const whole: Draft = { ...draftOf(undefined, 'Asia/Shanghai', { id: 'i-web', name: 'web' }), name: 'web', host: 'web-07' };

describe('a draft of a policy', () => {
  it('gives back what it was made of', () => {
    const again = termsOf(draftOf(policy, 'UTC'));
    expect({ ...policy, ...again }).toEqual(policy);
    expect(again.drill.checks.length).toBe(3);
  });

  it.each([
    [90, { amount: 90, unit: 'minutes' }],
    [1500, { amount: 25, unit: 'hours' }],
    [2880, { amount: 2, unit: 'days' }],
  ] as const)('shows %i min in the largest unit without a rest', (minutes, draft) => {
    expect(spanDraft(minutes)).toEqual(draft);
    expect(minutesOf(draft)).toBe(minutes);
  });

  it('reads times however they are set apart', () => expect(timesIn('14:30， 2:30;14:30')).toEqual(['02:30', '14:30']));

  it('asks nothing of files, and makes no full copies of them', () => {
    const terms = termsOf({ ...whole, adapter: 'restic', checks: [NO_CHECK] });
    expect([terms.fullDays, terms.drill.checks]).toEqual([[], []]);
  });

  it.each<[string, Partial<Draft>, string | undefined]>([
    ['nothing', {}, undefined],
    ['the item', { item: undefined }, 'protect.itemMissing'],
    ['the section', { name: ' ' }, 'protect.nameMissing'],
    ['the host', { host: '' }, 'protect.hostMissing'],
    ['the promise', { rpo: { amount: '', unit: 'hours' } }, 'protect.promiseMissing'],
    ['a time that a clock shows', { times: '25:00' }, 'protect.timesMissing'],
    ['a time for drills that have days', { drillTime: '' }, 'protect.drillMissing'],
    ['the question of a check', { checks: [{ ...NO_CHECK, name: 'Sum' }] }, 'protect.checkMissing'],
    ['a number where one is compared', { checks: [{ ...NO_CHECK, name: 'Sum', sql: 'SELECT 1', expects: 'atLeast', value: 'many' }] }, 'protect.checkMissing'],
  ])('lacks %s', (_what, over, key) => expect(missing({ ...whole, ...over })).toBe(key));
});

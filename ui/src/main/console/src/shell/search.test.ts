import { describe, expect, it } from 'vitest';
import { audit, logs, metrics, readAddress, rules, ruleTrial, setup, writeAddress } from './search';

describe('an address', () => {
  it('carries several expressions', () => expect(metrics({ e: ['up', 'down'], range: '6h' }).e).toEqual(['up', 'down']));
  it('carries one expression as text', () => expect(metrics({ e: 'up' }).e).toEqual(['up']));
  it('of a broken link still opens the page', () => {
    expect(metrics({ e: 7, range: 'x', at: 'soon', step: -1, unit: 'light years', table: 'maybe' })).toEqual({});
    expect(rules({ state: 'x', q: {} })).toEqual({});
    expect(setup({ step: 'x' })).toEqual({});
    expect(audit({ from: 'yesterday' })).toEqual({});
  });
  it('holds no more than eight expressions', () => expect(metrics({ e: Array.from({ length: 20 }, String) }).e).toHaveLength(8));
  it('that a person wrote keeps the quotes of a phrase', () => expect(logs(readAddress('?q=%22connection%20refused%22')).q).toBe('"connection refused"'));
  it.each(['refused', '"a b"', '12', '"12"', 'true', 'null', '{"a"', '[1]', '"\\"x"', '1.50', '7530087141812994048'])('carries the text %s there and back', (q) => {
    expect(logs(readAddress(writeAddress({ q }))).q).toBe(q);
  });
  it('of a trial carries its question', () => expect(ruleTrial({ expression: 'up == 0', for: '300', range: '24h' })).toEqual({ expression: 'up == 0', for: 300, range: '24h' }));
});

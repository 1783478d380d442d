import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { refusalSentence, wordRefusals } from '../src/i18n/refusals';
import zh, { parts } from '../src/i18n/zh-CN/refusals';

/** Every code that the server can give; a test of the server reads them from its sources and keeps the list fresh. */
const codes = JSON.parse(readFileSync(new URL('../refusals.json', import.meta.url), 'utf8')) as string[];

describe('refusals in Chinese', () => {
  afterEach(() => wordRefusals({}));

  it('have a sentence for every code of the server', () => {
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.filter((code) => zh[code] === undefined)).toEqual([]);
  });

  it('have no sentence for a code that is gone', () => {
    expect(Object.keys(zh).filter((key) => !codes.includes(key.split('.')[0] ?? ''))).toEqual([]);
  });

  it('are said once, whichever room gives them', () => {
    expect(parts.reduce((sum, part) => sum + Object.keys(part).length, 0)).toBe(Object.keys(zh).length);
  });

  it('keep to the words of the house', () => {
    const odd = Object.entries(zh).filter(([, sentence]) => !/(。|\{detail\})$/.test(sentence) || /您|(?<!申)请(?!求)|抱歉|成功|！|[,;?]/.test(sentence) || /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(sentence));
    expect(odd).toEqual([]);
  });

  it('say the field where it is known, put in what only the server knows, and fall back to its sentence', () => {
    wordRefusals(zh);
    expect(refusalSentence('mail-server-invalid', 'A port is…', 'port')).toBe('端口需在 1 到 65535 之间。');
    expect(refusalSentence('expression-invalid', '1:4: $& is no operator', 'expression')).toBe('表达式有误：1:4: $& is no operator');
    expect(refusalSentence('new-and-unheard-of', 'Not today.')).toBe('Not today.');
    wordRefusals({});
    expect(refusalSentence('name-taken', 'Somebody is called wei already.')).toBe('Somebody is called wei already.');
  });
});

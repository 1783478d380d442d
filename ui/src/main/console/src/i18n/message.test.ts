import { describe, expect, it } from 'vitest';
import { parse } from './message';
import { plain, type Language, type Value } from './render';

function check(message: string, values: Record<string, Value>, expected: string, language: Language = 'en') {
  expect(plain(language, message, values)).toBe(expected);
}

describe('a message', () => {
  it('puts values in', () => check('On call {name} until {until}', { name: 'Zhang Wei', until: '20:00' }, 'On call Zhang Wei until 20:00'));
  it('groups the digits of a number', () => check('{n} samples', { n: 12345 }, '12,345 samples'));
  it('chooses one in English', () => check('{n, plural, one {# host} other {# hosts}}', { n: 1 }, '1 host'));
  it('chooses other in English', () => check('{n, plural, one {# host} other {# hosts}}', { n: 0 }, '0 hosts'));
  it('prefers an exact number', () => check('{n, plural, =0 {none} other {#}}', { n: 0 }, 'none'));
  it('has one form in Chinese', () => check('{n, plural, one {一} other {# 台}}', { n: 1 }, '1 台', 'zh-CN'));
  it('selects by word', () => check('{s, select, high {高} other {低}}级', { s: 'high' }, '高级'));
  it('counts inside a tag', () => check('{n, plural, other {<b># new</b>}}', { n: 3 }, '3 new'));
  it('nests choices', () => check('{n, plural, other {{s, select, a {A#} other {B}}}}', { n: 2, s: 'b' }, 'B'));
  it('sets a blank between a Latin name and Han', () => check('由{name}处理中', { name: 'Ana' }, '由 Ana 处理中', 'zh-CN'));
  it('sets none between Han and a Chinese name', () => check('由{name}处理中', { name: '张伟' }, '由张伟处理中', 'zh-CN'));
  it('refuses one that is not closed', () => expect(() => parse('{n, plural, other {x}')).toThrow('is missing'));
  it('refuses a choice without "other"', () => expect(() => parse('{n, plural, one {x}}')).toThrow('no case "other"'));
});

import { describe, expect, it } from 'vitest';
import en from '../i18n/en';
import { translator } from '../i18n/words';
import zh from '../i18n/zh-CN';
import { figure, TimeWords, type Unit } from './format';

const english = new TimeWords('en', 'UTC', translator('en', en));
const chinese = new TimeWords('zh-CN', 'UTC', translator('zh-CN', zh));
const AT = '2026-09-23T06:07:12Z';

describe('a span', () => {
  const rows: [number, string, string][] = [
    [0, '0 s', '0 秒'],
    [45.9, '45 s', '45 秒'],
    [107, '1 min 47 s', '1 分 47 秒'],
    [120, '2 min', '2 分钟'],
    [24 * 60 + 59, '24 min', '24 分钟'],
    [3600, '1 h', '1 小时'],
    [72 * 60, '1 h 12 min', '1 小时 12 分'],
    [86_400, '1 d', '1 天'],
    [59 * 3600, '2 d 11 h', '2 天 11 小时'],
    [-5, '0 s', '0 秒'],
  ];
  it.each(rows)('of %d s never has more than two units', (seconds, inEnglish, inChinese) => {
    expect([english.span(seconds), chinese.span(seconds)]).toEqual([inEnglish, inChinese]);
  });
});

describe('a moment', () => {
  it('is exact with its zone', () => expect(english.exact(AT)).toBe('23 Sept 2026, 06:07:12 UTC'));
  it('is a clock time today', () => expect(english.short(AT, Date.parse('2026-09-23T20:00:00Z'))).toBe('06:07'));
  it('has its day on another day', () => expect(english.short(AT, Date.parse('2026-09-24T20:00:00Z'))).toBe('Wed 23 Sept, 06:07'));
  it('has its year in another year', () => expect([english, chinese].map((one) => one.short(AT, Date.parse('2025-09-24T20:00:00Z')))).toEqual(['23 Sept 2026, 06:07', '2026 年 9 月 23 日 06:07']));
  it('is in the reader\'s zone', () => expect(new TimeWords('en', 'local', translator('en', en)).clock(AT)).toBe('14:07'));
  it('knows its day', () => expect(english.dayKey(AT)).toBe('2026-09-23'));
  it('names the zone that is shown', () => expect(english.zoneName(AT)).toBe('UTC'));
});

describe('a countdown', () => {
  it.each([
    [170, '2:50'],
    [5, '0:05'],
    [-3, '0:00'],
    [7200, '2 h'],
  ])('of %d s', (seconds, expected) => expect(english.countdown(seconds)).toBe(expected));
});

describe('a figure', () => {
  const rows: [number, Unit, string][] = [
    [41.237, 'percent', '41.2 %'],
    [0.01, 'percent', '0 %'],
    [100, 'percent', '100 %'],
    [8_468_447_232, 'bytes', '7.89 GiB'],
    [0, 'bytes', '0 B'],
    [1536, 'bytesPerSecond', '1.5 KiB/s'],
    [0.3123, 'seconds', '0.312 s'],
    [12.44, 'none', '12.4'],
    [1_234_567, 'none', '1.23 M'],
    [-31_200_000_000, 'none', '-31.2 G'],
    [999_999, 'none', '1,000,000'],
    [Number.NaN, 'none', '–'],
    [Number.POSITIVE_INFINITY, 'percent', '–'],
  ];
  it.each(rows)('%d as %s has three digits and its unit', (value, unit, expected) => expect(figure('en', value, unit)).toBe(expected));
  it('has all digits when asked', () => expect(figure('en', 41.23712, 'percent', 15)).toBe('41.23712 %'));
});

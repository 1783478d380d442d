import { spaced } from '../i18n/render';
import type { Language, Translate } from '../i18n/words';

/** Which clock the reader wants everywhere. */
export type Zone = 'local' | 'UTC';

const formats = new Map<string, Intl.DateTimeFormat>();

function dates(language: Language, zone: Zone, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, zone, options]);
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      hourCycle: 'h23',
      ...(zone === 'UTC' ? { timeZone: 'UTC' } : {}),
      ...options,
    });
    formats.set(key, format);
  }
  return format;
}

type Moment = string | number | Date;

/** All words and figures about time in one language and zone. */
export class TimeWords {
  readonly language: Language;
  readonly zone: Zone;
  private readonly t: Translate;

  constructor(language: Language, zone: Zone, t: Translate) {
    this.language = language;
    this.zone = zone;
    this.t = t;
  }

  private format(at: Moment, options: Intl.DateTimeFormatOptions): string {
    return spaced(this.language, dates(this.language, this.zone, options).format(new Date(at)));
  }

  /** 14:07 */
  readonly clock = (at: Moment): string => this.format(at, { hour: '2-digit', minute: '2-digit' });

  /** 14:07:12 */
  readonly seconds = (at: Moment): string =>
    this.format(at, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

  /** 14:07:12.345 today, else with the day before it: a log line's own time. */
  readonly millis = (at: Moment, now: number): string => {
    const clock = this.format(at, { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 });
    return this.sameDay(at, now) ? clock : `${this.format(at, { day: 'numeric', month: 'short' })} ${clock}`;
  };

  /** Wed 23 Sep */
  readonly day = (at: Moment): string => this.format(at, { weekday: 'short', day: 'numeric', month: 'short' });

  /** Wed 23: where the month is plain from what stands beside it; the first of a month names it. */
  readonly dayOfWeek = (at: Moment): string => (this.format(at, { day: 'numeric' }).replace(/\D/g, '') === '1' ? this.format(at, { day: 'numeric', month: 'short' }) : this.format(at, { weekday: 'short', day: 'numeric' }));

  /** 23 Sep 2026, 14:07:12 GMT+8 */
  readonly exact = (at: Moment): string =>
    this.format(at, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'short',
    });

  /** The same moment in UTC, for a second line beside local time. */
  readonly utc = (at: Moment): string =>
    spaced(this.language, `${dates(this.language, 'UTC', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(at))} UTC`);

  /** 14:07 today, else with the day, and in another year with that: short enough for a cell. */
  readonly short = (at: Moment, now: number): string => {
    if (this.sameDay(at, now)) return this.clock(at);
    const sameYear = this.dayKey(at).slice(0, 4) === this.dayKey(now).slice(0, 4);
    return this.format(at, { ...(sameYear ? { weekday: 'short' } : { year: 'numeric' }), day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  };

  readonly sameDay = (a: Moment, b: Moment): boolean => this.dayKey(a) === this.dayKey(b);

  /** 2026-09-23 in the reader's zone. */
  readonly dayKey = (at: Moment): string =>
    dates('en', this.zone, { year: 'numeric', month: '2-digit', day: '2-digit' })
      .format(new Date(at))
      .split('/')
      .reverse()
      .join('-');

  /** 24 min; never more than two units. */
  readonly span = (seconds: number): string => {
    const whole = Math.max(0, Math.floor(seconds));
    const [s, min, h, d] = [whole % 60, Math.floor(whole / 60) % 60, Math.floor(whole / 3600) % 24, Math.floor(whole / 86_400)];
    if (whole < 60) return this.t('time.s', { s });
    if (whole < 120 && s > 0) return this.t('time.min.s', { min, s });
    if (whole < 3600) return this.t('time.min', { min });
    if (whole < 86_400) return min === 0 ? this.t('time.h', { h }) : this.t('time.h.min', { h, min });
    return h === 0 ? this.t('time.d', { d }) : this.t('time.d.h', { d, h });
  };

  /** 2:50, for what runs down. */
  readonly countdown = (seconds: number): string => {
    const whole = Math.max(0, Math.ceil(seconds));
    if (whole >= 3600) return this.span(whole);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  };

  /** UTC+8, UTC+5:30 or UTC: the zone that is shown. */
  readonly zoneName = (at: Moment): string => {
    if (this.zone === 'UTC') return 'UTC';
    const minutes = -new Date(at).getTimezoneOffset();
    if (minutes === 0) return 'UTC+0';
    const hours = Math.floor(Math.abs(minutes) / 60);
    const rest = Math.abs(minutes) % 60;
    return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
  };
}

const numbers = new Map<string, Intl.NumberFormat>();

function number(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([language, options]);
  let format = numbers.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(language, options);
    numbers.set(key, format);
  }
  return format;
}

export type Unit = 'percent' | 'bytes' | 'bytesPerSecond' | 'none' | 'seconds';

const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** 31.2 G: what English shortens to 31.2B reads as bytes. */
function withPrefix(value: number, significant: (amount: number) => string): string {
  const power = Math.min(4, Math.floor(Math.log10(Math.abs(value)) / 3) - 2);
  return `${significant(value / 10 ** (3 * power + 6))} ${['M', 'G', 'T', 'P', 'E'][power] ?? ''}`;
}

/** 41.2 %, 7.9 GiB, 0.31: `digits` significant figures with the unit; all of them with `digits` 15. */
export function figure(language: Language, value: number, unit: Unit, digits = 3): string {
  if (!Number.isFinite(value)) return '–';
  const significant = (amount: number) => number(language, { maximumSignificantDigits: digits }).format(amount);
  switch (unit) {
    case 'percent':
      return `${significant(Math.abs(value) < 0.05 && digits < 15 ? 0 : value)} %`;
    case 'seconds':
      return `${significant(value)} s`;
    case 'bytes':
    case 'bytesPerSecond': {
      const power = Math.min(BINARY.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, Math.abs(value))) / 10)));
      const name = BINARY[power] ?? 'B';
      return `${significant(value / 1024 ** power)} ${name}${unit === 'bytesPerSecond' ? '/s' : ''}`;
    }
    case 'none':
      if (Math.abs(value) < 1e6 || digits >= 15) return significant(value);
      return language === 'en' ? withPrefix(value, significant) : number(language, { maximumSignificantDigits: digits, notation: 'compact' }).format(value);
  }
}

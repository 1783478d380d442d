import type { Better, ReportUnit } from '../api/report';
import { spaced } from '../i18n/render';
import type { Language } from '../i18n/words';
import { said } from '../workflow/form';

/** 12.3 min, 99.53 %, 7; a dash where there was nothing to count. */
export function amount(value: number | undefined, unit: ReportUnit, language: Language): string {
  if (value === undefined) return '–';
  const words = said(unit.words, language);
  return `${fixed(value, unit, language)}${words === '' ? '' : ` ${words}`}`;
}

function fixed(value: number, unit: ReportUnit, language: Language): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: unit.decimals, maximumFractionDigits: unit.decimals }).format(value);
}

export type Change = { text: string; news: 'good' | 'bad' | 'none' };

/** How a value moved since the period before, and whether that is good news. Absent where one of them is none. */
export function change(value: number | undefined, before: number | undefined, unit: ReportUnit, better: Better, language: Language): Change | undefined {
  if (value === undefined || before === undefined) return undefined;
  const rounded = Number((value - before).toFixed(unit.decimals));
  if (rounded === 0) return { text: '±0', news: 'none' };
  const text = `${rounded > 0 ? '+' : '−'}${fixed(Math.abs(rounded), unit, language)}`;
  if (better === 'neither') return { text, news: 'none' };
  return { text, news: rounded > 0 === (better === 'more') ? 'good' : 'bad' };
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** 1 – 31 Oct 2026: days of a calendar, which no reader's zone moves. */
export function days(from: string, to: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: language === 'en' ? 'short' : 'long', year: 'numeric', timeZone: 'UTC' });
  // Chinese ranges come with slashes; written out they read as everywhere else.
  return language === 'en' ? format.formatRange(noon(from), noon(to)) : spaced(language, `${format.format(noon(from))} – ${format.format(noon(to))}`);
}

/** The ISO week that a Monday begins: its year and its number. */
export function isoWeek(monday: string): { year: number; week: number } {
  const thursday = new Date(noon(monday).getTime() + 3 * 86_400_000);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return { year: thursday.getUTCFullYear(), week: 1 + Math.floor((thursday.getTime() - first) / (7 * 86_400_000)) };
}

export function month(from: string, language: Language): string {
  return spaced(language, new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(from)));
}

/** Today in the installation's zone, as 2026-11-21. */
export function dayIn(zone: string, at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at);
}

/** The day before the period that a day is in: in the newest one that is over. */
export function lastDayBefore(kind: 'week' | 'month', today: string): string {
  const day = noon(today);
  const back = kind === 'month' ? day.getUTCDate() : ((day.getUTCDay() + 6) % 7) + 1;
  return new Date(day.getTime() - back * 86_400_000).toISOString().slice(0, 10);
}

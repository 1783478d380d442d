import { spaced } from '../i18n/render';
import type { Language } from '../i18n/words';

const DAY_MS = 86_400_000;

/** 2026-11-20, some days after the day of `now` as the reader has it. */
export function dayAfter(now: number, days: number): string {
  const date = new Date(now + days * DAY_MS);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}

/** Days from today to a last day; 0 on the day itself, negative when it is over. */
export function daysLeft(until: string, now: number): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${dayAfter(now, 0)}T00:00:00Z`)) / DAY_MS);
}

/** A day without a time, in the reader's language; it is the same day in every zone. */
export function dayWords(day: string, language: Language): string {
  return spaced(language, new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`)));
}

export function money(amount: number, currency: string, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'code', maximumFractionDigits: 2, minimumFractionDigits: Number.isInteger(amount) ? 0 : 2 }).format(amount);
}

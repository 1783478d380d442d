import { WEEK_DAYS, type WeekDay } from '../api/recovery';
import { ROLES, type Role } from '../api/identity';
import type en from '../i18n/en';
import type { Key, Language } from '../i18n/words';

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** Mon, 周一: a day of the week in the reader's language. */
export function dayName(day: WeekDay, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { weekday: 'short', timeZone: 'UTC' });
  return format.format(MONDAY + WEEK_DAYS.indexOf(day) * DAY_MS);
}

/** The names of days as a list; undefined where it is all seven. */
export function dayNames(days: readonly WeekDay[], language: Language): string | undefined {
  if (days.length === WEEK_DAYS.length) return undefined;
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(days.map((day) => dayName(day, language)));
}

/** A role's key where the group is one. */
export function roleOf(group: string): Role | undefined {
  return ROLES.find((role) => role.toLowerCase().replaceAll('_', '-') === group);
}

/** What a finding's code means, in the reader's language; codes that came later have no words of ours yet. */
export function findingKey(code: string | undefined, catalogue: typeof en | Readonly<Record<Key, string>>): Key | undefined {
  const key = `finding.${code ?? ''}`;
  return key in catalogue ? (key as Key) : undefined;
}

import { WEEK_DAYS, type Adapter, type DrillCheck, type Expected, type PolicyTerms, type RecoveryPolicy, type WeekDay } from '../api/recovery';
import type { Key } from '../i18n/words';
import { termsTold } from './terms';

/** A policy as its form has it, and what is sent of it. Pure. */

export const SPAN_UNITS = ['minutes', 'hours', 'days'] as const;
export type SpanUnit = (typeof SPAN_UNITS)[number];
export type SpanDraft = { amount: number | string; unit: SpanUnit };
const MINUTES: Record<SpanUnit, number> = { minutes: 1, hours: 60, days: 1440 };

export type CheckDraft = { name: string; kind: DrillCheck['kind']; sql: string; expects: 'true' | 'exactly' | 'atLeast'; value: string; table: string; column: string; timeColumn: string };

export type Draft = {
  name: string;
  item: { id: string; name: string } | undefined;
  adapter: Adapter;
  host: string;
  rpo: SpanDraft;
  rto: SpanDraft;
  keepUnit: 'copies' | 'days';
  keepAmount: number | string;
  days: readonly WeekDay[];
  times: string;
  fullDays: readonly WeekDay[];
  zone: string;
  drillDays: number | string;
  responsible: string;
  mostGiB: number | string;
  drillOn: readonly WeekDay[];
  drillTime: string;
  checks: readonly CheckDraft[];
};

export const NO_CHECK: CheckDraft = { name: '', kind: 'question', sql: '', expects: 'true', value: '', table: '', column: '', timeColumn: '' };

/** In the largest unit that has no rest. */
export function spanDraft(minutes: number): SpanDraft {
  const unit = minutes % 1440 === 0 ? 'days' : minutes % 60 === 0 ? 'hours' : 'minutes';
  return { amount: minutes / MINUTES[unit], unit };
}

export function minutesOf({ amount, unit }: SpanDraft): number {
  return Math.round(Number(amount) * MINUTES[unit]);
}

function checkDraft(check: DrillCheck): CheckDraft {
  if (check.kind === 'moment') return { ...NO_CHECK, ...check };
  const { expected } = check;
  if (expected === 'true') return { ...NO_CHECK, name: check.name, sql: check.sql };
  return 'exactly' in expected ? { ...NO_CHECK, name: check.name, sql: check.sql, expects: 'exactly', value: expected.exactly } : { ...NO_CHECK, name: check.name, sql: check.sql, expects: 'atLeast', value: String(expected.atLeast) };
}

function expectedOf({ expects, value }: CheckDraft): Expected {
  return expects === 'true' ? 'true' : expects === 'exactly' ? { exactly: value } : { atLeast: Number(value) };
}

function checkOf(draft: CheckDraft): DrillCheck {
  const name = draft.name.trim();
  if (draft.kind === 'moment') return { kind: 'moment', name, table: draft.table.trim(), column: draft.column.trim(), timeColumn: draft.timeColumn.trim() };
  return { kind: 'question', name, sql: draft.sql.trim(), expected: expectedOf(draft) };
}

export function draftOf(policy: RecoveryPolicy | undefined, zone: string, item?: { id: string; name: string }): Draft {
  if (policy === undefined) {
    return { name: '', item, adapter: 'pgbackrest', host: '', rpo: { amount: 25, unit: 'hours' }, rto: { amount: 2, unit: 'hours' }, keepUnit: 'copies', keepAmount: 14, days: WEEK_DAYS, times: '02:30', fullDays: ['sunday'], zone, drillDays: 90, responsible: 'recovery-manager', mostGiB: 50, drillOn: ['saturday'], drillTime: '10:00', checks: [] };
  }
  const drill = termsTold(policy.drill);
  return {
    name: policy.name,
    item: { id: policy.item, name: policy.itemName },
    adapter: policy.adapter,
    host: policy.host,
    rpo: spanDraft(policy.rpoMinutes),
    rto: spanDraft(policy.rtoMinutes),
    keepUnit: policy.keepUnit,
    keepAmount: policy.keepAmount,
    days: policy.days,
    times: policy.times.join(', '),
    fullDays: policy.fullDays,
    zone: policy.zone,
    drillDays: policy.drillDays,
    responsible: policy.responsible,
    mostGiB: drill.mostGiB,
    drillOn: drill.days,
    drillTime: drill.time ?? '',
    checks: drill.checks.map(checkDraft),
  };
}

/** Times of day that somebody typed, with commas or blanks between; 2:30 is 02:30. */
export function timesIn(typed: string): string[] {
  return [...new Set(typed.split(/[\s,;，、；]+/).filter((time) => time !== ''))].map((time) => (/^\d:\d\d$/.test(time) ? `0${time}` : time)).toSorted();
}

export function termsOf(draft: Draft): PolicyTerms {
  const database = draft.adapter === 'pgbackrest';
  return {
    name: draft.name.trim(),
    item: draft.item?.id ?? '',
    adapter: draft.adapter,
    host: draft.host,
    rpoMinutes: minutesOf(draft.rpo),
    rtoMinutes: minutesOf(draft.rto),
    keepUnit: draft.keepUnit,
    keepAmount: Number(draft.keepAmount),
    days: WEEK_DAYS.filter((day) => draft.days.includes(day)),
    times: timesIn(draft.times),
    fullDays: database ? WEEK_DAYS.filter((day) => draft.fullDays.includes(day)) : [],
    zone: draft.zone.trim(),
    drillDays: Number(draft.drillDays),
    responsible: draft.responsible,
    drill: { mostGiB: Number(draft.mostGiB), checks: database ? draft.checks.map(checkOf) : [], days: WEEK_DAYS.filter((day) => draft.drillOn.includes(day)), ...(draft.drillOn.length === 0 ? {} : { time: draft.drillTime }) },
  };
}

function lacks(check: CheckDraft): boolean {
  if (check.name.trim() === '') return true;
  if (check.kind === 'moment') return [check.table, check.column, check.timeColumn].some((text) => text.trim() === '');
  return check.sql.trim() === '' || (check.expects === 'atLeast' && (check.value.trim() === '' || Number.isNaN(Number(check.value))));
}

/** What is missing before it can be sent; the server knows the rest better. */
export function missing(draft: Draft): Key | undefined {
  if (draft.item === undefined) return 'protect.itemMissing';
  if (draft.name.trim() === '') return 'protect.nameMissing';
  if (draft.host === '') return 'protect.hostMissing';
  if (!(minutesOf(draft.rpo) > 0) || !(minutesOf(draft.rto) > 0)) return 'protect.promiseMissing';
  const times = timesIn(draft.times);
  if (draft.days.length === 0 || times.length === 0 || times.some((time) => !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))) return 'protect.timesMissing';
  if ((draft.drillOn.length > 0 && draft.drillTime === '') || !(Number(draft.mostGiB) > 0)) return 'protect.drillMissing';
  return draft.adapter === 'pgbackrest' && draft.checks.some(lacks) ? 'protect.checkMissing' : undefined;
}

import type { Alert } from '../api/alerting';
import type { Language } from '../i18n/words';
import { figure, type Unit } from '../parts/format';
import { measured } from './state';

/** Functions that count, whatever they are given. */
const COUNTS = /\b(?:count|count_values|count_over_time|changes|resets|absent|absent_over_time|present_over_time)\s*(?:by|without)?\s*\(/;
const PER_SECOND = /\b(?:rate|irate|deriv)\s*\(/;
const NAMES = /[a-zA-Z_:][\w:]*(?!\s*\(|[\w:])/g;
const WORDS = new Set(['bool', 'offset', 'inf', 'nan', 'Inf', 'NaN', 'start', 'end', 'and', 'or', 'unless']);

/** What a series is measured in, by its name; Prometheus writes the unit behind it. */
function ofName(name: string): Unit {
  const plain = name.replace(/_(?:total|sum|bucket)$/, '');
  if (plain.endsWith('_bytes')) return 'bytes';
  if (plain.endsWith('_seconds')) return 'seconds';
  return plain.endsWith('_percent') ? 'percent' : 'none';
}

/** Without what says which series are meant, over how long, and how they are put together. */
function amountsOnly(expression: string): string {
  const [first = ''] = expression.replace(/"[^"]*"|'[^']*'/g, '').split(/\b(?:and|unless|or)\b/);
  return measured(first.trim())
    .replace(/\s*(?:==|!=|<=|>=|<|>)\s*[-+\d.e*\s]+$/, '')
    .replace(/\{[^}]*\}|\[[^\]]*\]/g, '')
    .replace(/\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^()]*\)/g, '')
    .replace(/\b(?:group_left|group_right|offset\s+\w+)\b/g, '')
    .replace(/\(([^()<>=!]+?)\s*(?:==|!=|<=|>=|<|>)\s*[-+\d.e]+\)/g, '($1)')
    .replace(/,[^()]*\)/g, ')');
}

/** In what the amount of a rule is measured, as far as its expression says it; where it does not, `none`. */
export function unitOf(expression: string): Unit {
  const amounts = amountsOnly(expression);
  if (/\b100\s*\*\s*[a-zA-Z_(]/.test(amounts) || /[\w)]\s*\*\s*100\s*\)*$/.test(amounts)) return 'percent';
  if (COUNTS.test(amounts) || /[*/%^]/.test(amounts)) return 'none';
  if (/\btime\s*\(\s*\)/.test(amounts)) return 'seconds';
  const units = new Set((amounts.match(NAMES) ?? []).filter((name) => !WORDS.has(name)).map(ofName));
  const [unit = 'none'] = units;
  if (units.size !== 1) return 'none';
  if (!PER_SECOND.test(amounts) || amounts.includes('histogram_quantile')) return unit;
  return unit === 'bytes' ? 'bytesPerSecond' : 'none';
}

/** A number that an alert is about, with its unit. */
export function amount(language: Language, value: number, alert: Pick<Alert, 'expression'> | undefined): string {
  return figure(language, value, unitOf(alert?.expression ?? ''));
}

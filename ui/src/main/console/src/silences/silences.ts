import type { Alert } from '../api/alerting';
import type { Matcher, Silence } from '../api/silence';

/** Presets of how long a silence lasts, in seconds; the first is chosen at the start. */
export const DURATIONS = [3600, 4 * 3600, 12 * 3600, 86_400, 3 * 86_400, 7 * 86_400] as const;

export type Draft = { matchers: Matcher[]; seconds: number; comment: string };

/** Labels that say how bad it is or who said so, not what it is about: a silence by them would miss the next time. */
const NOT_ABOUT = new Set(['severity', 'monitor', 'replica', 'prometheus', '__name__']);

/** A silence for one alert: what it is called and where it is. */
export function draftOf(labels: Record<string, string>): Draft {
  const matchers = Object.entries(labels)
    .filter(([name]) => !NOT_ABOUT.has(name))
    .map(([name, value]): Matcher => ({ name, value, isRegex: false, isEqual: true }));
  return { matchers, seconds: DURATIONS[0], comment: '' };
}

export const EMPTY_DRAFT: Draft = { matchers: [{ name: '', value: '', isRegex: false, isEqual: true }], seconds: DURATIONS[0], comment: '' };

/** Alertmanager's rule: a label that is absent counts as empty; an expression must match the whole value. */
export function matches(matcher: Matcher, labels: Record<string, string>): boolean {
  const value = labels[matcher.name] ?? '';
  const equal = matcher.isRegex ? whole(matcher.value, value) : matcher.value === value;
  return equal === matcher.isEqual;
}

/** The server's expressions are RE2, which the browser's contain but for what hardly anybody writes in a label. */
function whole(expression: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${expression})$`, 'su').test(value);
  } catch {
    return false;
  }
}

export function mutes(matchers: readonly Matcher[], labels: Record<string, string>): boolean {
  return matchers.length > 0 && matchers.every((matcher) => matches(matcher, labels));
}

/** The alerts that are up and that it would mute now. */
export function mutedNow(matchers: readonly Matcher[], alerts: readonly Alert[]): Alert[] {
  return alerts.filter((alert) => alert.state !== 'RESOLVED' && mutes(matchers, alert.labels));
}

const SIGNS = { 'true true': '=~', 'true false': '!~', 'false true': '=', 'false false': '!=' } as const;
export const OPERATORS = ['=', '!=', '=~', '!~'] as const;
export type Operator = (typeof OPERATORS)[number];

export function operatorOf({ isRegex, isEqual }: Matcher): Operator {
  return SIGNS[`${isRegex} ${isEqual}`];
}

export function withOperator(matcher: Matcher, operator: Operator): Matcher {
  return { ...matcher, isRegex: operator.endsWith('~'), isEqual: operator.startsWith('=') };
}

/** host="pg-core-02", as it is written in Prometheus. */
export function wordsOf(matcher: Matcher): string {
  return `${matcher.name}${operatorOf(matcher)}"${matcher.value}"`;
}

/** What is missing before it can be saved: a silence that matches everything would mute the whole house. */
export function missing(draft: Draft): 'matcher' | 'everything' | 'expression' | undefined {
  if (draft.matchers.length === 0 || draft.matchers.some((one) => one.name.trim() === '')) return 'matcher';
  if (draft.matchers.some((one) => one.isRegex && !readable(one.value))) return 'expression';
  return draft.matchers.every((one) => matches(one, {})) ? 'everything' : undefined;
}

function readable(expression: string): boolean {
  try {
    return new RegExp(expression, 'su') instanceof RegExp;
  } catch {
    return false;
  }
}

export function found(silence: Silence, typed: string): boolean {
  const text = [silence.id, silence.comment, silence.createdBy, ...silence.matchers.map(wordsOf)].join(' ').toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

/** Those that end first come first; of those that are over, the newest. */
export function ordered(silences: readonly Silence[], expired: boolean): Silence[] {
  return silences.toSorted((a, b) => (expired ? b.endsAt.localeCompare(a.endsAt) : a.endsAt.localeCompare(b.endsAt)));
}

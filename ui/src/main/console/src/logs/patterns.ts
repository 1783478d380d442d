import type { Pattern } from '../api/logs';

/** Met for the first time within the span; lines of yesterday that were sent only now make it no news. */
export function isNew(pattern: Pattern, from: string): boolean {
  return pattern.before === 0 && pattern.firstSeen !== undefined && Date.parse(pattern.firstSeen) >= Date.parse(from);
}

/** New ones first, then those with the most lines. */
export function ranked(patterns: readonly Pattern[], from: string): Pattern[] {
  return patterns.toSorted((one, other) => Number(isNew(other, from)) - Number(isNew(one, from)) || other.lines - one.lines || one.template - other.template);
}

export type Change = { kind: 'new' | 'same' } | { kind: 'times' | 'percent'; n: number };

/** Against the day before: by how many per cent, or how many times as many where that says more. */
export function changeOf({ lines, before }: Pick<Pattern, 'lines' | 'before'>): Change {
  if (before === 0) return { kind: 'new' };
  const ratio = lines / before;
  if (ratio >= 3) return { kind: 'times', n: ratio };
  const percent = Math.round((ratio - 1) * 100);
  return percent === 0 ? { kind: 'same' } : { kind: 'percent', n: percent };
}

/** The parts of a pattern's text; what differs between its lines stands apart. */
export function piecesOf(text: string): { text: string; varies: boolean }[] {
  return text.split(/(<\*>)/).flatMap((part) => (part === '' ? [] : [{ text: part === '<*>' ? '…' : part, varies: part === '<*>' }]));
}

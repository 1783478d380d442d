import type { TextError } from '../api/http';

const PLAIN = /^[\p{L}\p{N}_][\p{L}\p{N}_.:@/+=,-]*$/u;
const NAME = /^[\p{L}_][\p{L}\p{N}_.@-]*$/u;

/** `host:web-1`, or `unit:"a b"` where the value has what the query language reads as its own. Nothing for a name that no query can name. */
export function termOf(field: string, value: string): string | undefined {
  if (!NAME.test(field)) return undefined;
  return `${field}:${PLAIN.test(value) ? value : `"${value.replace(/[\\"]/g, (char) => `\\${char}`)}"`}`;
}

/** The query that also asks for the term, or for lines without it; what said the opposite is taken out. */
export function withTerm(query: string, term: string, wanted: boolean): string {
  const [added, opposite] = wanted ? [term, `NOT ${term}`] : [`NOT ${term}`, term];
  const asked = query.trim();
  if (/[()]|\bOR\b/.test(asked)) return `${hasOr(asked) ? `(${asked})` : asked} ${added}`;
  const all = oneWordEach(` ${asked} `);
  const kept = all.replace(` ${oneWordEach(opposite)} `, ' ');
  const next = kept.includes(` ${oneWordEach(added)} `) ? kept : `${kept.trim()} ${added}`;
  return next.replaceAll('\u0000', ' ').trim();
}

/** NOT and what it takes back are one word, so that the term is not found within it. */
function oneWordEach(query: string): string {
  return query.replaceAll('NOT ', 'NOT\u0000');
}

/** Whether there is an OR outside of brackets and quotes. */
function hasOr(query: string): boolean {
  const bare = query.replace(/"(?:\\.|[^"\\])*"/gs, '""');
  let depth = 0;
  for (const word of bare.split(/(\(|\)|\s+)/)) {
    if (word === '(') depth += 1;
    if (word === ')') depth -= 1;
    if (word === 'OR' && depth === 0) return true;
  }
  return false;
}

/** Lines of one host and source. An empty name is no term. */
export function neighboursOf(host: string, source: string): string {
  return [host === '' ? undefined : termOf('host', host), source === '' ? undefined : termOf('source', source)].filter((term) => term !== undefined).join(' ');
}

/** Where in the query something is wrong: the server says "Column 7: This quote is not closed." */
export function faultIn(sentence: string): TextError | undefined {
  const [, column, message] = /^Column (\d+): (.*)$/s.exec(sentence) ?? [];
  return column === undefined || message === undefined ? undefined : { line: 1, column: Number(column), message };
}

/** The place before which this very line comes first, reading from the newest on. */
export function justBehind(place: string): string {
  const [millis = '0', id = '0'] = place.split('-');
  return `${millis}-${BigInt(id) + 1n}`;
}

export function momentOf(place: string): number {
  return Number(place.split('-')[0]);
}

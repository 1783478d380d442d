/** What the field for expressions knows of PromQL: enough to say what may stand at the caret. The server has the grammar. */
export type Wanted =
  | { kind: 'name'; typed: string; from: number; to: number }
  | { kind: 'label'; typed: string; from: number; to: number; metric: string | undefined }
  | { kind: 'value'; typed: string; from: number; to: number; metric: string | undefined; label: string };

export const FUNCTIONS = [
  'abs', 'absent', 'avg', 'avg_over_time', 'bottomk', 'ceil', 'changes', 'clamp', 'clamp_max', 'clamp_min', 'count', 'count_over_time', 'delta', 'deriv', 'evenkeel_anomaly', 'evenkeel_anomaly_score', 'evenkeel_full_in', 'exp', 'floor', 'group', 'histogram_quantile',
  'idelta', 'increase', 'irate', 'label_replace', 'last_over_time', 'ln', 'log10', 'log2', 'max', 'max_over_time', 'min', 'min_over_time', 'predict_linear', 'quantile', 'quantile_over_time', 'rate', 'resets', 'round', 'scalar', 'sort', 'sort_desc',
  'sqrt', 'stddev', 'stdvar', 'sum', 'sum_over_time', 'time', 'timestamp', 'topk', 'vector',
] as const;

const WORD = /[A-Za-z0-9_:.]/;
const WORD_BEFORE_BRACE = /([A-Za-z_:][\w:]*)\s*$/;
const GROUPING = /\b(?:by|without|on|ignoring|group_left|group_right)\s*$/i;

type Place = { quote: string | undefined; quoteAt: number; braceAt: number | undefined; parens: boolean[] };

/** Where the caret is: within quotes, within braces, within the list of a grouping. */
function placeAt(text: string, caret: number): Place {
  const place: Place = { quote: undefined, quoteAt: 0, braceAt: undefined, parens: [] };
  for (let at = 0; at < caret; at += 1) {
    const char = text.charAt(at);
    if (place.quote !== undefined) {
      if (char === '\\' && place.quote !== '`') at += 1;
      else if (char === place.quote) place.quote = undefined;
    } else if (char === '"' || char === "'" || char === '`') {
      place.quote = char;
      place.quoteAt = at;
    } else if (char === '{') place.braceAt = at;
    else if (char === '}') place.braceAt = undefined;
    else if (char === '(') place.parens.push(GROUPING.test(text.slice(0, at)));
    else if (char === ')') place.parens.pop();
  }
  return place;
}

function wordAt(text: string, caret: number): { typed: string; from: number; to: number } {
  let from = caret;
  while (from > 0 && WORD.test(text.charAt(from - 1))) from -= 1;
  let to = caret;
  while (to < text.length && WORD.test(text.charAt(to))) to += 1;
  return { typed: text.slice(from, caret), from, to };
}

/** What may be completed at the caret, or nothing (in a number, in a comment, in a text that is no label's value). */
export function wantedAt(text: string, caret: number): Wanted | undefined {
  const place = placeAt(text, caret);
  const metric = place.braceAt === undefined ? undefined : WORD_BEFORE_BRACE.exec(text.slice(0, place.braceAt))?.[1];
  if (place.quote !== undefined) {
    const label = /([A-Za-z_]\w*)\s*(?:=~|!~|!=|=)\s*$/.exec(text.slice(0, place.quoteAt))?.[1];
    if (place.braceAt === undefined || label === undefined) return undefined;
    const end = text.indexOf(place.quote, caret);
    const to = end === -1 || /[{}\n]/.test(text.slice(caret, end)) ? caret : end;
    return { kind: 'value', typed: text.slice(place.quoteAt + 1, caret), from: place.quoteAt + 1, to, metric, label };
  }
  const word = wordAt(text, caret);
  if (/^[\d.]/.test(word.typed)) return undefined;
  if (place.braceAt !== undefined) {
    const after = /(?:=~|!~|!=|=)\s*$/.test(text.slice(0, word.from));
    return after ? undefined : { kind: 'label', ...word, metric };
  }
  if (place.parens.at(-1) === true) {
    const before = /([A-Za-z_:][\w:]*)\s*[[{]/.exec(text)?.[1];
    return { kind: 'label', ...word, metric: before };
  }
  return { kind: 'name', ...word };
}

/** Those that begin with what is typed, then those that hold it; at most `most`. */
export function ranked(names: readonly string[], typed: string, most: number): string[] {
  const wanted = typed.toLowerCase();
  const begins = names.filter((name) => name.toLowerCase().startsWith(wanted));
  const holds = names.filter((name) => !name.toLowerCase().startsWith(wanted) && name.toLowerCase().includes(wanted));
  return [...begins, ...holds].slice(0, most);
}

/** The text with what was chosen in its place, and where the caret goes. */
export function completed(text: string, wanted: Wanted, chosen: string): { text: string; caret: number } {
  const isFunction = wanted.kind === 'name' && (FUNCTIONS as readonly string[]).includes(chosen);
  const after = text.slice(wanted.to);
  const tail = isFunction && !after.startsWith('(') ? '(' : wanted.kind === 'label' && text.slice(0, wanted.from).includes('{') && !/^\s*(?:=|!|,|\))/.test(after) && lastOpen(text, wanted.from) === '{' ? '=' : '';
  const put = wanted.kind === 'value' ? chosen.replace(/[\\"]/g, (char) => `\\${char}`) : chosen;
  return { text: text.slice(0, wanted.from) + put + tail + after, caret: wanted.from + put.length + tail.length };
}

function lastOpen(text: string, before: number): string {
  const head = text.slice(0, before);
  return head.lastIndexOf('{') > head.lastIndexOf('(') ? '{' : '(';
}

export type Fault = { line: number; column: number; message: string };

/** Prometheus's own form of a parse error: "1:12: parse error: …". */
export function faultOf(message: string): Fault | undefined {
  const found = /^(?:invalid parameter "query": )?(\d+):(\d+): (?:parse error: )?([\s\S]+)$/.exec(message);
  return found === null ? undefined : { line: Number(found[1]), column: Number(found[2]), message: found[3] ?? '' };
}

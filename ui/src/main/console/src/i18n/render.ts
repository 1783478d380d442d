import type { Node } from './message';
import { parse } from './message';

export type Language = 'en' | 'zh-CN';
export type Value = string | number;

/** A message with its values put in: plain pieces, and pieces inside a tag. */
export type Piece<V> = { text: string } | { value: V } | { tag: string; body: Piece<V>[] };

const plurals = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

function cached<F>(store: Map<string, F>, language: string, make: () => F): F {
  const found = store.get(language) ?? make();
  store.set(language, found);
  return found;
}

function amount(language: Language, value: number): string {
  return cached(numbers, language, () => new Intl.NumberFormat(language)).format(value);
}

export function pieces<V>(language: Language, message: string, values: Record<string, Value | V>): Piece<V>[] {
  return fill(parse(message), language, values, undefined);
}

function fill<V>(nodes: Node[], language: Language, values: Record<string, Value | V>, count: number | undefined): Piece<V>[] {
  return nodes.flatMap((node): Piece<V>[] => {
    switch (node.kind) {
      case 'text':
        return [{ text: node.text }];
      case 'count':
        return [{ text: count === undefined ? '#' : amount(language, count) }];
      case 'value': {
        const value = values[node.name];
        if (value === undefined) return [{ text: '' }];
        if (typeof value === 'number') return [{ text: amount(language, value) }];
        return typeof value === 'string' ? [{ text: value }] : [{ value }];
      }
      case 'choice':
        return fill(chosen(node, language, values[node.name]), language, values, asNumber(values[node.name]) ?? count);
      case 'tag':
        return [{ tag: node.name, body: fill(node.body, language, values, count) }];
    }
  });
}

function chosen(node: Extract<Node, { kind: 'choice' }>, language: Language, value: unknown): Node[] {
  const other = node.cases['other'] ?? [];
  if (node.by === 'select') return node.cases[String(value)] ?? other;
  const number = asNumber(value) ?? 0;
  const rule = cached(plurals, language, () => new Intl.PluralRules(language)).select(number);
  return node.cases[`=${number}`] ?? node.cases[rule] ?? other;
}

function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

const HAN_THEN_LATIN = /(\p{Script=Han})([A-Za-z0-9])/gu;
const LATIN_THEN_HAN = /([A-Za-z0-9%])(\p{Script=Han})/gu;

/** Chinese typography wants a blank between Han and Latin or digits, whatever name was put in. */
export function spaced(language: Language, text: string): string {
  return language === 'zh-CN' ? text.replace(HAN_THEN_LATIN, '$1 $2').replace(LATIN_THEN_HAN, '$1 $2') : text;
}

/** The message as text alone; tags drop away. */
export function plain(language: Language, message: string, values: Record<string, Value>): string {
  const flat = (list: Piece<never>[]): string =>
    list.map((piece) => ('text' in piece ? piece.text : 'tag' in piece ? flat(piece.body) : '')).join('');
  return spaced(language, flat(pieces<never>(language, message, values)));
}

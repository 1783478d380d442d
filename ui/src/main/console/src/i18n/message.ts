/**
 * The part of ICU MessageFormat that the catalogues use: `{name}`, `{n, plural, =0 {…} one {…} other {# …}}`,
 * `{x, select, a {…} other {…}}` and `<b>…</b>`. A message is read once and kept.
 */
export type Node =
  | { kind: 'text'; text: string }
  | { kind: 'value'; name: string }
  | { kind: 'count' }
  | { kind: 'choice'; by: 'plural' | 'select'; name: string; cases: Record<string, Node[]> }
  | { kind: 'tag'; name: string; body: Node[] };

const known = new Map<string, Node[]>();

export function parse(message: string): Node[] {
  let nodes = known.get(message);
  if (nodes === undefined) {
    nodes = new Reader(message).all();
    known.set(message, nodes);
  }
  return nodes;
}

class Reader {
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  all(): Node[] {
    const nodes = this.until('', false);
    if (this.at < this.source.length) throw this.wrong('text after the end');
    return nodes;
  }

  private until(end: string, counting: boolean): Node[] {
    const nodes: Node[] = [];
    let text = '';
    const flush = () => {
      if (text !== '') nodes.push({ kind: 'text', text });
      text = '';
    };
    while (this.at < this.source.length && !(end !== '' && this.source.startsWith(end, this.at))) {
      const char = this.source.charAt(this.at);
      const tag = char === '<' ? /^<([a-z]+)>/.exec(this.source.slice(this.at)) : null;
      if (char === '{') {
        flush();
        nodes.push(this.placeholder());
      } else if (tag?.[1] !== undefined) {
        flush();
        nodes.push(this.tag(tag[1], counting));
      } else if (counting && char === '#') {
        flush();
        nodes.push({ kind: 'count' });
        this.at += 1;
      } else {
        text += char;
        this.at += 1;
      }
    }
    flush();
    if (end !== '') this.expect(end);
    return nodes;
  }

  private tag(name: string, counting: boolean): Node {
    this.expect(`<${name}>`);
    return { kind: 'tag', name, body: this.until(`</${name}>`, counting) };
  }

  private placeholder(): Node {
    this.expect('{');
    const name = this.word();
    if (this.take('}')) return { kind: 'value', name };
    this.expect(',');
    const by = this.word();
    if (by !== 'plural' && by !== 'select') throw this.wrong(`unknown form ${by}`);
    this.expect(',');
    const cases: Record<string, Node[]> = {};
    while (!this.take('}')) {
      const label = this.word();
      this.expect('{');
      cases[label] = this.until('}', by === 'plural');
      this.blanks();
    }
    if (cases['other'] === undefined) throw this.wrong('no case "other"');
    return { kind: 'choice', by, name, cases };
  }

  private word(): string {
    this.blanks();
    const word = /^[=\w-]+/.exec(this.source.slice(this.at))?.[0];
    if (word === undefined) throw this.wrong('a name is missing');
    this.at += word.length;
    this.blanks();
    return word;
  }

  private blanks(): void {
    while (/\s/.test(this.source.charAt(this.at))) this.at += 1;
  }

  private take(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private expect(text: string): void {
    if (!this.take(text)) throw this.wrong(`"${text}" is missing`);
  }

  private wrong(what: string): Error {
    return new Error(`${what} at ${this.at} in: ${this.source}`);
  }
}

import { describe, expect, it } from 'vitest';
import en from './en';
import { parse, type Node } from './message';
import zh from './zh-CN';

function namesIn(nodes: Node[]): string[] {
  return nodes.flatMap((node) => {
    switch (node.kind) {
      case 'value':
        return [`{${node.name}}`];
      case 'choice':
        return [`{${node.name}}`, ...Object.values(node.cases).flatMap(namesIn)];
      case 'tag':
        return [`<${node.name}>`, ...namesIn(node.body)];
      default:
        return [];
    }
  });
}

const unique = (names: string[]) => [...new Set(names)].sort();

describe('the two catalogues', () => {
  it('say the same things: no key is missing in either', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  it('can be read, and put in the same values', () => {
    const differing = (Object.keys(en) as (keyof typeof en)[]).filter((key) => unique(namesIn(parse(zh[key]))).join() !== unique(namesIn(parse(en[key]))).join());
    expect(differing).toEqual([]);
  });

  it('leave no sentence empty', () => {
    const empty = [...Object.entries(en), ...Object.entries(zh)].filter(([, message]) => message.trim() === '');
    expect(empty).toEqual([]);
  });

  it('keep to the words of the house', () => {
    expect(Object.values(en).filter((message) => /\b(please|oops|successfully|sorry)\b|!/i.test(message))).toEqual([]);
    expect(Object.values(zh).filter((message) => /您|(?<!申)请(?!求)|抱歉|成功|！/.test(message))).toEqual([]);
  });

  it('set a blank between Han and Latin', () => {
    const stuck = Object.entries(zh).filter(([, message]) => /\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han}/u.test(message.replace(/\{[^{}]*\}|<[^>]*>|, (plural|select),|\b(one|other|critical|high|medium)\b/g, '')));
    expect(stuck).toEqual([]);
  });
});

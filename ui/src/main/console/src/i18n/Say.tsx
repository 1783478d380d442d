import { Fragment, isValidElement, type ReactNode } from 'react';
import type { Piece, Value } from './render';
import { pieces, spaced } from './render';
import type { Key } from './words';
import { useWords } from './words';

type Wrap = (body: ReactNode) => ReactNode;
type Props = { k: Key; values?: Record<string, Value | ReactNode>; wrap?: Record<string, Wrap> };

const plainWraps: Record<string, Wrap> = {
  b: (body) => <b>{body}</b>,
  code: (body) => <span className="mono">{body}</span>,
  q: (body) => <q>{body}</q>,
};

/** A sentence of the catalogue with elements in it; tags of the sentence choose the elements. */
export function Say({ k, values = {}, wrap = {} }: Props): ReactNode {
  const { language, catalogue } = useWords();
  const wraps = { ...plainWraps, ...wrap };
  const show = (list: Piece<ReactNode>[]): ReactNode =>
    merged(list).map((piece, index) => {
      if ('text' in piece) return spaced(language, piece.text);
      if ('tag' in piece) return <Fragment key={index}>{(wraps[piece.tag] ?? ((body) => body))(show(piece.body))}</Fragment>;
      return <Fragment key={index}>{isValidElement(piece.value) ? piece.value : null}</Fragment>;
    });
  return show(pieces<ReactNode>(language, catalogue[k], values));
}

/** Neighbouring texts become one, so that the blank between Chinese and Latin is found across a put-in value. */
function merged(list: Piece<ReactNode>[]): Piece<ReactNode>[] {
  return list.reduce<Piece<ReactNode>[]>((out, piece) => {
    const last = out.at(-1);
    if (last !== undefined && 'text' in last && 'text' in piece) out[out.length - 1] = { text: last.text + piece.text };
    else out.push(piece);
    return out;
  }, []);
}

import type { ReactNode } from 'react';
import type { Difference, DifferencePart, DifferenceRow } from '../api/knowledge';
import { useT } from '../i18n/words';
import { hunks, type Hunk } from './hunks';
import './difference.css';

type Props = {
  difference: Difference;
  /** What the two sides are called. */
  before: string;
  after: string;
  /** What can be done with one stretch that differs. */
  act?: (hunk: Hunk) => ReactNode;
};

/** Two texts line by line: side by side where there is room, else one below the other. Signs and words say what changed, colour only repeats it. */
export function DifferenceView({ difference, before, after, act }: Props) {
  const t = useT();
  const { rows, added, removed } = difference;
  const acts = new Map(act === undefined ? [] : hunks(rows).map((hunk) => [hunk.first, hunk]));
  return (
    <div className="diff">
      <p className="sub diff-count" role="status">
        {added === 0 && removed === 0 ? t('diff.same') : t('diff.count', { added, removed })}
      </p>
      <div className="diff-names" aria-hidden="true">
        <span>{before}</span>
        <span>{after}</span>
      </div>
      <ol>
        {rows.map((row, place) => {
          const hunk = acts.get(place);
          return (
            <li key={place} className={`d-${row.kind.toLowerCase()}`}>
              <Row row={row} />
              {hunk === undefined ? null : <span className="d-act">{act?.(hunk)}</span>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Row({ row }: { row: DifferenceRow }) {
  const t = useT();
  if (row.kind === 'SKIPPED') return <span className="d-skip">{t('diff.skipped', { n: row.count ?? 0 })}</span>;
  const { before = '', after = '', parts = [] } = row;
  return (
    <>
      <span className="d-side d-before">
        <span className="d-no" aria-hidden="true">
          {row.beforeLine}
        </span>
        {row.kind === 'REMOVED' || row.kind === 'CHANGED' ? <Sign sign="−" word={t('diff.removed')} /> : <i />}
        <span className="d-text">{parts.length === 0 ? before : <Marked parts={parts} as="del" />}</span>
      </span>
      <span className="d-side d-after">
        <span className="d-no" aria-hidden="true">
          {row.afterLine}
        </span>
        {row.kind === 'ADDED' || row.kind === 'CHANGED' ? <Sign sign="+" word={t('diff.added')} /> : <i />}
        <span className="d-text">{parts.length === 0 ? after : <Marked parts={parts} as="ins" />}</span>
      </span>
    </>
  );
}

function Sign({ sign, word }: { sign: string; word: string }) {
  return (
    <i>
      <span aria-hidden="true">{sign}</span>
      <span className="sr">{word}</span>
    </i>
  );
}

/** One side of a changed line: what both have, and what only this side has. */
function Marked({ parts, as: Part }: { parts: readonly DifferencePart[]; as: 'ins' | 'del' }) {
  const own = Part === 'ins' ? 'ADDED' : 'REMOVED';
  return parts.filter((part) => part.kind === 'SAME' || part.kind === own).map((part, index) => (part.kind === own ? <Part key={index}>{part.text}</Part> : <span key={index}>{part.text}</span>));
}

import { useRef, useEffect } from 'react';
import type { Found, Passage } from '../api/knowledge';
import type { UseQueryResult } from '@tanstack/react-query';
import { useWords } from '../i18n/words';
import { Answer, Empty } from '../parts/Answer';
import { figure } from '../parts/format';
import { Icon } from '../parts/Icon';
import { WaitingRows } from '../parts/Waiting';
import { KIND_ICONS, markedPieces } from './words';

type Props = { id: string; query: UseQueryResult<Found>; asked: string; current: number; onPoint: (at: number) => void; onOpen: (passage: Passage) => void };

/** What was found, best first: title and heading, and the words in their place. */
export function Passages({ id, query, asked, current, onPoint, onOpen }: Props) {
  const { t, language } = useWords();
  return (
    <Answer
      query={query}
      failed={t('knowledge.findFailed')}
      waiting={<WaitingRows rows={4} what={asked} />}
      empty={{
        when: ({ passages }) => passages.length === 0,
        show: (
          <Empty calm={false} title={t('knowledge.notFound', { asked })}>
            {t('knowledge.notFoundText')}
          </Empty>
        ),
      }}
    >
      {({ passages, tookMillis, how }) => (
        <>
          <p className="sub kn-took" role="status">
            {t(how.includes('meaning') ? 'knowledge.foundMeaning' : 'knowledge.found', { n: passages.length, took: figure(language, Math.max(1, tookMillis), 'none') })}
          </p>
          <div className="passages" id={id} role="listbox" aria-label={t('knowledge.passages')}>
            {passages.map((passage, index) => (
              <Row key={`${passage.article} ${passage.anchor}`} id={`${id}-${index}`} passage={passage} current={index === current} onPoint={() => onPoint(index)} onOpen={() => onOpen(passage)} />
            ))}
          </div>
        </>
      )}
    </Answer>
  );
}

function Row({ id, passage, current, onPoint, onOpen }: { id: string; passage: Passage; current: boolean; onPoint: () => void; onOpen: () => void }) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <div ref={row} id={id} className="passage" role="option" aria-selected={current} tabIndex={-1} onClick={onOpen} onMouseMove={current ? undefined : onPoint} onKeyDown={(event) => (event.key === 'Enter' ? onOpen() : undefined)}>
      <Icon name={KIND_ICONS[passage.kind]} />
      <div>
        <p className="t">
          <b>{passage.title}</b>
          {passage.heading === '' ? null : <span className="mid"> › {passage.heading}</span>} <span className="sub mono">{passage.article}</span>
        </p>
        <p className="mid kn-excerpt">
          {markedPieces(passage.excerpt, passage.marked).map((piece, index) => (piece.marked ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>))}
        </p>
      </div>
    </div>
  );
}

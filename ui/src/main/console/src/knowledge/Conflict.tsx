import { useDeferredValue } from 'react';
import type { ArticleDetail, ArticleText } from '../api/knowledge';
import { Say } from '../i18n/Say';
import { useT, type Key, type Translate } from '../i18n/words';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { WaitingBlock } from '../parts/Waiting';
import { DifferenceView } from './Difference';
import { withTheirs } from './hunks';
import { useDifferenceInHand } from './server';
import { textOf } from './words';

type Props = { latest: ArticleDetail; hand: ArticleText; busy: boolean; onBody: (body: string) => void; onSave: (version: number) => void; onTheirs: () => void };

/** Somebody else saved first. Both texts stand side by side, any stretch of theirs can be taken over, and nothing of one's own is lost. */
export function Conflict({ latest: { article }, hand, busy, onBody, onSave, onTheirs }: Props) {
  const t = useT();
  const body = useDeferredValue(hand.body);
  const query = useDifferenceInHand(article.key, body, article.version);
  const fields = differing(textOf(article), hand, t);
  return (
    <section className="panel conflict" aria-label={t('conflict.title')}>
      <header>
        <Mark severity="medium" silent />
        <h2>{t('conflict.title')}</h2>
      </header>
      <div className="body col">
        <p role="alert">
          <Say k="conflict.text" values={{ name: article.authorName, age: <Age at={article.changedAt} form="ago" focusable={false} /> }} />
        </p>
        {fields.length === 0 ? null : (
          <dl className="kv">
            {fields.map(({ name, theirs, own }) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{t(name)}</dt>
                <dd>{t('conflict.field', { theirs, own })}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <Answer query={query} failed={t('diff.failed')} waiting={<WaitingBlock height={240} what={article.key} />}>
        {(difference) => (
          <DifferenceView
            difference={difference}
            before={t('conflict.theirs', { name: article.authorName })}
            after={t('conflict.own')}
            act={
              // Only while the comparison is of the text that is in hand.
              body === hand.body && !query.isPlaceholderData
                ? (hunk) => (
                    <Button size="small" onClick={() => onBody(withTheirs(hand.body, difference.rows, hunk))}>
                      {t('conflict.take')}
                    </Button>
                  )
                : undefined
            }
          />
        )}
      </Answer>
      <footer className="row wrap">
        <Button look="primary" busy={busy} onClick={() => onSave(article.version)}>
          {t('conflict.save')}
        </Button>
        <Button look="quiet" onClick={onTheirs}>
          {t('conflict.drop')}
        </Button>
        <span>{t('conflict.saveMeans')}</span>
      </footer>
    </section>
  );
}

type Differing = { name: Key; theirs: string; own: string };

function differing(theirs: ArticleText, own: ArticleText, t: Translate): Differing[] {
  const rows: Differing[] = [
    { name: 'knowledge.title', theirs: theirs.title, own: own.title },
    { name: 'knowledge.kind', theirs: t(`knowledge.kind.${theirs.kind}`), own: t(`knowledge.kind.${own.kind}`) },
    { name: 'knowledge.reviewBy', theirs: theirs.reviewBy ?? '–', own: own.reviewBy ?? '–' },
    { name: 'knowledge.rules', theirs: theirs.rules.join(', '), own: own.rules.join(', ') },
  ];
  return rows.filter((row) => row.theirs !== row.own);
}

import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { ARTICLE_KINDS, ARTICLE_STATES } from '../api/knowledge';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { PagedAnswer } from '../parts/Paged';
import { Head } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { useOffer } from '../shell/commands';
import { ArticleTable } from './ArticleTable';
import { ImportDialog } from './ImportDialog';
import { SearchField } from './SearchField';
import { useArticles, type ArticleFilter } from './server';
import './knowledge.css';

const PUBLISHED: ArticleFilter = { state: 'PUBLISHED' };
const DUE: ArticleFilter = { due: true };

/** What the team knows: found by words, or read through as a list. */
export default function KnowledgePage() {
  const t = useT();
  useTitle(t('room.knowledge'));
  const search = useSearch({ from: '/knowledge' });
  const navigate = useNavigate({ from: '/knowledge' });
  const articles = useArticles({ kind: search.kind, state: search.state, mine: search.mine, due: search.review });
  const rows = useMemo(() => articles.data?.pages.flatMap((page) => page.articles), [articles.data]);
  const mayWrite = useMay('WRITE_KNOWLEDGE');
  const mayImport = useMay('PUBLISH_KNOWLEDGE');
  const [importing, setImporting] = useState(false);
  const write = useCallback(() => void navigate({ to: '/knowledge/new' }), [navigate]);
  const onAsk = useCallback((q: string | undefined) => void navigate({ search: (old) => ({ ...old, q }), replace: true }), [navigate]);
  useOffer(
    useMemo(
      () => [
        ...(mayWrite ? [{ id: 'write-article', label: t('knowledge.write'), run: write }] : []),
        ...(mayImport ? [{ id: 'import-folder', label: t('knowledge.import'), consequence: t('knowledge.importMeans'), run: () => setImporting(true) }] : []),
      ],
      [mayWrite, mayImport, t, write],
    ),
  );
  const filtered = search.kind !== undefined || search.state !== undefined || search.review === true || search.mine === true;
  const acts = (
    <>
      {mayImport ? (
        <Button onClick={() => setImporting(true)}>
          <Icon name="folder" size={14} />
          {t('knowledge.import')}
        </Button>
      ) : null}
      {mayWrite ? (
        <Button onClick={write}>
          <Icon name="edit" size={14} />
          {t('knowledge.write')}
        </Button>
      ) : null}
    </>
  );
  return (
    <>
      <Head title={t('room.knowledge')} sentence={<Sentence />} acts={mayWrite || mayImport ? acts : undefined} />
      <section className="panel" aria-label={t('room.knowledge')}>
        <SearchField asked={search.q} onAsk={onAsk} />
        {search.q === undefined ? (
          <>
            <Filters />
            <PagedAnswer
              query={articles}
              items={rows}
              failed={t('knowledge.failed')}
              waiting={<WaitingRows rows={6} what={t('room.knowledge')} />}
              empty={{
                when: (items) => items.length === 0,
                show: filtered ? (
                  <p className="body row wrap">
                    <span className="dim">{t('knowledge.noneOf')}</span>
                    <Button look="quiet" size="small" onClick={() => void navigate({ search: {} })}>
                      {t('knowledge.showAll')}
                    </Button>
                  </p>
                ) : (
                  <Empty calm={false} title={t('knowledge.none')} acts={acts}>
                    {t(mayWrite ? 'knowledge.noneText' : 'knowledge.noneReader')}
                  </Empty>
                ),
              }}
            >
              {(items) => <ArticleTable articles={items} />}
            </PagedAnswer>
            <AsOf query={articles} />
          </>
        ) : null}
      </section>
      {importing ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </>
  );
}

/** Of all articles, whatever the filters show. */
function Sentence() {
  const t = useT();
  const published = useArticles(PUBLISHED).data?.pages;
  const due = useArticles(DUE).data?.pages;
  if (published === undefined || due === undefined) return t('knowledge.reading');
  const count = (pages: typeof published) => pages.reduce((sum, page) => sum + page.articles.length, 0);
  return <Say k="knowledge.sentence" values={{ published: count(published), review: count(due), more: published.at(-1)?.next === undefined ? 'no' : 'yes' }} />;
}

function Filters() {
  const t = useT();
  const search = useSearch({ from: '/knowledge' });
  const navigate = useNavigate({ from: '/knowledge' });
  const chip = (label: string, pressed: boolean, change: Partial<typeof search>) => (
    <button key={label} type="button" className="chip" aria-pressed={pressed} onClick={() => void navigate({ search: (old) => ({ ...old, ...change }), replace: true })}>
      {label}
    </button>
  );
  return (
    <div className="filt">
      <span className="chips" role="group" aria-label={t('knowledge.kind')}>
        {ARTICLE_KINDS.map((kind) => chip(t(`knowledge.kind.${kind}`), search.kind === kind, { kind: search.kind === kind ? undefined : kind }))}
      </span>
      <span className="chips" role="group" aria-label={t('knowledge.state')}>
        {ARTICLE_STATES.map((state) => chip(t(`knowledge.state.${state}`), search.state === state, { state: search.state === state ? undefined : state }))}
      </span>
      <span className="grow" />
      {chip(t('knowledge.needsReview'), search.review === true, { review: search.review === true ? undefined : true })}
      {chip(t('knowledge.mine'), search.mine === true, { mine: search.mine === true ? undefined : true })}
    </div>
  );
}

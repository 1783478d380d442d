import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { Article, ArticleAct, ArticleDetail } from '../api/knowledge';
import { refusalSentence } from '../i18n/refusals';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { useLine } from '../parts/line';
import { Head, Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { useOffer } from '../shell/commands';
import { ArticleDialog } from './ArticleDialog';
import { DifferenceView } from './Difference';
import { ReviewBy } from './ReviewBy';
import { useArticle, useDifference } from './server';
import { Versions } from './Versions';
import { nextVerb, STATE_TONES, verbsAt, withoutTitle, type AskedVerb } from './words';
import './knowledge.css';

const Markdown = lazy(() => import('../parts/Markdown'));

/** One article: what it says, whether it may be trusted, what it is about, and what became of it before. */
export default function ArticlePage() {
  const { key } = useParams({ from: '/knowledge/$key' });
  const { number } = useSearch({ from: '/knowledge/$key' });
  const t = useT();
  const query = useArticle(key, number);
  useTitle(query.data === undefined ? key : `${key} ${query.data.article.title}`);
  return (
    <Answer page query={query} failed={t('knowledge.oneFailed', { key })} waiting={<WaitingBlock height={480} what={key} />}>
      {(detail) => <OneArticle key={`${key} ${detail.article.number}`} detail={detail} />}
    </Answer>
  );
}

function OneArticle({ detail }: { detail: ArticleDetail }) {
  const t = useT();
  const { article } = detail;
  const navigate = useNavigate();
  const { view } = useSearch({ from: '/knowledge/$key' });
  const { stale } = useLine();
  const mayWrite = useMay('WRITE_KNOWLEDGE');
  const [open, setOpen] = useState<AskedVerb>();
  const edit = useMemo(() => () => void navigate({ to: '/knowledge/$key/edit', params: { key: article.key } }), [navigate, article.key]);
  const acts = useMemo(() => verbsAt(detail).flatMap((verb) => detail.acts.flatMap((act) => (act.verb === verb ? [{ ...act, verb }] : []))), [detail]);
  const next = nextVerb(detail);
  const editable = mayWrite && detail.acts.find((act) => act.verb === 'revise')?.allowed !== false;
  useOffer(
    useMemo(
      () => [
        ...(editable ? [{ id: 'edit-article', label: t('knowledge.edit', { key: article.key }), run: edit }] : []),
        ...acts.filter((act) => act.allowed).map(({ verb }) => ({ id: `article-${verb}`, label: t(`knowledge.act.${verb}`), consequence: t(`knowledge.means.${verb}`), run: () => setOpen(verb) })),
      ],
      [editable, t, article.key, edit, acts],
    ),
  );
  const show = (wanted: 'difference' | undefined) => void navigate({ to: '/knowledge/$key', params: { key: article.key }, search: { number: article.number, view: wanted }, replace: true });
  const before = article.publishedNumber !== undefined && article.publishedNumber < article.number ? article.publishedNumber : undefined;
  return (
    <>
      <Head
        title={
          <>
            <span className="no">{article.key}</span> {article.title}
          </>
        }
        sentence={<Sentence article={article} />}
        acts={
          <>
            {acts
              .filter((act) => act.allowed || act.verb === next)
              .map((act) => (
                <Button key={act.verb} look={act.verb === next ? 'primary' : act.verb === 'expire' || act.verb === 'discard' ? 'danger' : 'plain'} off={stale ? t('live.needed') : act.allowed ? undefined : refusalSentence(act.code ?? '', act.reason ?? '')} onClick={() => setOpen(act.verb)}>
                  {t(`knowledge.act.${act.verb}`)}…
                </Button>
              ))}
            {editable ? (
              <Button onClick={edit}>
                <Icon name="edit" size={14} />
                {t('knowledge.act.revise')}
              </Button>
            ) : null}
          </>
        }
      />
      <Later detail={detail} />
      <div className="article-page">
        <div className="col">
          <section className="panel" aria-label={article.title}>
            {before === undefined ? null : (
              <div className="filt">
                <span className="chips">
                  <button type="button" className="chip" aria-pressed={view === undefined} onClick={() => show(undefined)}>
                    {t('knowledge.text')}
                  </button>
                  <button type="button" className="chip" aria-pressed={view === 'difference'} onClick={() => show('difference')}>
                    {t('knowledge.difference', { number: before })}
                  </button>
                </span>
              </div>
            )}
            {before !== undefined && view === 'difference' ? (
              <Between articleKey={article.key} from={before} to={article.number} />
            ) : (
              <Suspense fallback={<WaitingBlock height={420} what={article.key} />}>
                <Markdown text={withoutTitle(article.body, article.title)} anchors />
              </Suspense>
            )}
          </section>
        </div>
        <div className="col">
          <About detail={detail} />
          <Versions article={article} />
        </div>
      </div>
      {open === undefined ? null : <ArticleDialog verb={open} article={article} warning={warningOf(acts.find((act) => act.verb === open))} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function warningOf(act: ArticleAct | undefined): string | undefined {
  return act?.reason === undefined ? undefined : refusalSentence(act.code ?? '', act.reason);
}

function Sentence({ article }: { article: Article }) {
  return <Say k="knowledge.now" values={{ state: article.state, number: article.number, author: article.authorName, age: <Age at={article.changedAt} form="ago" />, due: <ReviewBy day={article.reviewBy} />, dated: article.reviewBy === undefined ? 'no' : 'yes' }} />;
}

/** A version after this one waits, or this one is not the one that readers see. */
function Later({ detail: { article, laterNumber: later } }: { detail: ArticleDetail }) {
  const t = useT();
  const old = article.publishedNumber !== undefined && article.number < article.publishedNumber;
  if (later === undefined && !old) return null;
  return (
    <p className="banner">
      <Icon name="file" size={14} />
      <span className="grow">{old ? t('knowledge.isOld', { number: article.number }) : t('knowledge.later', { number: later ?? 0 })}</span>
      <Link to="/knowledge/$key" params={{ key: article.key }} search={old ? {} : { number: later }}>
        {t(old ? 'knowledge.toPublished' : 'knowledge.toLater')}
      </Link>
    </p>
  );
}

/** What one version has that another has not. */
export function Between({ articleKey, from, to }: { articleKey: string; from: number; to: number }) {
  const t = useT();
  const query = useDifference(articleKey, from, to);
  return (
    <Answer query={query} failed={t('diff.failed')} waiting={<WaitingBlock height={320} what={articleKey} />}>
      {(difference) => <DifferenceView difference={difference} before={t('knowledge.version', { number: from })} after={t('knowledge.version', { number: to })} />}
    </Answer>
  );
}

function About({ detail: { article, links } }: { detail: ArticleDetail }) {
  const t = useT();
  return (
    <Panel title={t('knowledge.facts')}>
      <dl className="kv body">
        <dt>{t('incident.state')}</dt>
        <dd>
          <span className={`tag ${STATE_TONES[article.state]}`}>{t(`knowledge.state.${article.state}`)}</span>
        </dd>
        <dt>{t('knowledge.kind')}</dt>
        <dd>{t(`knowledge.kind.${article.kind}`)}</dd>
        <dt>{t('knowledge.owner')}</dt>
        <dd>{article.ownerName ?? <span className="dim">{t('knowledge.nobody')}</span>}</dd>
        <dt>{t('knowledge.reviewBy')}</dt>
        <dd>
          <ReviewBy day={article.reviewBy} none={t('knowledge.noReview')} />
        </dd>
        <dt>{t('knowledge.language')}</dt>
        <dd>{t(article.language.startsWith('zh') ? 'knowledge.zh' : 'knowledge.en')}</dd>
        {article.source === undefined ? null : (
          <>
            <dt>{t('knowledge.source')}</dt>
            <dd className="mono">{article.source}</dd>
          </>
        )}
        <dt>{t('knowledge.rules')}</dt>
        <dd>
          {links.rules.length === 0 ? <span className="dim">–</span> : null}
          {links.rules.map((rule) => (
            <Link key={rule} className="mono kn-link" to="/rules" search={{ q: rule }}>
              {rule}
            </Link>
          ))}
        </dd>
        <dt>{t('knowledge.items')}</dt>
        <dd>
          {links.items.length === 0 ? <span className="dim">–</span> : null}
          {links.items.map((item) => (
            <Link key={item.id} className="kn-link" to="/inventory/$id" params={{ id: item.id }}>
              {item.name}
            </Link>
          ))}
        </dd>
      </dl>
    </Panel>
  );
}

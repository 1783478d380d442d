import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ArticleDetail, ArticleText } from '../api/knowledge';
import type { Draft } from '../api/assistant';
import { DraftHead } from '../assistant/DraftCard';
import { withoutMark } from '../assistant/draftText';
import { useDraft } from '../assistant/server';
import { useT, useWords } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { Editor } from './Editor';
import { useLatest, useRunbookOf } from './server';
import { textOf } from './words';
import './knowledge.css';

/** Writes an article, or the next text of one. Nothing is seen by readers before it is published. */
export default function EditorPage() {
  const t = useT();
  const { key } = useParams({ strict: false });
  useTitle(key === undefined ? t('knowledge.write') : t('knowledge.edit', { key }));
  return (
    <>
      <Head title={key === undefined ? t('knowledge.write') : t('knowledge.edit', { key })} sentence={t('knowledge.editMeans')} />
      {key === undefined ? <Fresh /> : <Again articleKey={key} />}
    </>
  );
}

function Again({ articleKey }: { articleKey: string }) {
  const t = useT();
  const query = useLatest(articleKey);
  return (
    <Answer page query={query} failed={t('knowledge.oneFailed', { key: articleKey })} waiting={<WaitingBlock height={480} what={articleKey} />}>
      {(detail) => <Begun key={articleKey} detail={detail} />}
    </Answer>
  );
}

/** What is read later, when somebody else saves, must not take the words out of the field. */
function Begun({ detail }: { detail: ArticleDetail }) {
  const [first] = useState(detail);
  return <Editor old={first} begin={textOf(first.article)} items={first.links.items} />;
}

/** A new one: empty, from how an incident was solved, or from a runbook that was shipped. */
function Fresh() {
  const { t, language } = useWords();
  const { kind, rule, draft } = useSearch({ from: '/knowledge/new' });
  const drafting = useDraft();
  const { mutate } = drafting;
  const shipped = useRunbookOf(rule ?? '', language);
  useEffect(() => {
    if (draft !== undefined) mutate({ kind: 'RUNBOOK', about: draft, language });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for what was asked; another language is no other wish
  }, [draft, mutate]);
  const empty: ArticleText = { kind: kind ?? 'ARTICLE', title: '', language, body: '', rules: rule === undefined ? [] : [rule], items: [] };
  if (draft !== undefined && drafting.data === undefined) {
    return drafting.error === null ? (
      <WaitingBlock height={480} what={t('draft.runbook')} />
    ) : (
      <>
        <Wrong error={drafting.error} />
        <Editor old={undefined} begin={empty} items={[]} />
      </>
    );
  }
  if (rule !== undefined && shipped.data === undefined && shipped.error === null) return <WaitingBlock height={480} what={rule} />;
  const book = rule === undefined ? undefined : (shipped.data ?? undefined);
  const begin = drafting.data !== undefined ? fromDraft(empty, drafting.data) : book === undefined ? empty : { ...empty, title: book.title, language: book.language, body: book.body };
  return <Drafted draft={drafting.data} begin={begin} place={draft ?? rule} />;
}

function Drafted({ draft, begin, place }: { draft: Draft | undefined; begin: ArticleText; place: string | undefined }) {
  const [first] = useState(begin);
  return (
    <>
      {draft === undefined ? null : <DraftHead draft={draft} />}
      <Editor old={undefined} begin={first} items={[]} place={place} />
    </>
  );
}

function fromDraft(empty: ArticleText, draft: Draft): ArticleText {
  return { ...empty, kind: 'RUNBOOK', title: draft.title, body: withoutMark(draft.text) };
}

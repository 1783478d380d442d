import { NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useDeferredValue, useEffect, useState } from 'react';
import { Problem } from '../api/http';
import { ARTICLE_KINDS, type ArticleDetail, type ArticleKind, type ArticleText, type LinkedItem } from '../api/knowledge';
import { PickItems } from '../change/PickItems';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { useLine } from '../parts/line';
import { Panel } from '../parts/Panel';
import { WaitingBlock } from '../parts/Waiting';
import { fieldError, Wrong } from '../parts/Wrong';
import { useRules } from '../rules/server';
import { Clock } from '../parts/Age';
import { Say } from '../i18n/Say';
import { Conflict } from './Conflict';
import { forget, keep, keptOf, type Kept } from './kept';
import { useLatest, useSaveArticle } from './server';
import { namesIn } from './words';

const Markdown = lazy(() => import('../parts/Markdown'));
const KEEP_AFTER_MS = 400;
const LONGEST = 200_000;

type Props = { old: ArticleDetail | undefined; begin: ArticleText; items: readonly LinkedItem[]; /** What a new one is about, so that two new ones do not share what this browser keeps. */ place?: string | undefined };

/** The fields of an article with its text and how it will look. What is not saved stays in this browser when the tab closes. */
export function Editor({ old, begin, items: linked, place = '' }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const { stale } = useLine();
  const key = old?.article.key;
  const name = key ?? `new ${place}`;
  const save = useSaveArticle(key);
  const [found] = useState(() => keptOf(name));
  const [restored, setRestored] = useState<Kept | undefined>(found);
  const [text, setText] = useState<ArticleText>(found?.text ?? begin);
  const [rules, setRules] = useState((found?.text ?? begin).rules.join(', '));
  const [items, setItems] = useState<readonly { id: string; name: string; kind: string }[]>(() => (found?.text ?? begin).items.map((id) => ({ id, name: linked.find((item) => item.id === id)?.name ?? id, kind: '' })));
  const [version, setVersion] = useState(found?.version ?? old?.article.version);
  const [view, setView] = useState<'write' | 'preview'>('write');
  const hand: ArticleText = { ...text, rules: namesIn(rules), items: items.map((item) => item.id) };
  const changed = JSON.stringify(hand) !== JSON.stringify(begin);
  const conflict = save.error instanceof Problem && save.error.status === 412;
  useEffect(() => {
    if (!changed) return undefined;
    const timer = setTimeout(() => keep(name, { text: hand, version: version ?? 0, at: new Date().toISOString() }), KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  });
  const set = (change: Partial<ArticleText>) => setText((before) => ({ ...before, ...change }));
  const discard = () => {
    forget(name);
    setRestored(undefined);
    setText(begin);
    setRules(begin.rules.join(', '));
    setItems(begin.items.map((id) => ({ id, name: linked.find((item) => item.id === id)?.name ?? id, kind: '' })));
    setVersion(old?.article.version);
    save.reset();
  };
  const done = ({ article }: ArticleDetail) => {
    forget(name);
    void navigate({ to: '/knowledge/$key', params: { key: article.key }, search: { number: article.number } });
  };
  const send = (at = version) => save.mutate({ ...hand, title: hand.title.trim(), version: at }, { onSuccess: done });
  const off = stale ? t('live.needed') : text.title.trim() === '' ? t('knowledge.titleMissing') : text.body.trim() === '' ? t('knowledge.bodyMissing') : undefined;
  return (
    <form
      className="editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (off === undefined && !save.isPending && !conflict) send();
      }}
    >
      {restored === undefined ? null : (
        <p className="banner ok" role="status">
          <span className="grow">
            <Say k="knowledge.restored" values={{ at: <Clock at={restored.at} focusable={false} /> }} />
          </span>
          <Button size="small" onClick={discard}>
            {t('knowledge.discardKept')}
          </Button>
        </p>
      )}
      {conflict && key !== undefined ? <Other articleKey={key} hand={hand} busy={save.isPending} onBody={(body) => set({ body })} onSave={(latest) => { setVersion(latest); send(latest); }} onTheirs={discard} /> : null}
      <div className="editor-fields">
        <TextInput className="e-title" label={t('knowledge.title')} value={text.title} maxLength={200} onChange={(event) => set({ title: event.target.value })} error={fieldError(save.error, 'title')} />
        <NativeSelect label={t('knowledge.kind')} value={text.kind} onChange={(event) => set({ kind: event.target.value as ArticleKind })} data={ARTICLE_KINDS.map((kind) => ({ value: kind, label: t(`knowledge.kind.${kind}`) }))} />
        <NativeSelect label={t('knowledge.language')} value={text.language.startsWith('zh') ? 'zh-CN' : 'en'} onChange={(event) => set({ language: event.target.value })} data={[{ value: 'zh-CN', label: t('knowledge.zh') }, { value: 'en', label: t('knowledge.en') }]} />
        <TextInput type="date" label={t('knowledge.reviewBy')} value={text.reviewBy ?? ''} onChange={(event) => setText((before) => dated(before, event.target.value))} error={fieldError(save.error, 'reviewBy')} />
        <RuleNames value={rules} onChange={setRules} error={fieldError(save.error, 'rules')} />
        <PickItems items={items} onChange={setItems} hint={t('knowledge.itemsHint')} error={fieldError(save.error, 'items')} />
      </div>
      <div className="editor-view only-s chips" role="group" aria-label={t('knowledge.view')}>
        {(['write', 'preview'] as const).map((each) => (
          <button key={each} type="button" className="chip" aria-pressed={view === each} onClick={() => setView(each)}>
            {t(`knowledge.view.${each}`)}
          </button>
        ))}
      </div>
      <div className={`editor-two show-${view}`}>
        <div className="e-write">
          <label htmlFor="article-body">{t('knowledge.body')}</label>
          <textarea id="article-body" className="in mono" rows={24} maxLength={LONGEST} spellCheck value={text.body} onChange={(event) => set({ body: event.target.value })} aria-invalid={fieldError(save.error, 'body') !== undefined || undefined} />
          {fieldError(save.error, 'body') === undefined ? null : <p className="critical">{fieldError(save.error, 'body')}</p>}
        </div>
        <Preview text={text.body} />
      </div>
      {conflict ? null : <Wrong error={save.error} />}
      <div className="editor-acts">
        <Button type="submit" look="primary" busy={save.isPending} off={conflict ? t('knowledge.mergeFirst') : off}>
          {t('knowledge.saveDraft')}
        </Button>
        <span className="sub">{t(changed ? 'knowledge.keptHere' : 'knowledge.saveMeans')}</span>
      </div>
    </form>
  );
}

function dated(text: ArticleText, day: string): ArticleText {
  const next: ArticleText = { ...text, reviewBy: day };
  if (day === '') delete next.reviewBy;
  return next;
}

/** The latest as it is now, beside what is in hand. */
function Other({ articleKey, ...rest }: { articleKey: string; hand: ArticleText; busy: boolean; onBody: (body: string) => void; onSave: (version: number) => void; onTheirs: () => void }) {
  const { data } = useLatest(articleKey);
  return data === undefined ? <WaitingBlock height={240} what={articleKey} /> : <Conflict latest={data} {...rest} />;
}

function RuleNames({ value, onChange, error }: { value: string; onChange: (value: string) => void; error: string | undefined }) {
  const t = useT();
  const { data } = useRules();
  const known = (data?.groups ?? []).flatMap((group) => group.rules).map((rule) => rule.name);
  const typed = /[^\s,;，、；]*$/.exec(value)?.[0] ?? '';
  const chosen = new Set(namesIn(value));
  const offered = typed === '' ? [] : [...new Set(known)].filter((name) => name.toLowerCase().includes(typed.toLowerCase()) && !chosen.has(name)).slice(0, 5);
  return (
    <div className="col">
      <TextInput label={t('knowledge.rules')} description={t('knowledge.rulesHint')} value={value} onChange={(event) => onChange(event.target.value)} error={error} spellCheck={false} />
      {offered.length === 0 ? null : (
        <span className="chips">
          {offered.map((name) => (
            <button key={name} type="button" className="chip" onClick={() => onChange(`${value.slice(0, value.length - typed.length)}${name}, `)}>
              {name}
            </button>
          ))}
        </span>
      )}
    </div>
  );
}

function Preview({ text }: { text: string }) {
  const t = useT();
  const shown = useDeferredValue(text);
  return (
    <Panel title={t('knowledge.view.preview')} className="e-preview">
      {shown.trim() === '' ? (
        <p className="body dim">{t('knowledge.previewEmpty')}</p>
      ) : (
        <Suspense fallback={<WaitingBlock height={320} what={t('knowledge.view.preview')} />}>
          <Markdown text={shown} />
        </Suspense>
      )}
    </Panel>
  );
}

import { Textarea, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import type { CatalogueEntry, Outage } from '../api/desk';
import { useT, useWords } from '../i18n/words';
import { Say } from '../i18n/Say';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { Head, Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { fieldError, Wrong } from '../parts/Wrong';
import { useCatalogue, useOpenTicket, useOutages } from './server';
import { inLanguage } from './words';
import './desk.css';

const TaskForm = lazy(() => import('../workflow/TaskForm'));
const KINDS = ['fault', 'request', 'question'] as const;
const LONGEST_TITLE = 250;

/** Asks the desk: something is broken, something is wanted, something is not known. */
export default function NewRequestPage() {
  const t = useT();
  useTitle(t('request.new'));
  const search = useSearch({ from: '/requests/new' });
  const navigate = useNavigate({ from: '/requests/new' });
  const kind = search.kind ?? 'fault';
  return (
    <>
      <Head title={t('request.new')} sentence={t(`request.means.${kind}`)} />
      <Panel
        title={
          <span className="chips">
            {KINDS.map((each) => (
              <button key={each} type="button" className="chip" aria-pressed={kind === each} onClick={() => void navigate({ search: each === 'fault' ? {} : { kind: each }, replace: true })}>
                {t(`request.kind.${each}`)}
              </button>
            ))}
          </span>
        }
      >
        {kind === 'request' ? <FromCatalogue chosen={search.entry} /> : <InWords key={kind} kind={kind} />}
      </Panel>
    </>
  );
}

function useSent() {
  const navigate = useNavigate();
  return (ticket: { key: string }) => void navigate({ to: '/requests/$key', params: { key: ticket.key } });
}

function InWords({ kind }: { kind: 'fault' | 'question' }) {
  const t = useT();
  const open = useOpenTicket();
  const sent = useSent();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const off = title.trim() === '' ? t('request.titleMissing') : undefined;
  return (
    <form
      className="ask body"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (off === undefined && !open.isPending) open.mutate({ kind, title: title.trim(), text: text.trim() }, { onSuccess: sent });
      }}
    >
      <TextInput label={t(`request.title.${kind}`)} maxLength={LONGEST_TITLE} value={title} onChange={(event) => setTitle(event.target.value)} error={fieldError(open.error, 'title')} />
      {kind === 'fault' ? <KnownOutages text={`${title} ${text}`} /> : null}
      <Textarea label={t('request.text')} description={t(`request.textHint.${kind}`)} rows={5} value={text} onChange={(event) => setText(event.target.value)} error={fieldError(open.error, 'text')} />
      <Wrong error={open.error} />
      <div className="acts">
        <Button look="primary" size="big" type="submit" busy={open.isPending} off={off}>
          {t('request.send')}
        </Button>
      </div>
    </form>
  );
}

/** What is known already, shown while it is typed: who reads it need not write. */
function KnownOutages({ text }: { text: string }) {
  const t = useT();
  const { data = [] } = useOutages(useDeferredValue(text.trim().slice(0, 500)));
  if (data.length === 0) return null;
  return (
    <section className="outages" aria-label={t('outage.title')} aria-live="polite">
      <p className="strong">{t('outage.title')}</p>
      <ul>
        {data.map((outage) => (
          <Known key={`${outage.services.join()}-${outage.since}`} outage={outage} />
        ))}
      </ul>
      <p className="sub">{t('outage.means')}</p>
    </section>
  );
}

function Known({ outage }: { outage: Outage }) {
  const { language } = useWords();
  return (
    <li className={outage.matches ? 'matches' : ''}>
      <Mark severity={outage.effect === 'down' ? 'high' : 'medium'} silent />
      <span>
        <Say k="outage.one" values={{ services: new Intl.ListFormat(language).format(outage.services), effect: outage.effect, span: <Age at={outage.since} focusable={false} /> }} />
      </span>
    </li>
  );
}

function FromCatalogue({ chosen }: { chosen: string | undefined }) {
  const { t, language } = useWords();
  const catalogue = useCatalogue();
  const navigate = useNavigate({ from: '/requests/new' });
  return (
    <Answer query={catalogue} failed={t('catalogue.failed')} waiting={<WaitingBlock height={160} what={t('request.kind.request')} />} empty={{ when: (items) => items.length === 0, show: <p className="body dim">{t('catalogue.none')}</p> }}>
      {(items) => {
        const entry = items.find((one) => one.id === chosen);
        if (entry !== undefined) return <Order entry={entry} />;
        return (
          <ul className="catalogue">
            {items.map((one) => (
              <li key={one.id}>
                <button type="button" onClick={() => void navigate({ search: { kind: 'request', entry: one.id } })}>
                  <b>{inLanguage(one.name, language)}</b>
                  <span className="sub">{inLanguage(one.description, language)}</span>
                </button>
              </li>
            ))}
          </ul>
        );
      }}
    </Answer>
  );
}

function Order({ entry }: { entry: CatalogueEntry }) {
  const { t, language } = useWords();
  const open = useOpenTicket();
  const sent = useSent();
  return (
    <>
      <p className="body">
        <b>{inLanguage(entry.name, language)}</b> <span className="dim">{inLanguage(entry.description, language)}</span>
      </p>
      <Suspense fallback={<WaitingBlock height={160} what={t('request.kind.request')} />}>
        <TaskForm schema={entry.schema} values={{}} act={t('request.send')} busy={open.isPending} error={open.error} onSubmit={(values) => open.mutate({ kind: 'request', entry: entry.id, values, text: '' }, { onSuccess: sent })} />
      </Suspense>
    </>
  );
}

import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Problem } from '../api/http';
import { Say } from '../i18n/Say';
import { useT, useWords } from '../i18n/words';
import { Button } from '../parts/Button';
import { Head } from '../parts/Panel';
import { useTime } from '../parts/time';
import { useTitle } from '../parts/title';
import type { LogSearch } from '../shell/search';
import { Around } from './Around';
import { CountersPanel } from './CountersPanel';
import { ExportDialog } from './ExportDialog';
import { FoundLines } from './FoundLines';
import { Histogram } from './Histogram';
import { isNew } from './patterns';
import { ParsingPanel } from './ParsingPanel';
import { PatternsPanel } from './PatternsPanel';
import { QueryField } from './QueryField';
import { SavedDialog } from './SavedDialog';
import { useCounts, usePatterns, type Asked } from './server';
import { Spans } from './Spans';
import { spanOf, totalOf } from './spans';
import { withTerm } from './terms';
import './logs.css';

const COUNTED_EVERY_MS = 10_000;

/** Log lines: searched, counted by level, followed live, and grouped into patterns. */
export default function LogsPage() {
  const t = useT();
  useTitle(t('room.logs'));
  const search = useSearch({ from: '/logs' });
  return search.around === undefined ? <Search search={search} /> : <Around place={search.around} host={search.host ?? ''} source={search.source ?? ''} />;
}

function Search({ search }: { search: LogSearch }) {
  const t = useT();
  const navigate = useNavigate({ from: '/logs' });
  const { q = '', range, from, to, view, tail } = search;
  const [turn, setTurn] = useState(0);
  const [opened, setOpened] = useState<'saved' | 'export'>();
  const asked = useMemo((): Asked => ({ query: q, span: () => spanOf({ range, from, to }, Date.now()), key: `${range ?? ''} ${from ?? ''} ${to ?? ''} ${turn}` }), [q, range, from, to, turn]);
  const counts = useCounts(asked, tail === true ? COUNTED_EVERY_MS : false);
  const patterns = usePatterns(asked, view === 'patterns');
  const set = (change: Partial<LogSearch>) => void navigate({ search: (old) => ({ ...old, ...change }) });
  const ask = (next: string) => {
    if (next.trim() === q) setTurn(turn + 1);
    set({ q: next.trim() === '' ? undefined : next.trim() });
  };
  const wrong = counts.error instanceof Problem && counts.error.field === 'query' ? counts.error : undefined;
  const onTerm = (term: string, wanted: boolean) => set({ q: withTerm(q, term, wanted), view: undefined });
  return (
    <>
      <Head
        title={t('room.logs')}
        sentence={<Sentence search={search} counts={counts} patterns={patterns} />}
        acts={
          <>
          <span className="chips" role="group" aria-label={t('logs.view')}>
            <button type="button" className="chip" aria-pressed={view === undefined} onClick={() => set({ view: undefined })}>
              {t('logs.lines')}
            </button>
            <button type="button" className="chip" aria-pressed={view === 'patterns'} onClick={() => set({ view: 'patterns', tail: undefined })}>
              {t('logs.patterns')}
            </button>
            <button type="button" className="chip" aria-pressed={view === 'counters'} onClick={() => set({ view: 'counters', tail: undefined })}>
              {t('logs.counters')}
            </button>
            <button type="button" className="chip" aria-pressed={view === 'parsing'} onClick={() => set({ view: 'parsing', tail: undefined })}>
              {t('logs.parsing')}
            </button>
          </span>
          <Button onClick={() => setOpened('saved')}>{t('saved.title')}</Button>
          <Button off={wrong === undefined ? undefined : t('logs.wrong')} offShown onClick={() => setOpened('export')}>
            {t('export.title')}
          </Button>
          </>
        }
      />
      {opened === 'saved' ? <SavedDialog query={q} onAsk={ask} onClose={() => setOpened(undefined)} /> : null}
      {opened === 'export' ? <ExportDialog query={q} span={counts.data?.span ?? asked.span()} total={counts.data?.counts.whole === true ? totalOf(counts.data.counts) : undefined} onClose={() => setOpened(undefined)} /> : null}
      <section className="panel" aria-label={t('logs.search')}>
        <QueryField key={q} asked={q} error={wrong} busy={counts.isFetching && tail !== true} onAsk={ask} />
        <Spans key={`${from ?? ''} ${to ?? ''}`} search={search} onSet={set} />
      </section>
      {view === 'parsing' ? null : <Histogram query={counts} wrong={wrong !== undefined} table={search.table === true} onTable={(table) => set({ table: table ? true : undefined })} onSpan={(span) => set({ ...span, range: undefined, tail: undefined })} />}
      {view === 'parsing' ? (
        <ParsingPanel asked={asked} wrong={wrong !== undefined} />
      ) : view === 'counters' ? (
        <CountersPanel asked={q} wrong={wrong !== undefined} />
      ) : view === 'patterns' ? (
        <PatternsPanel query={patterns} wrong={wrong !== undefined} search={search} onSet={set} onTerm={onTerm} />
      ) : (
        <FoundLines asked={asked} search={search} wrong={wrong !== undefined} onSet={set} onTerm={onTerm} />
      )}
    </>
  );
}

type SentenceProps = { search: LogSearch; counts: ReturnType<typeof useCounts>; patterns: ReturnType<typeof usePatterns> };

/** How much was found, and how much of it is bad. */
function Sentence({ search, counts, patterns }: SentenceProps) {
  const { t, language } = useWords();
  const time = useTime();
  const { from, to, range = '1h', view } = search;
  const when = from === undefined || to === undefined ? t(`logs.when.${range}`) : t('logs.when.own', { from: time.exact(from), to: time.exact(to) });
  const wrap = { u: (body: React.ReactNode) => <b>{body}</b> };
  if (view === 'patterns') {
    if (patterns.data === undefined) return patterns.error === null ? t('logs.reading') : t('logs.sentence');
    const { patterns: found, span } = patterns.data;
    return <Say k="patterns.sentence" values={{ n: found.items.length, when, fresh: found.items.filter((one) => isNew(one, span.from)).length }} wrap={wrap} />;
  }
  if (counts.data === undefined || counts.error !== null) return counts.error === null ? t('logs.reading') : t('logs.sentence');
  const whole = new Intl.NumberFormat(language);
  const all = totalOf(counts.data.counts);
  const errors = counts.data.counts.steps.reduce((sum, { levels }) => sum + (levels.critical ?? 0) + (levels.error ?? 0), 0);
  if (!counts.data.counts.whole) return <Say k="logs.foundSome" values={{ total: whole.format(all), when }} />;
  return <Say k="logs.found" values={{ n: all, total: whole.format(all), when, worst: errors, errors: whole.format(errors) }} wrap={wrap} />;
}

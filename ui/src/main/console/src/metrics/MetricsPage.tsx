import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Empty } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Head } from '../parts/Panel';
import { useTitle } from '../parts/title';
import type { MetricSearch } from '../shell/search';
import { useExpected } from './expected';
import { linesOf, LETTERS, rowId, spanAt, stepOf, unitOf } from './explore';
import { PromQlInput } from './PromQlInput';
import { Results } from './Results';
import { useSeries } from './server';
import { Tools } from './Tools';
import './metrics.css';

const EXAMPLES = [
  ['metrics.example.cpu', '100 * (1 - avg by (host) (rate(node_cpu_seconds_total{mode="idle"}[5m])))'],
  ['metrics.example.memory', 'node_memory_MemAvailable_bytes'],
  ['metrics.example.disk', '100 * (1 - node_filesystem_avail_bytes / node_filesystem_size_bytes)'],
  ['metrics.example.network', 'sum by (host) (rate(node_network_receive_bytes_total{device!="lo"}[5m]))'],
] as const;

/** Any measurement: asked in PromQL, drawn, listed, and taken along as an address, CSV or picture. */
export default function MetricsPage() {
  const t = useT();
  useTitle(t('room.metrics'));
  const search = useSearch({ from: '/explore' });
  const navigate = useNavigate({ from: '/explore' });
  const asked = useMemo(() => search.e ?? [], [search.e]);
  const range = search.range ?? '1h';
  const step = stepOf(range, search.step);
  const live = search.at === undefined;
  const answers = useSeries(
    asked,
    () => spanAt(range, search.step, search.at === undefined ? Date.now() : Date.parse(search.at)),
    `${range} ${step} ${search.at ?? 'now'}`,
    live ? Math.max(10_000, Math.min(120_000, step * 1000)) : false,
  );
  const read = answers.flatMap(({ data, error }, index) => (data === undefined || error !== null ? [] : [{ letter: LETTERS[index] ?? '?', ...data }]));
  const rows = linesOf(read);
  const band = search.band === true;
  const expected = useExpected(asked, () => spanAt(range, search.step, search.at === undefined ? Date.now() : Date.parse(search.at)), `${range} ${step} ${search.at ?? 'now'}`, band);
  const bands = band ? (expected.data ?? []).flatMap((list, index) => list.map((one) => ({ id: rowId(LETTERS[index] ?? '?', one.labels), band: one }))) : [];
  const reading = answers.some((one) => one.isFetching && one.data === undefined);
  const set = (change: Partial<MetricSearch>) => void navigate({ search: (old) => ({ ...old, ...change }) });
  return (
    <>
      <Head title={t('room.metrics')} sentence={asked.length === 0 ? t('metrics.sentence') : reading ? t('metrics.reading') : <Say k="metrics.found" values={{ n: rows.length, step }} />} />
      <section className="panel" aria-label={t('metrics.question')}>
        <Expressions key={asked.join('\n')} asked={asked} errors={answers.map((one) => one.error)} onAsk={(e) => set({ e: e.length === 0 ? undefined : e })} />
        <Tools search={search} unit={search.unit ?? unitOf(asked)} onSet={set} />
      </section>
      {asked.length === 0 ? (
        <section className="panel">
          <Empty
            calm={false}
            title={t('metrics.none')}
            acts={EXAMPLES.map(([name, expression]) => (
              <Button key={name} onClick={() => set({ e: [expression] })}>
                {t(name)}
              </Button>
            ))}
          >
            {t('metrics.noneText')}
          </Empty>
        </section>
      ) : (
        <Results answers={answers} rows={rows} span={read[0]?.span} unit={search.unit ?? unitOf(asked)} bands={bands} below={band ? { error: expected.error, reading: expected.isFetching } : undefined} table={search.table === true} onTable={(table) => set({ table: table ? true : undefined })} />
      )}
    </>
  );
}

type ExpressionsProps = { asked: readonly string[]; errors: readonly unknown[]; onAsk: (expressions: string[]) => void };

/** The expressions as they are typed; they are asked on Enter, all together. */
function Expressions({ asked, errors, onAsk }: ExpressionsProps) {
  const t = useT();
  const [typed, setTyped] = useState<string[]>(asked.length === 0 ? [''] : [...asked]);
  const run = (next = typed) => onAsk(next.map((one) => one.trim()).filter((one) => one !== ''));
  const changed = typed.filter((one) => one.trim() !== '').join('\n') !== asked.join('\n');
  return (
    <div className="exs">
      {typed.map((text, index) => (
        // An expression is known by its letter, which is its place.
        <div key={index} className="ex">
          <PromQlInput
            label={t('metrics.expression', { letter: LETTERS[index] ?? '' })}
            value={text}
            onChange={(next) => setTyped(typed.map((one, each) => (each === index ? next : one)))}
            onRun={() => run()}
            error={text.trim() === (asked[index] ?? '') ? errors[index] : undefined}
            before={
              <span className="letter" aria-hidden="true">
                {LETTERS[index]}
              </span>
            }
          />
          {typed.length === 1 ? null : (
            <button
              type="button"
              className="icon-btn"
              aria-label={t('metrics.without', { letter: LETTERS[index] ?? '' })}
              onClick={() => {
                const next = typed.filter((_one, each) => each !== index);
                setTyped(next);
                run(next);
              }}
            >
              <Icon name="cross" />
            </button>
          )}
        </div>
      ))}
      <div className="row">
        <Button look={changed ? 'primary' : 'plain'} onClick={() => run()}>
          {t('metrics.ask')}
        </Button>
        {typed.length < LETTERS.length ? (
          <Button onClick={() => setTyped([...typed, ''])}>
            <Icon name="plus" size={14} />
            {t('metrics.add')}
          </Button>
        ) : null}
        <span className="sub hide-s">{t('metrics.keys')}</span>
      </div>
    </div>
  );
}

import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import type { TrialOfRule } from '../api/alerting';
import { Say } from '../i18n/Say';
import { useWords } from '../i18n/words';
import { PromQlInput } from '../metrics/PromQlInput';
import { Answer, Empty } from '../parts/Answer';
import { Button } from '../parts/Button';
import { figure } from '../parts/format';
import { Head } from '../parts/Panel';
import { useNow, useTime } from '../parts/time';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { TRIAL_RANGES } from '../shell/search';
import { firedFor, stretchOf, tracksOf } from './rules';
import { Spans } from './Spans';
import { useTrial } from './server';
import './rules.css';

/** Tries an expression on what was measured: how often would it have woken somebody? */
export default function TrialPage() {
  const { t } = useWords();
  useTitle(t('trial.title'));
  const search = useSearch({ from: '/rules/trial' });
  const [asked] = useState(() => Date.now());
  const range = search.range ?? '7d';
  const stretch = stretchOf(range, asked);
  const trial = useTrial(search.expression === undefined ? undefined : { expression: search.expression, forSeconds: search.for ?? 0, ...stretch });
  const data = search.expression === undefined ? undefined : trial.data;
  return (
    <>
      <Head title={search.name === undefined ? t('trial.title') : t('trial.titleOf', { rule: search.name })} sentence={data === undefined ? t('trial.sentence') : <Say k="trial.count" values={{ n: data.count, range: t(`trial.range.${range}`) }} />} />
      <Question key={`${search.expression ?? ''} ${search.for ?? 0}`} error={trial.error} />
      {search.expression === undefined ? (
        <section className="panel">
          <Empty calm={false} title={t('trial.none')}>
            {t('trial.noneText')}
          </Empty>
        </section>
      ) : (
        <section className="panel" aria-label={t('trial.result')}>
          <Answer query={trial} failed={t('trial.failed')} waiting={<WaitingBlock height={260} what={t('trial.title')} />}>
            {(found) => <Result found={found} {...stretch} />}
          </Answer>
        </section>
      )}
    </>
  );
}

function Question({ error }: { error: unknown }) {
  const { t } = useWords();
  const search = useSearch({ from: '/rules/trial' });
  const navigate = useNavigate({ from: '/rules/trial' });
  const [expression, setExpression] = useState(search.expression ?? '');
  const [minutes, setMinutes] = useState(String((search.for ?? 0) / 60));
  const submit = (event?: SyntheticEvent) => {
    event?.preventDefault();
    if (expression.trim() !== '') void navigate({ search: (old) => ({ ...old, expression: expression.trim(), for: Math.round(Number(minutes) * 60), name: expression.trim() === old.expression ? old.name : undefined }) });
  };
  return (
    <form className="panel body trf" onSubmit={submit}>
      <PromQlInput label={t('trial.expression')} value={expression} onChange={setExpression} onRun={() => submit()} error={error} />
      <label className="field">
        <span>{t('trial.for')}</span>
        <input className="in" type="number" min={0} max={1440} step="any" value={minutes} onChange={(event) => setMinutes(event.target.value)} />
      </label>
      <span className="chips" role="group" aria-label={t('trial.range')}>
        {TRIAL_RANGES.map((each) => (
          <button key={each} type="button" className="chip" aria-pressed={(search.range ?? '7d') === each} onClick={() => void navigate({ search: (old) => ({ ...old, range: each === '7d' ? undefined : each }) })}>
            {t(`trial.range.${each}`)}
          </button>
        ))}
      </span>
      <Button look="primary" type="submit" off={expression.trim() === '' ? t('trial.missing') : undefined}>
        {t('trial.act')}
      </Button>
    </form>
  );
}

function Result({ found, from, to }: { found: TrialOfRule; from: string; to: string }) {
  const { t, language } = useWords();
  const time = useTime();
  const now = useNow(60);
  if (found.spans.length === 0) {
    return (
      <Empty title={t('trial.never')}>
        {t('trial.neverText', { n: found.evaluations })}
      </Empty>
    );
  }
  return (
    <>
      <div className="body row wrap trs">
        <span>
          <span className="fig">{found.count}</span> <span className="mid">{t('trial.times', { n: found.count })}</span>
        </span>
        <span>
          <span className="fig">{time.span(firedFor(found.spans, to))}</span> <span className="mid">{t('trial.inAll')}</span>
        </span>
        <span>
          <span className="fig">{figure(language, found.evaluations, 'none')}</span> <span className="mid">{t('trial.looks', { n: found.evaluations })}</span>
        </span>
      </div>
      <Spans tracks={tracksOf(found.spans)} from={Date.parse(from)} to={Date.parse(to)} now={now} />
    </>
  );
}

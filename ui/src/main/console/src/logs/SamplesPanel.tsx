import { Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import type { TriedLine } from '../api/logs';
import { useT } from '../i18n/words';
import { Clock } from '../parts/Age';
import { Button } from '../parts/Button';
import { Panel } from '../parts/Panel';
import { Wrong } from '../parts/Wrong';
import { MOST_SAMPLES, samplesOf, usePick, useTried, wordsOfMask, type Draft, type Sample } from './parsing';
import type { Asked } from './server';

const TYPING_MS = 350;

/** Sample lines, and what would become of each with the draft as it stands. */
export function SamplesPanel({ asked, wrong, draft }: { asked: Asked; wrong: boolean; draft: Draft | undefined }) {
  const t = useT();
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<ReadonlyMap<string, Sample>>(new Map());
  const [typed] = useDebouncedValue(text, TYPING_MS);
  const [tried] = useDebouncedValue(draft, TYPING_MS);
  const samples = useMemo(() => samplesOf(typed, picked), [typed, picked]);
  const query = useTried(samples, tried);
  const pick = usePick();
  const take = () =>
    pick.mutate(
      { query: asked.query, span: asked.span() },
      {
        onSuccess: (lines) => {
          setPicked(new Map(lines.map((line) => [line.text, line])));
          setText(lines.map((line) => line.text).join('\n'));
        },
      },
    );
  return (
    <Panel
      title={t('parsing.samples')}
      right={
        <Button busy={pick.isPending} off={wrong ? t('logs.wrongText') : undefined} onClick={take}>
          {t('parsing.pick')}
        </Button>
      }
    >
      <div className="body lg-draft">
        <Textarea classNames={{ input: 'mono' }} label={t('parsing.sampleLines', { n: MOST_SAMPLES })} description={t('parsing.samplesMean')} value={text} rows={6} spellCheck={false} onChange={(event) => setText(event.target.value)} />
        {pick.data?.length === 0 ? <p className="sub">{t('logs.none')}</p> : null}
        <Wrong error={pick.error ?? query.error} />
      </div>
      {samples.length === 0 || query.data === undefined || query.error !== null ? null : (
        <ol className="lg-tried" aria-label={t('parsing.results')}>
          {query.data.slice(0, samples.length).map((line, index) => (
            <Tried key={index} line={line} sample={samples[index]?.text ?? ''} draft={tried} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Tried({ line, sample, draft }: { line: TriedLine; sample: string; draft: Draft | undefined }) {
  const t = useT();
  const maskWords = (name: string) => {
    const words = wordsOfMask(name);
    return words === undefined ? name : t(words);
  };
  const fields = Object.entries(line.fields).toSorted(([one], [other]) => one.localeCompare(other));
  const byDraft = draft?.kind === 'parser' && draft.expression !== '' && line.form === 'OWN' && line.parser === (draft.name === '' ? 'draft' : draft.name);
  return (
    <li>
      <p className="mono lg-sample">{sample}</p>
      <p className="row wrap">
        <span className={`tag ${byDraft ? 'ok' : ''}`}>{byDraft ? t('parsing.byDraft') : line.form === 'OWN' ? t('parsing.byOwn', { name: line.parser ?? '' }) : t(`parsing.form.${line.form}`)}</span>
        {draft?.kind !== 'parser' || draft.expression === '' || byDraft ? null : <span className="sub">{t(!line.matches ? 'parsing.noMatch' : line.meant ? 'parsing.before' : 'parsing.notMeant')}</span>}
        {line.builtInMasks.map((name) => (
          <span key={name} className="tag">
            {t('parsing.masked', { name: maskWords(name) })}
          </span>
        ))}
        {line.masks.map((name) => (
          <span key={name} className="tag accent">
            {t('parsing.masked', { name })}
          </span>
        ))}
        {line.maskedWhole ? <span className="tag high">{t('parsing.whole')}</span> : null}
      </p>
      <dl className="lg-fields">
        <dt>{t('logs.message')}</dt>
        <dd className="mono">{line.message === '' ? t('logs.empty') : line.message}</dd>
        {line.at === undefined ? null : (
          <>
            <dt>{t('logs.time')}</dt>
            <dd>
              <Clock at={line.at} />
            </dd>
          </>
        )}
        {line.level === undefined ? null : (
          <>
            <dt>{t('logs.level')}</dt>
            <dd>{t(`level.${line.level}`)}</dd>
          </>
        )}
        {fields.map(([name, value]) => (
          <Field key={name} name={name} value={value} />
        ))}
      </dl>
    </li>
  );
}

function Field({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="mono">{name}</dt>
      <dd className="mono">{value}</dd>
    </>
  );
}

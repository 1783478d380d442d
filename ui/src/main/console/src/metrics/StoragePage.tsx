import { TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Storage } from '../api/telemetry';
import { useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { figure } from '../parts/format';
import { Panel } from '../parts/Panel';
import { useTime } from '../parts/time';
import { WaitingBlock } from '../parts/Waiting';
import { fieldError, Wrong } from '../parts/Wrong';
import { useSetRetention, useStorage } from './server';

/** How long measurements are kept, and what they take. */
export default function StoragePage() {
  const { t } = useWords();
  const storage = useStorage();
  const mayEdit = useMay('EDIT_SETTINGS');
  return (
    <Answer query={storage} failed={t('storage.failed')} waiting={<WaitingBlock height={220} what={t('storage.title')} />}>
      {(state) => (
        <div className="settings2">
          <Figures state={state} />
          {mayEdit ? <Keep key={state.retentionDays} state={state} /> : null}
        </div>
      )}
    </Answer>
  );
}

function Figures({ state }: { state: Storage }) {
  const { t, language } = useWords();
  const time = useTime();
  const each = state.samples === 0 ? 0 : state.bytes / state.samples;
  return (
    <Panel title={t('storage.title')}>
      <dl className="kv body">
        <dt>{t('storage.bytes')}</dt>
        <dd title={figure(language, state.bytes, 'none', 15)}>{figure(language, state.bytes, 'bytes')}</dd>
        <dt>{t('storage.samples')}</dt>
        <dd>{figure(language, state.samples, 'none', 15)}</dd>
        <dt>{t('storage.each')}</dt>
        <dd>{figure(language, each, 'bytes')}</dd>
        <dt>{t('storage.series')}</dt>
        <dd>{figure(language, state.series, 'none', 15)}</dd>
        <dt>{t('storage.oldest')}</dt>
        <dd>{state.oldest === undefined ? '–' : <Age at={state.oldest} form="ago" />}</dd>
        <dt>{t('storage.lag')}</dt>
        <dd>{time.span(state.lagSeconds)}</dd>
      </dl>
    </Panel>
  );
}

function Keep({ state }: { state: Storage }) {
  const { t } = useWords();
  const set = useSetRetention();
  const [days, setDays] = useState(String(state.retentionDays));
  const number = Number(days);
  const off = !Number.isInteger(number) || number < 1 ? t('storage.missing') : number === state.retentionDays ? t(set.isSuccess ? 'contact.saved' : 'contact.unchanged') : undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (off === undefined && !set.isPending) set.mutate(number);
  };
  return (
    <Panel title={t('storage.keep')}>
      <form className="body form" onSubmit={submit}>
        <TextInput type="number" min={1} label={t('storage.days')} description={number < state.retentionDays ? t('storage.less', { days: number }) : t('storage.hint')} value={days} onChange={(event) => setDays(event.target.value)} error={fieldError(set.error, 'days')} />
        <Wrong error={set.error} />
        <div className="acts">
          <Button look="primary" type="submit" busy={set.isPending} off={off}>
            {t('storage.act')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

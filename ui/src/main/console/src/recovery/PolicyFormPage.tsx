import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { ADAPTERS, WEEK_DAYS, type RecoveryPolicy, type WeekDay } from '../api/recovery';
import { useHosts } from '../hosts/server';
import { useT, useWords } from '../i18n/words';
import { useItem } from '../inventory/server';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Head } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { fieldError, Wrong } from '../parts/Wrong';
import { GroupSelect } from '../workflow/GroupSelect';
import { CheckEditor } from './CheckEditor';
import { draftOf, missing, SPAN_UNITS, termsOf, type Draft, type SpanDraft } from './draft';
import { PickItem } from './PickItem';
import { usePolicy, useSavePolicy } from './server';
import { dayName } from './words';
import './recovery.css';

/** Says what must be recoverable and what is promised of it, or says it anew. */
export default function PolicyFormPage() {
  const t = useT();
  const { id } = useParams({ strict: false });
  const search = useSearch({ strict: false });
  const title = t(id === undefined ? 'protect.make' : 'protect.change');
  useTitle(title);
  const body = id !== undefined ? <Old id={id} /> : search.item === undefined ? <PolicyForm old={undefined} item={undefined} /> : <ForItem id={search.item} />;
  return (
    <>
      <Head title={title} sentence={t('protect.makeMeans')} />
      {body}
    </>
  );
}

function Old({ id }: { id: string }) {
  const t = useT();
  const query = usePolicy(id);
  return (
    <Answer page query={query} failed={t('protect.oneFailed')} waiting={<WaitingBlock height={360} what={t('protect.one')} />}>
      {({ policy }) => <PolicyForm key={policy.id} old={policy} item={undefined} />}
    </Answer>
  );
}

function ForItem({ id }: { id: string }) {
  const t = useT();
  const query = useItem(id);
  return (
    <Answer page query={query} failed={t('protect.itemFailed')} waiting={<WaitingBlock height={360} what={t('protect.item')} />}>
      {({ item }) => <PolicyForm old={undefined} item={{ id: item.id, name: item.name }} />}
    </Answer>
  );
}

type Props = { old: RecoveryPolicy | undefined; item: { id: string; name: string } | undefined };

function PolicyForm({ old, item }: Props) {
  const { t } = useWords();
  const navigate = useNavigate();
  const save = useSavePolicy(old);
  const { data: hosts = [] } = useHosts();
  const [draft, setDraft] = useState<Draft>(() => draftOf(old, Intl.DateTimeFormat().resolvedOptions().timeZone, item));
  const set = (over: Partial<Draft>) => setDraft({ ...draft, ...over });
  const wrong = (field: string) => fieldError(save.error, field);
  const lack = missing(draft);
  const fixed = old !== undefined;
  const names = hosts.filter((host) => !host.revoked).map((host) => host.name);
  const submit = () => save.mutate(termsOf(draft), { onSuccess: ({ id }) => void navigate({ to: '/recovery/policies/$id', params: { id } }) });
  const span = (name: 'rpo' | 'rto') => <SpanField label={t(`protect.${name}`)} hint={t(`protect.${name}Hint`)} value={draft[name]} onChange={(value) => set({ [name]: value })} error={wrong(`${name}Minutes`)} />;
  return (
    <form
      className="policy-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (lack === undefined && !save.isPending) submit();
      }}
    >
      <Part title={t('protect.part.what')}>
        <PickItem item={draft.item} onChange={(chosen) => set({ item: chosen })} error={wrong('item')} />
        <div className="pair">
          <NativeSelect label={t('protect.adapter')} description={t(`adapterMeans.${draft.adapter}`)} disabled={fixed} value={draft.adapter} onChange={(event) => set({ adapter: ADAPTERS.find((each) => each === event.target.value) ?? 'pgbackrest' })} data={ADAPTERS.map((each) => ({ value: each, label: t(`adapter.${each}`) }))} error={wrong('adapter')} />
          <NativeSelect label={t('protect.host')} description={t('protect.hostHint')} disabled={fixed} value={draft.host} onChange={(event) => set({ host: event.target.value })} data={[{ value: '', label: t('protect.chooseHost') }, ...(names.includes(draft.host) || draft.host === '' ? names : [draft.host, ...names]).map((name) => ({ value: name, label: name }))]} error={wrong('host')} />
          <TextInput label={t('protect.name')} description={t('protect.nameHint')} disabled={fixed} value={draft.name} onChange={(event) => set({ name: event.target.value })} error={wrong('name')} autoCapitalize="none" spellCheck={false} />
          <GroupSelect label={t('protect.who')} value={draft.responsible} onChange={(responsible) => set({ responsible })} error={wrong('responsible')} />
        </div>
        {fixed ? <p className="sub">{t('protect.fixed')}</p> : null}
      </Part>
      <Part title={t('protect.promise')}>
        <div className="pair">
          {span('rpo')}
          {span('rto')}
          <NumberInput label={t('protect.keep')} min={1} max={3660} allowDecimal={false} value={draft.keepAmount} onChange={(keepAmount) => set({ keepAmount })} error={wrong('keepAmount')} />
          <NativeSelect label={t('protect.keepUnit')} value={draft.keepUnit} onChange={(event) => set({ keepUnit: event.target.value === 'days' ? 'days' : 'copies' })} data={(['copies', 'days'] as const).map((each) => ({ value: each, label: t(`protect.keep.${each}`) }))} error={wrong('keepUnit')} />
        </div>
      </Part>
      <Part title={t('protect.calendar')}>
        <Days label={t('protect.daysLabel')} days={draft.days} onChange={(days) => set({ days })} error={wrong('days')} />
        {draft.adapter === 'pgbackrest' ? <Days label={t('protect.fullLabel')} days={draft.fullDays} onChange={(fullDays) => set({ fullDays })} error={wrong('fullDays')} /> : null}
        <div className="pair">
          <TextInput label={t('protect.times')} description={t('protect.timesHint')} placeholder="02:30, 14:30" value={draft.times} onChange={(event) => set({ times: event.target.value })} error={wrong('times')} />
          <TextInput label={t('protect.zone')} description={t('protect.zoneHint')} list="zones" value={draft.zone} onChange={(event) => set({ zone: event.target.value })} error={wrong('zone')} spellCheck={false} />
          <datalist id="zones">
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </div>
      </Part>
      <Part title={t('protect.drills')}>
        <div className="pair">
          <NumberInput label={t('protect.drillDays')} description={t('protect.drillDaysHint')} min={1} max={3660} allowDecimal={false} value={draft.drillDays} onChange={(drillDays) => set({ drillDays })} error={wrong('drillDays')} />
          <NumberInput label={t('protect.mostGiB')} description={t('protect.mostHint')} min={1} max={100_000} allowDecimal={false} value={draft.mostGiB} onChange={(mostGiB) => set({ mostGiB })} error={wrong('mostGiB') ?? wrong('drill.mostGiB')} />
          <TextInput type="time" label={t('protect.drillTime')} description={t('protect.drillTimeHint')} value={draft.drillTime} onChange={(event) => set({ drillTime: event.target.value })} error={wrong('time') ?? wrong('drill.time')} />
        </div>
        <Days label={t('protect.drillOn')} days={draft.drillOn} onChange={(drillOn) => set({ drillOn })} error={wrong('drill.days')} />
        {draft.adapter === 'pgbackrest' ? <CheckEditor checks={draft.checks} onChange={(checks) => set({ checks })} error={wrong('checks') ?? wrong('drill.checks')} /> : <p className="sub">{t(draft.adapter === 'restic' ? 'protect.noChecksFiles' : 'protect.noChecksOwn')}</p>}
      </Part>
      <Wrong error={save.error} />
      <div className="acts">
        <Button look="primary" size="big" type="submit" busy={save.isPending} off={lack === undefined ? undefined : t(lack)}>
          {t(fixed ? 'protect.save' : 'protect.make')}
        </Button>
        <span className="sub">{t(fixed ? 'protect.saveMeans' : 'protect.begins')}</span>
      </div>
    </form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
      </header>
      <div className="body col">{children}</div>
    </section>
  );
}

type SpanProps = { label: string; hint: string; value: SpanDraft; onChange: (value: SpanDraft) => void; error: string | undefined };

function SpanField({ label, hint, value, onChange, error }: SpanProps) {
  const t = useT();
  return (
    <div className="span-field">
      <NumberInput label={label} description={hint} min={1} max={100_000} value={value.amount} onChange={(amount) => onChange({ ...value, amount })} error={error} />
      <NativeSelect aria-label={t('protect.unitOf', { name: label })} value={value.unit} onChange={(event) => onChange({ ...value, unit: SPAN_UNITS.find((each) => each === event.target.value) ?? 'hours' })} data={SPAN_UNITS.map((each) => ({ value: each, label: t(`protect.unit.${each}`) }))} />
    </div>
  );
}

type DaysProps = { label: string; days: readonly WeekDay[]; onChange: (days: readonly WeekDay[]) => void; error: string | undefined };

function Days({ label, days, onChange, error }: DaysProps) {
  const { language } = useWords();
  return (
    <fieldset className="turns">
      <legend>{label}</legend>
      <span className="chips">
        {WEEK_DAYS.map((day) => (
          <button key={day} type="button" className="chip" aria-pressed={days.includes(day)} onClick={() => onChange(days.includes(day) ? days.filter((each) => each !== day) : [...days, day])}>
            {dayName(day, language)}
          </button>
        ))}
      </span>
      {error === undefined ? null : <p className="sub critical">{error}</p>}
    </fieldset>
  );
}

import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { CHANGE_KINDS, type ChangedItem, type ChangeDetail, type ChangeKind, type ChangeTemplate } from '../api/change';
import { useT } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Head, Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { fieldError, Wrong } from '../parts/Wrong';
import { fieldOf, lines } from './days';
import { PickItems } from './PickItems';
import { useChange, useSaveChange, useTemplates } from './server';
import './change.css';

const HOUR_MS = 3_600_000;

/** Plans a change, or plans one anew. Nothing is asked of anybody before it is submitted. */
export default function PlanPage() {
  const t = useT();
  const { edit, ...proposed } = useSearch({ from: '/changes/new' });
  useTitle(t('change.plan'));
  return (
    <>
      <Head title={edit === undefined ? t('change.plan') : t('change.planAnew', { key: edit })} sentence={t('change.planMeans')} />
      {edit === undefined ? <Plan old={undefined} proposed={proposed} /> : <Anew changeKey={edit} />}
    </>
  );
}

function Anew({ changeKey }: { changeKey: string }) {
  const t = useT();
  const query = useChange(changeKey);
  return (
    <Answer page query={query} failed={t('change.oneFailed', { key: changeKey })} waiting={<WaitingBlock height={360} what={changeKey} />}>
      {(detail) => <Plan key={changeKey} old={detail} />}
    </Answer>
  );
}

type Proposed = { title?: string; why?: string; steps?: string; back?: string };

function Plan({ old, proposed = {} }: { old: ChangeDetail | undefined; proposed?: Proposed }) {
  const t = useT();
  const navigate = useNavigate();
  const save = useSaveChange(old);
  const templates = useTemplates();
  const [now] = useState(() => Date.now());
  const [kind, setKind] = useState<ChangeKind>(old?.change.kind ?? 'normal');
  const [template, setTemplate] = useState(old?.template ?? '');
  const [title, setTitle] = useState(old?.change.title ?? proposed.title ?? '');
  const [why, setWhy] = useState(old?.why ?? proposed.why ?? '');
  const [items, setItems] = useState<readonly ChangedItem[]>(old?.change.items ?? []);
  const [from, setFrom] = useState(fieldOf(old?.change.from ?? now + HOUR_MS));
  const [to, setTo] = useState(fieldOf(old?.change.to ?? now + 2 * HOUR_MS));
  const [steps, setSteps] = useState(old?.implementation.map((stage) => stage.text).join('\n') ?? proposed.steps ?? '');
  const [back, setBack] = useState(old?.backOut.map((stage) => stage.text).join('\n') ?? proposed.back ?? '');
  const [tested, setTested] = useState(old?.backOutTested ?? false);
  const standard = kind === 'standard';
  const follow = (name: string) => {
    setTemplate(name);
    const chosen = templates.data?.find((one) => one.name === name);
    if (chosen !== undefined) fill(chosen);
  };
  const fill = (chosen: ChangeTemplate) => {
    setTitle(chosen.title);
    setWhy(chosen.why);
    setSteps(chosen.implementation.join('\n'));
    setBack(chosen.backOut.join('\n'));
  };
  const off =
    standard && template === ''
      ? t('change.templateMissing')
      : title.trim() === ''
        ? t('change.titleMissing')
        : items.length === 0
          ? t('change.itemsMissing')
          : from === '' || to === '' || from >= to
            ? t('deputy.timeMissing')
            : lines(steps).length === 0 || lines(back).length === 0
              ? t('change.stepsMissing')
              : undefined;
  const submit = () =>
    save.mutate(
      {
        kind,
        template: standard ? template : undefined,
        title: title.trim(),
        why: why.trim(),
        items: items.map((item) => item.id),
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        implementation: lines(steps),
        backOut: lines(back),
        backOutTested: tested,
      },
      { onSuccess: ({ change }) => void navigate({ to: '/changes/$key', params: { key: change.key } }) },
    );
  return (
    <Panel title={t('change.draft')}>
      <form
        className="plan body"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (off === undefined && !save.isPending) submit();
        }}
      >
        <NativeSelect label={t('ticket.what')} description={t(`change.kindMeans.${kind}`)} value={kind} onChange={(event) => setKind(event.target.value as ChangeKind)} data={CHANGE_KINDS.map((each) => ({ value: each, label: t(`change.kind.${each}`) }))} />
        {standard ? <NativeSelect label={t('change.template')} value={template} onChange={(event) => follow(event.target.value)} data={[{ value: '', label: t('change.chooseTemplate') }, ...(templates.data ?? []).map((one) => ({ value: one.name, label: one.title }))]} error={fieldError(save.error, 'template')} /> : null}
        <TextInput label={t('change.title')} value={title} onChange={(event) => setTitle(event.target.value)} error={fieldError(save.error, 'title')} />
        <Textarea label={t('change.why')} rows={3} value={why} onChange={(event) => setWhy(event.target.value)} error={fieldError(save.error, 'why')} />
        <PickItems items={items} onChange={setItems} hint={t('change.itemsHint')} error={fieldError(save.error, 'items')} />
        <div className="row wrap">
          <TextInput type="datetime-local" label={t('deputy.from')} value={from} onChange={(event) => setFrom(event.target.value)} error={fieldError(save.error, 'from')} />
          <TextInput type="datetime-local" label={t('deputy.to')} value={to} onChange={(event) => setTo(event.target.value)} error={fieldError(save.error, 'to')} />
        </div>
        <Textarea label={t('change.steps')} description={t('change.stepsHint')} rows={5} readOnly={standard} value={steps} onChange={(event) => setSteps(event.target.value)} error={fieldError(save.error, 'implementation')} />
        <Textarea label={t('change.backOut')} description={t('change.stepsHint')} rows={4} readOnly={standard} value={back} onChange={(event) => setBack(event.target.value)} error={fieldError(save.error, 'backOut')} />
        <label className="row">
          <input type="checkbox" checked={tested} onChange={(event) => setTested(event.target.checked)} /> {t('change.testedAsk')}
        </label>
        <Wrong error={save.error} />
        <div className="acts">
          <Button look="primary" size="big" type="submit" busy={save.isPending} off={off}>
            {t('change.saveDraft')}
          </Button>
          <span className="sub">{t('change.draftMeans')}</span>
        </div>
      </form>
    </Panel>
  );
}

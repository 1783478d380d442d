import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { KINDS } from '../api/inventory';
import type { ResourceKind } from '../api/resource';
import { Say } from '../i18n/Say';
import { useWords } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { said } from '../workflow/form';
import { GroupSelect } from '../workflow/GroupSelect';
import { changeOf, draftOf, missing, type Draft } from './kinds';
import { usePutKind } from './server';

type Props = { kind: ResourceKind | undefined; ids: readonly string[]; onClose: () => void };
type Texts = 'id' | 'nameEn' | 'nameZh' | 'unitEn' | 'unitZh' | 'currency' | 'stepsEn' | 'stepsZh' | 'hook' | 'idleExpression';
type Amounts = 'price' | 'mostAtOnce' | 'longestDays' | 'graceDays' | 'mostOfPerson' | 'mostOfTeam' | 'answerMinutes' | 'idleDays';

/** An entry is known by its id for ever; everything else of it can be changed. What there is of it keeps its price. */
export function KindDialog({ kind, ids, onClose }: Props) {
  const { t, language } = useWords();
  const put = usePutKind();
  const [draft, setDraft] = useState<Draft>(() => draftOf(kind));
  const wrong = (field: string) => fieldError(put.error, field);
  const text = (name: Texts, field: string) => ({ label: t(`offer.${name}`), value: draft[name], onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }), error: wrong(field) });
  const amount = (name: Amounts, most: number, least = 1) => ({ label: t(`offer.${name}`), value: draft[name], onChange: (value: number | string) => setDraft({ ...draft, [name]: value }), error: wrong(name), min: least, max: most, allowDecimal: name === 'price' });
  const lacks = missing(draft, kind === undefined && ids.includes(draft.id));
  const act = t(kind === undefined ? 'offer.add' : 'offer.save');
  const program = draft.by === 'program';
  const submit = () => put.mutate({ id: draft.id, version: kind?.version ?? 0, ...changeOf(draft, kind?.offered ?? true) }, { onSuccess: onClose });
  return (
    <Dialog opened onClose={onClose} title={kind === undefined ? act : t('offer.changeOf', { name: said(kind.name, language) })} act={act} busy={put.isPending} off={lacks === undefined ? undefined : t(lacks)} error={put.error} onSubmit={submit} wide>
      <TextInput {...text('id', 'id')} description={t('offer.idHint')} disabled={kind !== undefined} autoCapitalize="none" spellCheck={false} data-autofocus={kind === undefined || undefined} />
      <div className="pair">
        <TextInput {...text('nameEn', 'name')} />
        <TextInput {...text('nameZh', 'name')} />
        <TextInput {...text('unitEn', 'unit')} />
        <TextInput {...text('unitZh', 'unit')} />
        <NumberInput {...amount('price', 10_000_000, 0)} decimalScale={2} />
        <TextInput {...text('currency', 'currency')} maxLength={3} spellCheck={false} autoCapitalize="characters" />
        <NumberInput {...amount('mostAtOnce', 100_000)} />
        <NumberInput {...amount('longestDays', 3660)} />
        <NumberInput {...amount('mostOfPerson', 1_000_000, 0)} />
        <NumberInput {...amount('mostOfTeam', 1_000_000, 0)} />
        <NumberInput {...amount('graceDays', 90, 0)} />
        <NativeSelect label={t('offer.itemKind')} value={draft.itemKind} onChange={(event) => setDraft({ ...draft, itemKind: KINDS.find((each) => each === event.target.value) ?? 'host' })} data={KINDS.map((each) => ({ value: each, label: t(`kind.${each}`) }))} error={wrong('itemKind')} />
      </div>
      <NativeSelect label={t('offer.by')} value={draft.by} onChange={(event) => setDraft({ ...draft, by: event.target.value === 'program' ? 'program' : 'people' })} data={[{ value: 'people', label: t('offer.byPeople') }, { value: 'program', label: t('offer.byProgram') }]} />
      {program ? (
        <>
          <TextInput {...text('hook', 'hook')} type="url" description={<Say k="offer.hookHint" values={{ place: <Link to="/settings/systems" target="_blank">{t('settings.systems')}</Link> }} />} placeholder="https://provision.example.org/orders" spellCheck={false} />
          <NumberInput {...amount('answerMinutes', 43_200)} />
        </>
      ) : null}
      <GroupSelect label={t(program ? 'offer.groupLeft' : 'offer.group')} value={draft.provideGroup} onChange={(provideGroup) => setDraft({ ...draft, provideGroup })} error={wrong('provideGroup')} />
      <div className="pair">
        <Textarea {...text('stepsEn', 'checklist')} description={t('offer.stepsHint')} rows={3} />
        <Textarea {...text('stepsZh', 'checklist')} description={t('offer.stepsHint')} rows={3} />
      </div>
      <Textarea {...text('idleExpression', 'idleExpression')} description={t('offer.idleHint')} rows={3} styles={{ input: { fontFamily: 'var(--mono)' } }} spellCheck={false} />
      {draft.idleExpression.trim() === '' ? null : <NumberInput {...amount('idleDays', 90)} />}
      <p className="sub">{t('offer.means')}</p>
    </Dialog>
  );
}

import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../i18n/words';
import { useMay, useMe, usePeople } from '../identity/server';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { useNow, useTime } from '../parts/time';
import { fieldError, Wrong } from '../parts/Wrong';
import { useOverride, useRemoveOverride } from './server';
import type { Wanted } from './Track';
import { fieldOf, momentOf } from './moments';

/** Somebody else for a stretch. Who may not edit the schedules may still put themself in. */
export function OverrideDialog({ wanted, onClose }: { wanted: Wanted; onClose: () => void }) {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  const me = useMe().person;
  const mayEdit = useMay('EDIT_ON_CALL');
  const { data: people = [] } = usePeople();
  const override = useOverride();
  const remove = useRemoveOverride();
  const there = wanted.shift?.override;
  const [person, setPerson] = useState(me.id);
  const [from, setFrom] = useState(fieldOf(wanted.from, time.zone));
  const [to, setTo] = useState(fieldOf(wanted.to, time.zone));
  const [reason, setReason] = useState('');
  const [start, end] = [momentOf(from, time.zone), momentOf(to, time.zone)];
  const off = start === undefined || end === undefined || end <= start ? t('override.missing') : undefined;
  const name = people.find((one) => one.id === person)?.displayName ?? me.displayName;
  const submit = () => {
    if (start === undefined || end === undefined) return;
    override.mutate({ schedule: wanted.schedule.id, personId: person, from: new Date(start).toISOString(), to: new Date(end).toISOString(), ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }, { onSuccess: onClose });
  };
  return (
    <Dialog opened onClose={onClose} title={t('override.title', { schedule: wanted.schedule.name })} act={t('override.act')} busy={override.isPending} off={off} error={override.error} onSubmit={submit}>
      {there === undefined ? null : (
        <div className="well">
          <span className="grow">
            {t('override.there', { name: wanted.shift?.displayName ?? '' })} {there.reason}
            <Wrong error={remove.error} />
          </span>
          <Button size="small" busy={remove.isPending} onClick={() => remove.mutate(there.id, { onSuccess: onClose })}>
            {t('override.remove')}
          </Button>
        </div>
      )}
      <NativeSelect label={t('override.who')} value={person} onChange={(event) => setPerson(event.target.value)} data={mayEdit ? people.map((one) => ({ value: one.id, label: one.displayName })) : [{ value: me.id, label: me.displayName }]} error={fieldError(override.error, 'personId')} data-autofocus />
      <div className="fields-even">
        <TextInput type="datetime-local" label={t('override.from')} value={from} onChange={(event) => setFrom(event.target.value)} error={fieldError(override.error, 'from')} />
        <TextInput type="datetime-local" label={t('override.to')} value={to} onChange={(event) => setTo(event.target.value)} error={fieldError(override.error, 'to')} />
      </div>
      <TextInput label={t('override.reason')} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} error={fieldError(override.error, 'reason')} />
      {off === undefined && start !== undefined && end !== undefined ? <p className="sub">{t('override.means', { name, from: time.short(start, now), to: time.short(end, now), span: time.span((end - start) / 1000) })}</p> : null}
    </Dialog>
  );
}

import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { WEEKDAYS, type ChangedItem } from '../api/change';
import { useT } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { fieldOf } from './days';
import { PickItems } from './PickItems';
import { useAddFreeze } from './server';

/** A time in which nothing is changed but in an emergency: once, or every week by the clocks of a zone; of everything, or of some items. */
export function FreezeDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const add = useAddFreeze();
  const [now] = useState(() => Date.now());
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [often, setOften] = useState<'once' | 'weekly'>('once');
  const [from, setFrom] = useState(fieldOf(now));
  const [to, setTo] = useState(fieldOf(now + 86_400_000));
  const [week, setWeek] = useState({ fromDay: 'friday', fromTime: '18:00', toDay: 'monday', toTime: '06:00', zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  const [items, setItems] = useState<readonly ChangedItem[]>([]);
  const once = often === 'once';
  const timeMissing = once ? from === '' || to === '' || from >= to : week.fromTime === '' || week.toTime === '' || week.zone.trim() === '' || (week.fromDay === week.toDay && week.fromTime === week.toTime);
  const off = name.trim() === '' ? t('freeze.nameMissing') : timeMissing ? t('deputy.timeMissing') : undefined;
  const submit = () => add.mutate({ name: name.trim(), reason: reason.trim(), items: items.map((item) => item.id), ...(once ? { from: new Date(from).toISOString(), to: new Date(to).toISOString() } : { weekly: week }) }, { onSuccess: onClose });
  const wrong = (field: string) => fieldError(add.error, field);
  const days = WEEKDAYS.map((day) => ({ value: day, label: t(`freeze.day.${day}`) }));
  return (
    <Dialog opened onClose={onClose} title={t('freeze.add')} act={t('freeze.add')} busy={add.isPending} off={off} error={add.error} onSubmit={submit}>
      <TextInput label={t('freeze.name')} value={name} onChange={(event) => setName(event.target.value)} error={wrong('name')} data-autofocus />
      <TextInput label={t('task.reason')} value={reason} onChange={(event) => setReason(event.target.value)} error={wrong('reason')} />
      <NativeSelect label={t('freeze.often')} value={often} onChange={(event) => setOften(event.target.value === 'weekly' ? 'weekly' : 'once')} data={[{ value: 'once', label: t('freeze.often.once') }, { value: 'weekly', label: t('freeze.often.weekly') }]} />
      {once ? (
        <>
          <TextInput type="datetime-local" label={t('deputy.from')} value={from} onChange={(event) => setFrom(event.target.value)} error={wrong('from')} />
          <TextInput type="datetime-local" label={t('deputy.to')} value={to} onChange={(event) => setTo(event.target.value)} error={wrong('to')} />
        </>
      ) : (
        <>
          <div className="week">
            <NativeSelect label={t('freeze.fromDay')} value={week.fromDay} onChange={(event) => setWeek({ ...week, fromDay: event.target.value })} data={days} error={wrong('weekly.fromDay')} />
            <TextInput type="time" label={t('freeze.fromTime')} value={week.fromTime} onChange={(event) => setWeek({ ...week, fromTime: event.target.value })} error={wrong('weekly.fromTime')} />
            <NativeSelect label={t('freeze.toDay')} value={week.toDay} onChange={(event) => setWeek({ ...week, toDay: event.target.value })} data={days} error={wrong('weekly.toDay')} />
            <TextInput type="time" label={t('freeze.toTime')} value={week.toTime} onChange={(event) => setWeek({ ...week, toTime: event.target.value })} error={wrong('weekly.toTime')} />
          </div>
          <TextInput label={t('freeze.zone')} value={week.zone} onChange={(event) => setWeek({ ...week, zone: event.target.value })} error={wrong('weekly.zone')} spellCheck={false} />
        </>
      )}
      <PickItems items={items} onChange={setItems} hint={t('freeze.itemsHint')} error={wrong('items')} />
      <p className="sub">{t(items.length === 0 ? 'freeze.means' : 'freeze.meansItems')}</p>
    </Dialog>
  );
}

import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Schedule } from '../api/oncall';
import { useT } from '../i18n/words';
import { usePeople } from '../identity/server';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { secondsOf, turnOf, type Turn } from './calendar';
import { PeopleInTurn } from './PeopleInTurn';
import { Remove } from './Remove';
import { useChangeSchedule, useDeleteSchedule } from './server';

const ZONES = Intl.supportedValuesOf('timeZone');

/** Who takes turns, how long a turn is, and from when the turns are counted. */
export function ScheduleDialog({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const t = useT();
  const change = useChangeSchedule();
  const remove = useDeleteSchedule();
  const { data: everybody = [] } = usePeople();
  const [name, setName] = useState(schedule.name);
  const [people, setPeople] = useState(schedule.people);
  const [zone, setZone] = useState(schedule.zone);
  const [first, setFirst] = useState(schedule.firstHandOver.slice(0, 16));
  const [turn, setTurn] = useState<Turn>(turnOf(schedule.turnSeconds));
  const off = name.trim() === '' || first === '' || !(turn.amount >= 1) ? t('schedule.missing') : undefined;
  const submit = () =>
    change.mutate({ ...schedule, name: name.trim(), people, zone, firstHandOver: `${first}:00`, turnSeconds: secondsOf(turn) }, { onSuccess: onClose });
  return (
    <Dialog opened onClose={onClose} title={schedule.id === '' ? t('schedule.new') : t('oncall.changeOf', { schedule: schedule.name })} act={t('schedule.save')} busy={change.isPending} off={off} error={change.error} onSubmit={submit} wide>
      <TextInput label={t('schedule.name')} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} error={fieldError(change.error, 'name')} />
      <PeopleInTurn chosen={people} everybody={everybody} onChange={setPeople} />
      <div className="fields3">
        <TextInput type="datetime-local" label={t('schedule.first')} value={first} onChange={(event) => setFirst(event.target.value)} error={fieldError(change.error, 'firstHandOver')} />
        <TextInput type="number" min={1} label={t('schedule.turn')} value={String(turn.amount)} onChange={(event) => setTurn({ ...turn, amount: Number(event.target.value) })} error={fieldError(change.error, 'turnSeconds')} />
        <NativeSelect
          label={t('schedule.unit')}
          value={turn.unit}
          onChange={(event) => setTurn({ ...turn, unit: event.target.value as Turn['unit'] })}
          data={(['hours', 'days', 'weeks'] as const).map((value) => ({ value, label: t(`schedule.${value}`) }))}
        />
      </div>
      <NativeSelect label={t('schedule.zone')} description={t('schedule.zoneHint')} value={zone} onChange={(event) => setZone(event.target.value)} data={ZONES.includes(zone) ? ZONES : [zone, ...ZONES]} error={fieldError(change.error, 'zone')} />
      <p className="sub">{people.length === 0 ? t('schedule.meansNobody') : t('schedule.means')}</p>
      {schedule.id === '' ? null : <Remove words="schedule.remove" sure="schedule.removeSure" act={remove} onRemove={() => remove.mutate(schedule.id, { onSuccess: onClose })} />}
    </Dialog>
  );
}

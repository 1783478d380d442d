import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReportSchedule } from '../api/report';
import { useT } from '../i18n/words';
import { usePeople } from '../identity/server';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Panel } from '../parts/Panel';
import { useTime } from '../parts/time';
import { WaitingRows } from '../parts/Waiting';
import { fieldError } from '../parts/Wrong';
import { useChangeSchedule, useSchedules } from './server';

const MOST_DAYS = 27;

/** When reports are made by themselves, and what became of the last one. */
export function Schedules() {
  const t = useT();
  const time = useTime();
  const schedules = useSchedules();
  const [changing, setChanging] = useState<ReportSchedule>();
  return (
    <Panel title={t('report.schedules')}>
      <Answer query={schedules} failed={t('report.schedulesFailed')} waiting={<WaitingRows rows={2} what={t('report.schedules')} />}>
        {({ items, zone }) => (
          <>
            <ul className="report-schedules">
              {items.map((schedule) => (
                <li key={schedule.kind}>
                  <span className="grow">
                    <b>{t(`report.kind.${schedule.kind}`)}</b> <span className="mid">{schedule.next === undefined ? t('report.off') : t('report.nextAt', { at: time.exact(schedule.next) })}</span>
                    {schedule.last === undefined ? null : <span className="sub">{t('report.lastMailed', { at: time.exact(schedule.last.at), n: schedule.last.sentTo.length })}</span>}
                    {schedule.last === undefined || schedule.last.leftOut.length === 0 ? null : <span className="sub">{t('report.leftOut', { names: schedule.last.leftOut.join(', ') })}</span>}
                  </span>
                  <Button size="small" aria-label={t('report.changeOf', { kind: t(`report.kind.${schedule.kind}`) })} onClick={() => setChanging(schedule)}>
                    {t('report.change')}
                  </Button>
                </li>
              ))}
            </ul>
            {changing === undefined ? null : <ScheduleDialog schedule={changing} zone={zone} onClose={() => setChanging(undefined)} />}
          </>
        )}
      </Answer>
    </Panel>
  );
}

function ScheduleDialog({ schedule, zone, onClose }: { schedule: ReportSchedule; zone: string; onClose: () => void }) {
  const t = useT();
  const { data: everybody = [] } = usePeople();
  const save = useChangeSchedule();
  const [active, setActive] = useState(schedule.active);
  const [daysAfter, setDaysAfter] = useState(String(schedule.daysAfter));
  const [at, setAt] = useState(schedule.at.slice(0, 5));
  const [language, setLanguage] = useState(schedule.language);
  const [people, setPeople] = useState(schedule.people);
  const [typed, setTyped] = useState(schedule.addresses.join(', '));
  const addresses = typed.split(/[\s,;，；、]+/).filter((address) => address !== '');
  const off = active && people.length === 0 && addresses.length === 0 ? t('report.readersMissing') : undefined;
  const title = t('report.changeOf', { kind: t(`report.kind.${schedule.kind}`) });
  const submit = () => save.mutate({ kind: schedule.kind, active, daysAfter: Number(daysAfter), at, language, people, addresses, version: schedule.version }, { onSuccess: onClose });
  return (
    <Dialog opened onClose={onClose} title={title} act={t('report.saveSchedule')} busy={save.isPending} off={off} error={save.error} onSubmit={submit}>
      <label className="row reader-tick">
        <input type="checkbox" checked={active} onChange={(event) => setActive(event.target.checked)} data-autofocus />
        <span>{t('report.on')}</span>
      </label>
      <TextInput type="number" label={t('report.daysAfter')} description={t('report.daysAfterHint')} min={0} max={MOST_DAYS} value={daysAfter} onChange={(event) => setDaysAfter(event.target.value)} error={fieldError(save.error, 'daysAfter')} />
      <TextInput type="time" label={t('report.at')} description={t('report.atHint', { zone })} value={at} onChange={(event) => setAt(event.target.value)} error={fieldError(save.error, 'at')} />
      <NativeSelect label={t('report.language')} data={[{ value: 'en', label: t('report.language.en') }, { value: 'zh', label: t('report.language.zh') }]} value={language} onChange={(event) => setLanguage(event.target.value === 'zh' ? 'zh' : 'en')} />
      <fieldset className="readers">
        <legend>{t('report.people')}</legend>
        {everybody.map((person) => (
          <label key={person.id} className="row reader-tick">
            <input type="checkbox" checked={people.includes(person.id)} onChange={() => setPeople(people.includes(person.id) ? people.filter((one) => one !== person.id) : [...people, person.id])} />
            <span>{person.displayName}</span>
          </label>
        ))}
      </fieldset>
      <TextInput label={t('report.addresses')} description={t('report.addressesHint')} value={typed} onChange={(event) => setTyped(event.target.value)} error={fieldError(save.error, 'addresses')} />
    </Dialog>
  );
}

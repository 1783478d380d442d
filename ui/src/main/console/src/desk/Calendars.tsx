import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { WorkCalendar } from '../api/desk';
import { useT } from '../i18n/words';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { fieldError } from '../parts/Wrong';
import { useCalendars, usePutCalendar } from './settingsServer';

/** Working time: text that people can read, compare and paste. */
export function Calendars({ mayEdit }: { mayEdit: boolean }) {
  const t = useT();
  const calendars = useCalendars();
  const [open, setOpen] = useState<WorkCalendar | 'new'>();
  return (
    <Panel
      title={t('calendar.title')}
      right={
        mayEdit ? (
          <Button size="small" onClick={() => setOpen('new')}>
            {t('calendar.add')}
          </Button>
        ) : undefined
      }
    >
      <Answer query={calendars} failed={t('calendar.failed')} waiting={<WaitingRows rows={2} what={t('calendar.title')} />} empty={{ when: (items) => items.length === 0, show: <p className="body dim">{t('calendar.none')}</p> }}>
        {(items) => (
          <ul className="calendars">
            {items.map((calendar) => (
              <li key={calendar.id}>
                <span className="row wrap">
                  <b className="grow">{calendar.name}</b>
                  {mayEdit ? (
                    <Button size="small" look="quiet" onClick={() => setOpen(calendar)} aria-label={t('calendar.changeOf', { name: calendar.name })}>
                      {t('people.change')}
                    </Button>
                  ) : null}
                </span>
                <span className="sub">
                  <span className="mono">{calendar.id}</span> · {calendar.zone === 'server' ? t('calendar.serverZone') : calendar.zone} · {t('calendar.version', { n: calendar.version })} <Age at={calendar.since} form="ago" focusable={false} />
                </span>
                <pre className="mono">{calendar.lines}</pre>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {open === undefined ? null : <CalendarDialog calendar={open} onClose={() => setOpen(undefined)} />}
    </Panel>
  );
}

function CalendarDialog({ calendar, onClose }: { calendar: WorkCalendar | 'new'; onClose: () => void }) {
  const t = useT();
  const old = calendar === 'new' ? undefined : calendar;
  const put = usePutCalendar(old);
  const [id, setId] = useState(old?.id ?? '');
  const [name, setName] = useState(old?.name ?? '');
  const [zone, setZone] = useState(old?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [lines, setLines] = useState(old?.lines ?? 'Mon-Fri 09:00-18:00');
  const off = id.trim() === '' || name.trim() === '' || zone.trim() === '' || lines.trim() === '' ? t('calendar.missing') : undefined;
  const act = t(old === undefined ? 'calendar.add' : 'calendar.save');
  return (
    <Dialog opened onClose={onClose} title={old === undefined ? t('calendar.add') : t('calendar.changeOf', { name: old.name })} act={act} busy={put.isPending} off={off} error={put.error} onSubmit={() => put.mutate({ id: id.trim(), name: name.trim(), zone: zone.trim(), lines }, { onSuccess: onClose })} wide>
      <TextInput label={t('calendar.id')} description={t('calendar.idHint')} value={id} disabled={old !== undefined} spellCheck={false} onChange={(event) => setId(event.target.value)} error={fieldError(put.error, 'id')} />
      <TextInput label={t('calendar.name')} value={name} onChange={(event) => setName(event.target.value)} error={fieldError(put.error, 'name')} />
      <TextInput label={t('calendar.zone')} placeholder="Asia/Shanghai" value={zone} spellCheck={false} onChange={(event) => setZone(event.target.value)} error={fieldError(put.error, 'zone')} />
      <Textarea label={t('calendar.lines')} description={t('calendar.linesHint')} rows={8} spellCheck={false} styles={{ input: { fontFamily: 'var(--mono)' } }} value={lines} onChange={(event) => setLines(event.target.value)} error={fieldError(put.error, 'lines')} />
      <p className="sub">{t('calendar.means')}</p>
    </Dialog>
  );
}

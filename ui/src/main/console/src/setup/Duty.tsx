import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schedule } from '../api/oncall';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay, useMe } from '../identity/server';
import { ScheduleDialog } from '../oncall/ScheduleDialog';
import { NEW_SCHEDULE, useChangeSchedule, useOnCallNow, useSchedules } from '../oncall/server';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { useNow, useTime } from '../parts/time';
import { WaitingRows } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';

/** Somebody at every moment: alone at first, by turns with others later. */
export function Duty() {
  const t = useT();
  const schedules = useSchedules();
  const mayEdit = useMay('EDIT_ON_CALL');
  const [editing, setEditing] = useState<Schedule>();
  return (
    <div className="in-step">
      <h2>{t('setup.dutyTitle')}</h2>
      <p>{t('setup.dutyText')}</p>
      <Answer query={schedules} failed={t('oncall.failed')} waiting={<WaitingRows rows={1} what={t('room.oncall')} />}>
        {(list) => (
          <ul className="sent">
            {list.map((schedule) => (
              <One key={schedule.id} schedule={schedule} onEdit={mayEdit ? setEditing : undefined} />
            ))}
            {list.length === 0 && mayEdit ? (
              <li>
                <Button onClick={() => setEditing(NEW_SCHEDULE)}>{t('schedule.new')}</Button>
              </li>
            ) : null}
          </ul>
        )}
      </Answer>
      <p className="sub">
        <Link to="/oncall">{t('setup.allOnCall')}</Link>
      </p>
      {editing === undefined ? null : <ScheduleDialog schedule={editing} onClose={() => setEditing(undefined)} />}
    </div>
  );
}

function One({ schedule, onEdit }: { schedule: Schedule; onEdit: ((schedule: Schedule) => void) | undefined }) {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  const me = useMe().person.id;
  const { data } = useOnCallNow();
  const change = useChangeSchedule();
  const current = data?.schedules.find((one) => one.id === schedule.id)?.current;
  return (
    <li>
      <Mark severity={current === undefined ? 'critical' : 'ok'} />
      <span>
        {current === undefined ? <Say k="gap.empty" values={{ schedule: schedule.name }} /> : <Say k="setup.onCallNow" values={{ schedule: schedule.name, name: current.displayName, until: time.short(current.until, now) }} />}
        <Wrong error={change.error} />
      </span>
      {onEdit === undefined ? null : (
        <span className="row">
          {schedule.people.includes(me) ? null : (
            <Button look={current === undefined ? 'primary' : 'plain'} busy={change.isPending} onClick={() => change.mutate({ ...schedule, people: [...schedule.people, me] })}>
              {t('gap.take')}
            </Button>
          )}
          <Button onClick={() => onEdit(schedule)}>{t('oncall.changeWho')}</Button>
        </span>
      )}
    </li>
  );
}

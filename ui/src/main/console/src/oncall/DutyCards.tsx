import { useState } from 'react';
import type { OnCallNow, Schedule, ScheduleNow } from '../api/oncall';
import { useT } from '../i18n/words';
import { useMay, useMe } from '../identity/server';
import { Button } from '../parts/Button';
import { Face } from '../parts/Owner';
import { secondsUntil, useNow, useTime } from '../parts/time';
import { Wrong } from '../parts/Wrong';
import { useChangeSchedule } from './server';
import { TakeNow } from './TakeNow';

type Props = { duty: OnCallNow | undefined; schedules: readonly Schedule[]; onEdit: ((schedule: Schedule) => void) | undefined };

/** Who it is now, until when, and who follows. */
export function DutyCards({ duty, schedules, onEdit }: Props) {
  if (duty === undefined) return null;
  return (
    <div className="cards">
      {duty.schedules.map((now) => {
        const schedule = schedules.find((one) => one.id === now.id);
        return schedule === undefined ? null : <Card key={now.id} now={now} schedule={schedule} onEdit={onEdit} />;
      })}
    </div>
  );
}

function Card({ now: { current, next, name }, schedule, onEdit }: { now: ScheduleNow; schedule: Schedule } & Pick<Props, 'onEdit'>) {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  const me = useMe().person.id;
  const change = useChangeSchedule();
  const mayTake = useMay('HANDLE_INCIDENTS');
  const [taking, setTaking] = useState(false);
  const inIt = schedule.people.includes(me);
  const title =
    current === undefined
      ? t('duty.nobody')
      : t(current.personId === me ? 'duty.youUntil' : 'duty.nameUntil', { name: current.displayName, at: time.short(current.until, now) });
  return (
    <section className="panel nowcard" aria-label={name}>
      <div className="row">
        <Face name={current?.displayName} large />
        <div className="grow">
          <p className={current === undefined ? 'fig critical' : 'fig'}>{title}</p>
          <p className="sub">
            {current === undefined ? name : t('duty.left', { schedule: name, span: time.span(secondsUntil(current.until, now)) })}
            {next === undefined || next.personId === current?.personId ? '' : ` · ${t('duty.thenAt', { name: next.displayName, at: time.short(next.from, now) })}`}
          </p>
        </div>
      </div>
      {onEdit === undefined && !mayTake ? null : (
        <div className="row wrap">
          {mayTake && current?.personId !== me ? <Button onClick={() => setTaking(true)}>{t('take.now')}</Button> : null}
          {inIt || onEdit === undefined ? null : (
            <Button busy={change.isPending} onClick={() => change.mutate({ ...schedule, people: [...schedule.people, me] })}>
              {t('gap.take')}
            </Button>
          )}
          {onEdit === undefined ? null : <Button onClick={() => onEdit(schedule)}>{t('oncall.changeWho')}</Button>}
        </div>
      )}
      <Wrong error={change.error} />
      {taking ? <TakeNow schedule={schedule} onClose={() => setTaking(false)} /> : null}
    </section>
  );
}

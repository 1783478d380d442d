import type { Schedule, Shift } from '../api/oncall';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Panel } from '../parts/Panel';
import { useNow, useTime } from '../parts/time';
import { shifted, type Gap, type Window } from './calendar';
import { GapCall } from './GapCall';
import { Track, type Wanted } from './Track';

type Props = {
  schedules: readonly Schedule[];
  shifts: ReadonlyMap<string, readonly Shift[]>;
  window: Window;
  gaps: readonly Gap[];
  first: string;
  today: string;
  onGo: (from: string | undefined) => void;
  onEdit: ((schedule: Schedule) => void) | undefined;
  onOverride: ((wanted: Wanted) => void) | undefined;
};

/** Two weeks, a row a schedule; where nobody is, it is red and hatched and said in words. */
export function Calendar({ schedules, shifts, window, gaps, first, today, onGo, onEdit, onOverride }: Props) {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  return (
    <Panel
      className="cal hide-s"
      title={t('calendar.title')}
      right={
        <>
          {onOverride === undefined ? null : <span className="dim">{t('calendar.drag')}</span>}
          <span className="dim">{t('calendar.zone', { zone: time.zoneName(now) })}</span>
          <button type="button" className="icon-btn" aria-label={t('calendar.back')} onClick={() => onGo(shifted(first, -7))}>
            <Icon name="left" />
          </button>
          <Button size="small" onClick={() => onGo(undefined)}>
            {t('calendar.today')}
          </Button>
          <button type="button" className="icon-btn" aria-label={t('calendar.on')} onClick={() => onGo(shifted(first, 7))}>
            <Icon name="chev" />
          </button>
        </>
      }
    >
      <div className="g">
        <span />
        <div className="days" aria-hidden="true">
          {window.days.map((day) => (
            <div key={day} className={time.dayKey(day) === today ? 'today' : undefined}>
              {time.dayOfWeek(day)}
            </div>
          ))}
        </div>
      </div>
      {schedules.map((schedule) => (
        <div key={schedule.id} className="sch">
          <div className="g">
            <div className="lab">
              <b>{schedule.name}</b>
              <span className="row">
              {onOverride === undefined ? null : (
                <Button look="quiet" size="small" onClick={() => onOverride({ schedule, from: now, to: now + 4 * 3_600_000 })} aria-label={t('override.title', { schedule: schedule.name })}>
                  {t('override.short')}
                </Button>
              )}
              {onEdit === undefined ? null : (
                <Button look="quiet" size="small" onClick={() => onEdit(schedule)} aria-label={t('oncall.changeOf', { schedule: schedule.name })}>
                  {t('oncall.change')}
                </Button>
              )}
              </span>
            </div>
            <Track schedule={schedule} shifts={shifts.get(schedule.id) ?? []} window={window} onOverride={onOverride} />
          </div>
          {gaps
            .filter((gap) => gap.schedule.id === schedule.id)
            .map((gap) => (
              <GapCall key={gap.from} gap={gap} onFill={onEdit} onOverride={onOverride} />
            ))}
        </div>
      ))}
    </Panel>
  );
}

import type { Schedule, Shift } from '../api/oncall';
import { useT } from '../i18n/words';
import { useMe } from '../identity/server';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Owner } from '../parts/Owner';
import { useNow, useTime } from '../parts/time';
import { blocksOf, type Gap, type Window } from './calendar';
import { GapCall } from './GapCall';
import type { Wanted } from './Track';

type Props = {
  schedules: readonly Schedule[];
  shifts: ReadonlyMap<string, readonly Shift[]>;
  window: Window;
  gaps: readonly Gap[];
  chosen: string | undefined;
  onChoose: (schedule: string | undefined) => void;
  onEdit: ((schedule: Schedule) => void) | undefined;
  onOverride: ((wanted: Wanted) => void) | undefined;
};

/** The same two weeks on a phone: days as a list, one schedule at a time. */
export function DayList({ schedules, shifts, window, gaps, chosen, onChoose, onEdit, onOverride }: Props) {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  const me = useMe().person.id;
  const schedule = schedules.find((one) => one.id === chosen) ?? schedules[0];
  if (schedule === undefined) return null;
  const blocks = blocksOf(shifts.get(schedule.id) ?? [], window).filter((block) => block.to > now);
  return (
    <div className="only-s col" style={{ gap: 10 }}>
      {gaps
        .filter((gap) => gap.schedule.id === schedule.id)
        .map((gap) => (
          <GapCall key={gap.from} gap={gap} onFill={onEdit} onOverride={onOverride} />
        ))}
      {schedules.length > 1 ? (
        <div className="chips" role="group" aria-label={t('calendar.schedules')}>
          {schedules.map((one) => (
            <button key={one.id} type="button" className="chip" aria-pressed={one.id === schedule.id} onClick={() => onChoose(one.id)}>
              {one.name}
            </button>
          ))}
        </div>
      ) : null}
      <ol className="panel">
        {blocks.map(({ shift, from, to }) => (
          <li key={shift.from} className="ag">
            <span className="mid">
              {time.short(from, now)} <span className="dim">· {time.span((to - from) / 1000)}</span>
            </span>
            <span className="row">
              <Owner name={shift.person === undefined ? undefined : shift.displayName} me={shift.person === me} />
              <span className="grow" />
              {shift.override === undefined ? null : <Icon name="change" size={14} />}
              {from <= now ? <span className="tag accent">{t('calendar.now')}</span> : null}
              {onOverride === undefined ? null : (
                <Button look="quiet" size="small" aria-label={t('override.of', { name: shift.displayName === '' ? t('owner.nobody') : shift.displayName, from: time.short(from, now) })} onClick={() => onOverride({ schedule, from: Math.max(from, now), to, shift })}>
                  {t('override.short')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

import type { Schedule } from '../api/oncall';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMe } from '../identity/server';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { useNow, useTime } from '../parts/time';
import { Wrong } from '../parts/Wrong';
import type { Gap } from './calendar';
import { useChangeSchedule } from './server';
import type { Wanted } from './Track';

/** A stretch with nobody, in words, with the acts that fill it. */
export function GapCall({ gap, onFill, onOverride }: { gap: Gap; onFill: ((schedule: Schedule) => void) | undefined; onOverride: ((wanted: Wanted) => void) | undefined }) {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  const me = useMe().person.id;
  const change = useChangeSchedule();
  const { schedule } = gap;
  const open = gap.from <= now + 60_000;
  const takePart = () => change.mutate({ ...schedule, people: [...schedule.people, me] });
  return (
    <div className="call">
      <Mark severity="critical" />
      <p className="grow">
        <Say
          k={schedule.people.length === 0 ? 'gap.empty' : open ? 'gap.now' : 'gap.later'}
          values={{ schedule: schedule.name, from: time.short(gap.from, now), to: time.short(gap.to, now), span: time.span((gap.to - gap.from) / 1000) }}
        />
        <Wrong error={change.error} />
      </p>
      {onFill === undefined && onOverride === undefined ? null : (
        <span className="row">
          {onOverride === undefined || schedule.people.length === 0 ? null : <Button onClick={() => onOverride({ schedule, from: gap.from, to: gap.to })}>{t('gap.override')}</Button>}
          {onFill === undefined || schedule.people.includes(me) ? null : (
            <Button busy={change.isPending} onClick={takePart}>
              {t('gap.take')}
            </Button>
          )}
          {onFill === undefined ? null : <Button onClick={() => onFill(schedule)}>{t('gap.fill')}</Button>}
        </span>
      )}
    </div>
  );
}

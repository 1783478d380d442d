import type { Schedule, Shift } from '../api/oncall';
import { useT } from '../i18n/words';
import { useMe } from '../identity/server';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { useNow, useTime } from '../parts/time';
import { blocksOf, DAYS, place, shifted, type Block, type Gap, type Window } from './calendar';
import { GapCall } from './GapCall';

type Props = {
  schedules: readonly Schedule[];
  shifts: ReadonlyMap<string, readonly Shift[]>;
  window: Window;
  gaps: readonly Gap[];
  first: string;
  today: string;
  onGo: (from: string | undefined) => void;
  onEdit: ((schedule: Schedule) => void) | undefined;
};

/** Two weeks, a row a schedule; where nobody is, it is red and hatched and said in words. */
export function Calendar({ schedules, shifts, window, gaps, first, today, onGo, onEdit }: Props) {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  return (
    <Panel
      className="cal hide-s"
      title={t('calendar.title')}
      right={
        <>
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
              {time.day(day)}
            </div>
          ))}
        </div>
      </div>
      {schedules.map((schedule) => (
        <div key={schedule.id} className="sch">
          <div className="g">
            <div className="lab">
              <b>{schedule.name}</b>
              {onEdit === undefined ? null : (
                <Button look="quiet" size="small" onClick={() => onEdit(schedule)} aria-label={t('oncall.changeOf', { schedule: schedule.name })}>
                  {t('oncall.change')}
                </Button>
              )}
            </div>
            <ol className="trk" style={{ backgroundSize: `calc(100%/${DAYS}) 100%` }}>
              {blocksOf(shifts.get(schedule.id) ?? [], window).map((block) => (
                <Shown key={block.shift.from} block={block} />
              ))}
              {now > window.from && now < window.to ? <li className="nowl" aria-hidden="true" style={{ left: `${place(window, now)}%` }} /> : null}
            </ol>
          </div>
          {gaps
            .filter((gap) => gap.schedule.id === schedule.id)
            .map((gap) => (
              <GapCall key={gap.from} gap={gap} onFill={onEdit} />
            ))}
        </div>
      ))}
    </Panel>
  );
}

const TONES = ['pb', 'pc', 'pd', 'pe'] as const;

function toneOf(person: string): string {
  const sum = Array.from(person).reduce((total, char) => total + char.charCodeAt(0), 0);
  return TONES[sum % TONES.length] ?? 'pb';
}

function Shown({ block: { shift, left, width } }: { block: Block }) {
  const t = useT();
  const time = useTime();
  const me = useMe().person.id;
  const where = { left: `${left}%`, width: `calc(${width}% - 2px)` };
  const from = `${time.day(shift.from)} ${time.clock(shift.from)}`;
  const to = `${time.day(shift.to)} ${time.clock(shift.to)}`;
  if (shift.person === undefined) {
    return (
      <li className="gap" style={where} title={t('calendar.gap', { from, to })}>
        <Mark severity="critical" silent size="s" />
        <span className="sr">{t('calendar.gap', { from, to })}</span>
      </li>
    );
  }
  return (
    <li className={shift.person === me ? 'bl a' : `bl ${toneOf(shift.person)}`} style={where} title={t('calendar.shift', { name: shift.displayName, from, to })}>
      <span aria-hidden="true">{shift.displayName}</span>
      <span className="sr">{t('calendar.shift', { name: shift.displayName, from, to })}</span>
    </li>
  );
}

import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Schedule, Shift } from '../api/oncall';
import { useT } from '../i18n/words';
import { useMe } from '../identity/server';
import { Icon } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import { useNow, useTime } from '../parts/time';
import { blocksOf, DAYS, place, type Block, type Window } from './calendar';
import { DRAG_FROM_PX, placed, stretched, type Stretched } from './drag';

export type Wanted = { schedule: Schedule; from: number; to: number; shift?: Shift | undefined };

type Props = { schedule: Schedule; shifts: readonly Shift[]; window: Window; onOverride: ((wanted: Wanted) => void) | undefined };

/** One schedule over two weeks. Drag over a stretch to put somebody else there; by keyboard, arrows move from turn to turn and Enter changes one. */
export function Track({ schedule, shifts, window, onOverride }: Props) {
  const t = useT();
  const now = useNow(60);
  const track = useRef<HTMLOListElement>(null);
  const start = useRef<number>(undefined);
  const [drawn, setDrawn] = useState<Stretched>();
  const ratio = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    return box === undefined ? 0 : (event.clientX - box.left) / box.width;
  };
  const moved = (event: PointerEvent) => {
    if (start.current === undefined || track.current === null) return;
    const here = ratio(event);
    if (drawn === undefined && Math.abs(here - start.current) * track.current.clientWidth < DRAG_FROM_PX) return;
    setDrawn(stretched(window, start.current, here));
  };
  const dropped = () => {
    if (drawn !== undefined) onOverride?.({ schedule, ...drawn });
    start.current = undefined;
    setDrawn(undefined);
  };
  const steered = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const blocks = [...(track.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
    const here = blocks.findIndex((block) => block === document.activeElement);
    blocks[here + (event.key === 'ArrowRight' ? 1 : -1)]?.focus();
    event.preventDefault();
  };
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- its blocks are buttons; it adds dragging and the arrows between them
    <ol
      ref={track}
      className={drawn === undefined ? 'trk' : 'trk drawing'}
      aria-label={t('calendar.shiftsOf', { schedule: schedule.name })}
      style={{ backgroundSize: `calc(100%/${DAYS}) 100%` }}
      onPointerDown={(event) => {
        if (onOverride !== undefined && event.button === 0 && event.pointerType !== 'touch') start.current = ratio(event);
      }}
      onPointerMove={moved}
      onPointerUp={dropped}
      onPointerLeave={dropped}
      onKeyDown={steered}
    >
      {blocksOf(shifts, window).map((block) => (
        <Shown key={`${block.shift.from} ${block.shift.override?.id ?? ''}`} block={block} onChoose={onOverride === undefined ? undefined : () => (drawn === undefined ? onOverride({ schedule, from: Math.max(block.from, now), to: block.to, shift: block.shift }) : undefined)} past={block.to <= now} />
      ))}
      {drawn === undefined ? null : <li className="drawn" aria-hidden="true" style={placed(window, drawn)} />}
      {now > window.from && now < window.to ? <li className="nowl" aria-hidden="true" style={{ left: `${place(window, now)}%` }} /> : null}
    </ol>
  );
}

const TONES = ['pb', 'pc', 'pd', 'pe'] as const;

function toneOf(person: string): string {
  const sum = Array.from(person).reduce((total, char) => total + char.charCodeAt(0), 0);
  return TONES[sum % TONES.length] ?? 'pb';
}

function Shown({ block: { shift, left, width }, onChoose, past }: { block: Block; onChoose: (() => void) | undefined; past: boolean }) {
  const t = useT();
  const time = useTime();
  const me = useMe().person.id;
  const where = { left: `${left}%`, width: `calc(${width}% - 2px)` };
  const from = `${time.day(shift.from)} ${time.clock(shift.from)}`;
  const to = `${time.day(shift.to)} ${time.clock(shift.to)}`;
  const words = shift.person === undefined ? t('calendar.gap', { from, to }) : t(shift.override === undefined ? 'calendar.shift' : 'calendar.override', { name: shift.displayName, from, to, reason: shift.override?.reason ?? '' });
  const look = shift.person === undefined ? 'gap' : `bl ${shift.person === me ? 'a' : toneOf(shift.person)}${shift.override === undefined ? '' : ' ov'}`;
  const body =
    shift.person === undefined ? (
      <Mark severity="critical" silent size="s" />
    ) : (
      <>
        {shift.override === undefined ? null : <Icon name="change" size={12} />}
        <span aria-hidden="true">{shift.displayName}</span>
      </>
    );
  return (
    <li className={look} style={where} title={words}>
      {onChoose === undefined || past ? (
        <>
          {body}
          <span className="sr">{words}</span>
        </>
      ) : (
        <button type="button" aria-label={words} onClick={onChoose}>
          {body}
        </button>
      )}
    </li>
  );
}

import { useCallback, useMemo, useRef, useState, useEffect, type RefObject } from 'react';
import { useT } from '../i18n/words';
import { useOffer, type Command } from '../shell/commands';

/**
 * `j` and `k` move through the rows of a list, `x` chooses one where rows can be chosen. The focus itself moves to the
 * row's first link or button, so `Enter` opens it as the browser does. Put `data-row` on each row.
 */
export function useRowKeys<T extends HTMLElement>(): RefObject<T | null> {
  const list = useRef<T>(null);
  const t = useT();
  const move = useCallback((by: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[here === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, here + by))];
    const target = next?.querySelector<HTMLElement>('[data-main]') ?? next?.querySelector<HTMLElement>('a, button');
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  }, []);
  const choose = useCallback(() => {
    const row = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].find((each) => each.contains(document.activeElement));
    row?.querySelector<HTMLInputElement>('input[type=checkbox]:not(:disabled)')?.click();
  }, []);
  const commands = useMemo(
    (): Command[] => [
      { id: 'row-next', label: t('keys.rowNext'), key: 'j', quiet: true, run: () => move(1) },
      { id: 'row-back', label: t('keys.rowBack'), key: 'k', quiet: true, run: () => move(-1) },
      { id: 'row-choose', label: t('keys.rowChoose'), key: 'x', quiet: true, run: choose },
    ],
    [t, move, choose],
  );
  useOffer(commands);
  return list;
}

type Windowed = { first: number; last: number; above: number; below: number };

const SPARE_ROWS = 12;

/** Which of `count` rows of one height are near the screen; the rest is two empty stretches, so that thousands scroll. */
export function useWindowed(list: RefObject<HTMLElement | null>, count: number, rowHeight: number): Windowed {
  const [from, setFrom] = useState(0);
  const [room, setRoom] = useState(60);
  useEffect(() => {
    const look = () => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      setFrom(Math.max(0, Math.floor(-top / rowHeight) - SPARE_ROWS));
      setRoom(Math.ceil(innerHeight / rowHeight) + 2 * SPARE_ROWS);
    };
    look();
    addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    return () => {
      removeEventListener('scroll', look);
      removeEventListener('resize', look);
    };
  }, [list, rowHeight, count]);
  return windowOf(count, rowHeight, from, room);
}

/** Pure part of it: nothing is left out at either end. */
export function windowOf(count: number, rowHeight: number, from: number, room: number): Windowed {
  const first = Math.min(from, Math.max(0, count - room));
  const last = Math.min(count, first + room);
  return { first, last, above: first * rowHeight, below: (count - last) * rowHeight };
}

import { place, type Window } from './calendar';

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;

/** Less than this is a press, not a drag. */
export const DRAG_FROM_PX = 5;

export type Stretched = { from: number; to: number };

/** The moment under the pointer, to the quarter of an hour. */
export function momentAt(window: Window, ratio: number): number {
  const moment = window.from + Math.max(0, Math.min(1, ratio)) * (window.to - window.from);
  return Math.round(moment / QUARTER_MS) * QUARTER_MS;
}

/** From where the drag began to where it is, whichever way it went; an hour at least. */
export function stretched(window: Window, start: number, now: number): Stretched {
  const [a, b] = [momentAt(window, Math.min(start, now)), momentAt(window, Math.max(start, now))];
  return { from: a, to: Math.max(b, a + HOUR_MS) };
}

/** Where it lies on the track, as its style. */
export function placed(window: Window, { from, to }: Stretched): { left: string; width: string } {
  return { left: `${place(window, from)}%`, width: `${place(window, to) - place(window, from)}%` };
}

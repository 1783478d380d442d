import { createContext, useContext } from 'react';
import type { LiveState } from '../api/live';

export type Line = {
  state: LiveState;
  /** True once the line has been lost long enough that what is shown may no longer be true. */
  stale: boolean;
  retry: () => void;
};

export const STALE_AFTER_MS = 5_000;

export const LineContext = createContext<Line>({ state: { kind: 'connecting' }, stale: false, retry: () => undefined });

export function useLine(): Line {
  return useContext(LineContext);
}

import { useSyncExternalStore } from 'react';
import { useMay } from '../identity/server';
import { usePreferences } from '../parts/preferences';

/** From here on the assistant stands beside the page; below it lies over it. */
export const BESIDE = '(min-width: 1200px)';

export function useRoomBeside(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const wide = matchMedia(BESIDE);
      wide.addEventListener('change', changed);
      return () => wide.removeEventListener('change', changed);
    },
    () => matchMedia(BESIDE).matches,
  );
}

/** Whether it is open beside the page, which then has less room. */
export function useAssistantBeside(): boolean {
  const may = useMay('SEE_OPERATIONS');
  const room = useRoomBeside();
  const { assistant } = usePreferences();
  return may && room && assistant;
}

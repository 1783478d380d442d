import { useEffect, useSyncExternalStore } from 'react';

/** Something that the page can do for the person: listed in the palette, some with a key of their own. */
export type Command = {
  id: string;
  label: string;
  /** What will happen, before it happens. */
  consequence?: string | undefined;
  key?: string;
  /** Only a key: not worth a line of the palette. */
  quiet?: boolean;
  run: () => void;
};

let offered: readonly (readonly Command[])[] = [];
const listeners = new Set<() => void>();

function change(next: readonly (readonly Command[])[]): void {
  offered = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Offers commands while the caller is drawn. Give a list that is stable (useMemo). */
export function useOffer(commands: readonly Command[]): void {
  useEffect(() => {
    change([...offered, commands]);
    return () => change(offered.filter((each) => each !== commands));
  }, [commands]);
}

export function useCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, () => offered).flat();
}

export function commandOf(key: string): Command | undefined {
  return offered.flat().findLast((command) => command.key === key);
}

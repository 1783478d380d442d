import { useEffect, useState } from 'react';

const MARKED_FOR_MS = 2_000;

type Seen = { versions: ReadonlyMap<string, number>; changedAt: ReadonlyMap<string, number> };

export type Calm<T> = {
  rows: T[];
  /** How many new ones wait, because the hand is on the list. */
  waiting: number;
  show: () => void;
  changed: ReadonlySet<string>;
  /** Put on the list: while pointer or focus is on it, nothing comes in. */
  hold: { onPointerEnter: () => void; onPointerLeave: () => void; onFocus: () => void; onBlur: () => void };
};

/** A list that does not jump under the hand: new rows wait behind "3 new", a changed row is marked for two seconds. */
export function useCalm<T>(items: readonly T[], idOf: (item: T) => string, versionOf: (item: T) => number): Calm<T> {
  const [held, setHeld] = useState(false);
  const [known, setKnown] = useState<ReadonlySet<string>>(() => new Set(items.map(idOf)));
  const [seen, setSeen] = useState<Seen>({ versions: new Map(), changedAt: new Map() });

  const versions = new Map(items.map((item) => [idOf(item), versionOf(item)]));
  if ([...versions].some(([id, version]) => seen.versions.get(id) !== version)) {
    const changedAt = new Map(seen.changedAt);
    for (const [id, version] of versions) {
      const before = seen.versions.get(id);
      if (before !== undefined && before !== version) changedAt.set(id, version);
    }
    setSeen({ versions, changedAt });
  }
  const fresh = items.filter((item) => !known.has(idOf(item)));
  if (!held && fresh.length > 0) setKnown(new Set(items.map(idOf)));

  const marked = seen.changedAt;
  useEffect(() => {
    if (marked.size === 0) return undefined;
    const timer = setTimeout(() => setSeen((now) => ({ ...now, changedAt: new Map() })), MARKED_FOR_MS);
    return () => clearTimeout(timer);
  }, [marked]);

  return {
    rows: held ? items.filter((item) => known.has(idOf(item))) : [...items],
    waiting: held ? fresh.length : 0,
    show: () => setKnown(new Set(items.map(idOf))),
    changed: new Set(marked.keys()),
    hold: { onPointerEnter: () => setHeld(true), onPointerLeave: () => setHeld(false), onFocus: () => setHeld(true), onBlur: () => setHeld(false) },
  };
}

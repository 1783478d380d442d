import { useCallback, useMemo, useState } from 'react';
import { refusalSentence } from '../i18n/refusals';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { useLine } from '../parts/line';
import { Mark } from '../parts/Mark';
import { Wrong } from '../parts/Wrong';
import type { Chosen } from './IncidentTable';
import { useCloseMany } from './server';

/** What is chosen in a list; what has left the list is chosen no more. */
export function useChosen(possible: readonly string[]): { chosen: Chosen; keys: string[]; set: (keys: readonly string[]) => void } {
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const keys = useMemo(() => possible.filter((key) => wanted.has(key)), [possible, wanted]);
  const toggle = useCallback((key: string) => setWanted((old) => (old.has(key) ? new Set([...old].filter((each) => each !== key)) : new Set([...old, key]))), []);
  const set = useCallback((next: readonly string[]) => setWanted(new Set(next)), []);
  return { chosen: { keys: new Set(keys), toggle }, keys, set };
}

type Props = { closable: readonly string[]; chosen: readonly string[]; onChoose: (keys: readonly string[]) => void };

/** Closes many at once: those whose cause has cleared and that need no review. What is refused stays, with its reason. */
export function CloseMany({ closable, chosen, onChoose }: Props) {
  const t = useT();
  const { stale } = useLine();
  const close = useCloseMany();
  const refused = close.data?.refused ?? [];
  const all = chosen.length === closable.length;
  // What became of the last ones stays said, also when nothing more can be closed.
  if (closable.length === 0 && close.data === undefined) return null;
  return (
    <div className="many" role="group" aria-label={t('incidents.many')}>
      {closable.length === 0 ? null : (
      <label className="row">
        <input type="checkbox" checked={all} aria-checked={!all && chosen.length > 0 ? 'mixed' : all} onChange={() => onChoose(all ? [] : closable)} />
        <span>{t('incidents.closable', { n: closable.length })}</span>
      </label>
      )}
      {closable.length === 0 ? null : (
      <Button size="small" busy={close.isPending} off={stale ? t('live.needed') : chosen.length === 0 ? t('incidents.chooseFirst') : undefined} onClick={() => close.mutate([...chosen], { onSuccess: () => onChoose([]) })}>
        {t('incidents.close', { n: chosen.length })}
      </Button>
      )}
      <span role="status" className="grow">
        {close.data === undefined || close.data.closed.length === 0 ? null : t('incidents.closed', { n: close.data.closed.length })}
        {refused.map((one) => (
          <span key={one.key} className="row">
            <Mark severity="high" silent />
            {t('incidents.refused', { key: one.key, why: refusalSentence(one.code, one.reason) })}
          </span>
        ))}
      </span>
      <Wrong error={close.error} />
    </div>
  );
}

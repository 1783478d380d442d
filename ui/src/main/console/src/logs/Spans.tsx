import { useState } from 'react';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { usePreferences } from '../parts/preferences';
import type { Zone } from '../parts/format';
import { LOG_RANGES, type LogSearch } from '../shell/search';
import { spanOf } from './spans';

type Props = { search: LogSearch; onSet: (change: Partial<LogSearch>) => void };

/** Which time is looked at: the last hours or days, or an own span; and whether new lines come in by themselves. */
export function Spans({ search, onSet }: Props) {
  const t = useT();
  const { zone } = usePreferences();
  const own = search.from !== undefined;
  const [typed, setTyped] = useState<{ from: string; to: string } | undefined>(search.from === undefined || search.to === undefined ? undefined : { from: fieldOf(search.from, zone), to: fieldOf(search.to, zone) });
  const open = () => {
    const { from, to } = spanOf(search, Date.now());
    setTyped({ from: fieldOf(from, zone), to: fieldOf(to, zone) });
  };
  const [from, to] = typed === undefined ? [] : [momentOf(typed.from, zone), momentOf(typed.to, zone)];
  const off = from === undefined || to === undefined || from >= to ? t('logs.ownMissing') : undefined;
  return (
    <div className="filt tools lg-tools">
      <span className="chips" role="group" aria-label={t('logs.span')}>
        {LOG_RANGES.map((range) => (
          <button key={range} type="button" className="chip" aria-pressed={!own && (search.range ?? '1h') === range} onClick={() => onSet({ range: range === '1h' ? undefined : range, from: undefined, to: undefined })}>
            {t(`range.${range}`)}
          </button>
        ))}
        <button type="button" className="chip" aria-pressed={own} aria-expanded={typed !== undefined} onClick={open}>
          {t('logs.own')}
        </button>
      </span>
      {typed === undefined ? null : (
        <>
          <label className="tool">
            <span>{t('logs.from')}</span>
            <input className="in" type="datetime-local" step={1} value={typed.from} onChange={(event) => setTyped({ ...typed, from: event.target.value })} />
          </label>
          <label className="tool">
            <span>{t('logs.to')}</span>
            <input className="in" type="datetime-local" step={1} value={typed.to} onChange={(event) => setTyped({ ...typed, to: event.target.value })} />
          </label>
          <Button off={off} onClick={() => onSet({ from, to, range: undefined, tail: undefined })}>
            {t('logs.ownAct')}
          </Button>
        </>
      )}
      {search.view === 'patterns' ? null : (
        <button type="button" className="chip lg-tail" aria-pressed={search.tail === true} onClick={() => onSet(search.tail === true ? { tail: undefined } : { tail: true, from: undefined, to: undefined })}>
          {t('logs.tail')}
        </button>
      )}
    </div>
  );
}

/** A moment as the field for date and time wants it, in the zone that the reader sees. */
function fieldOf(at: string, zone: Zone): string {
  const moment = new Date(at);
  const shown = zone === 'UTC' ? moment : new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return shown.toISOString().slice(0, 19);
}

function momentOf(field: string, zone: Zone): string | undefined {
  const moment = new Date(zone === 'UTC' ? `${field}Z` : field);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

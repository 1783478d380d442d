import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import type { Unit } from '../parts/format';
import { useTime } from '../parts/time';
import { CHART_UNITS, METRIC_RANGES, type MetricSearch } from '../shell/search';
import { RANGE_S, STEPS } from './explore';

type Props = { search: MetricSearch; unit: Unit; onSet: (change: Partial<MetricSearch>) => void };

/** Range, end, step and unit: all of them in the address. */
export function Tools({ search, unit, onSet }: Props) {
  const t = useT();
  const time = useTime();
  const range = search.range ?? '1h';
  const end = search.at === undefined ? '' : localInput(search.at);
  return (
    <div className="filt tools">
      <span className="chips" role="group" aria-label={t('host.range')}>
        {METRIC_RANGES.map((name) => (
          <button key={name} type="button" className="chip" aria-pressed={range === name} onClick={() => onSet({ range: name === '1h' ? undefined : name })}>
            {t(`range.${name}`)}
          </button>
        ))}
      </span>
      <button type="button" className="chip" aria-pressed={search.band === true} title={t('band.means')} onClick={() => onSet({ band: search.band === true ? undefined : true })}>
        {t('band.show')}
      </button>
      <label className="tool">
        <span>{t('metrics.until')}</span>
        <input className="in" type="datetime-local" value={end} onChange={(event) => onSet({ at: event.target.value === '' ? undefined : new Date(event.target.value).toISOString() })} />
      </label>
      {search.at === undefined ? null : (
        <Button look="quiet" onClick={() => onSet({ at: undefined })}>
          {t('host.backToNow')}
        </Button>
      )}
      <label className="tool">
        <span>{t('metrics.step')}</span>
        <select className="in" value={search.step ?? ''} onChange={(event) => onSet({ step: event.target.value === '' ? undefined : Number(event.target.value) })}>
          <option value="">{t('metrics.auto')}</option>
          {STEPS.filter((step) => RANGE_S[range] / step >= 2 && RANGE_S[range] / step <= 11_000).map((step) => (
            <option key={step} value={step}>
              {time.span(step)}
            </option>
          ))}
        </select>
      </label>
      <label className="tool">
        <span>{t('metrics.unit')}</span>
        <select className="in" value={unit} onChange={(event) => onSet({ unit: event.target.value as Unit })}>
          {CHART_UNITS.map((each) => (
            <option key={each} value={each}>
              {t(`unit.${each}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** A moment as the field for a local time wants it. */
function localInput(at: string): string {
  const moment = new Date(at);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

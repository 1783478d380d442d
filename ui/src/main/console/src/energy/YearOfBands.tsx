import type { Band, Tariff } from '../api/contract';
import { BANDS } from '../api/contract';
import { useWords } from '../i18n/words';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** A working day of each month by hours, with the price of each colour. */
export function YearOfBands({ tariff }: { tariff: Tariff }) {
  const { t, language } = useWords();
  const name = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const used = BANDS.filter((band) => tariff.prices[band] !== undefined);
  return (
    <>
      <div className="year-bands" role="img" aria-label={t('tariff.picture')}>
        {MONTHS.map((month) => (
          <Month key={month} name={name.format(Date.UTC(2026, month - 1, 1))} bands={HOURS.map((hour) => bandOf(tariff, month, 'monday', hour))} />
        ))}
        <span className="hours">
          <span>00</span>
          <span>06</span>
          <span>12</span>
          <span>18</span>
          <span>24</span>
        </span>
      </div>
      <p className="bands">
        {used.map((band) => (
          <span key={band}>
            <i className={`band-${band}`} aria-hidden="true" />
            {t(`tariff.band.${band}`)} ¥ {String(tariff.prices[band])}/kWh
          </span>
        ))}
      </p>
    </>
  );
}

function Month({ name, bands }: { name: string; bands: (Band | undefined)[] }) {
  return (
    <>
      <span>{name}</span>
      {bands.map((band, hour) => (
        <i key={hour} className={band === undefined ? undefined : `band-${band}`} />
      ))}
    </>
  );
}

/** The band of an hour, as the server finds it. */
export function bandOf(tariff: Tariff, month: number, day: string, hour: number): Band | undefined {
  const schedule = tariff.schedules.find((one) => (one.months?.includes(month) ?? true) && (one.days?.includes(day) ?? true));
  return schedule?.hours.find((slot) => slot.from <= hour && hour < slot.to)?.band;
}

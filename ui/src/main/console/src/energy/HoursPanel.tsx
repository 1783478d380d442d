import type { EnergyHour } from '../api/energy';
import { useT, useWords } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Panel } from '../parts/Panel';
import { useTime } from '../parts/time';
import { WaitingBlock } from '../parts/Waiting';
import { MeterLinks } from './MeterLinks';
import { useHours } from './server';
import { pue } from './units';

const DAYS = 7;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** So that the lowest hour is still seen as one. */
const FAINTEST = 0.12;
const NAMED = 3;
const NAMED_DAYS = 3;

/** A week by hours: a gap stays one. */
export function HoursPanel() {
  const { t, language } = useWords();
  const hours = useHours(DAYS);
  const known = (hours.data?.items ?? []).flatMap((one) => (one.pue === undefined ? [] : [one.pue]));
  const low = Math.min(...known);
  const high = Math.max(...known);
  const scale = known.length === 0 ? undefined : (
    <span className="row">
      {pue(language, low)} <span className="scale" aria-hidden="true" /> {pue(language, high)}
    </span>
  );
  return (
    <Panel title={t('energy.hours')} right={scale}>
      <Answer query={hours} failed={t('energy.hoursFailed')} waiting={<WaitingBlock height={180} what={t('energy.hours')} />} empty={{ when: (data) => data.items.length === 0, show: <p className="body sub">{t('energy.noHours')}</p> }}>
        {(data) => (
          <div className="body">
            <div className="heat" role="img" aria-label={known.length === 0 ? t('energy.hours') : t('energy.hoursLabel', { low: pue(language, low), high: pue(language, high) })}>
              {[...new Set(data.items.map((one) => one.day))].map((day) => (
                <Day key={day} day={day} hours={data.items.filter((one) => one.day === day)} low={low} high={high} />
              ))}
              <span className="hours">
                <span>00</span>
                <span>06</span>
                <span>12</span>
                <span>18</span>
                <span>24</span>
              </span>
            </div>
            <Gaps hours={data.items.filter((one) => one.pue === undefined)} />
          </div>
        )}
      </Answer>
    </Panel>
  );
}

/** By day, with the meters that had them. */
function Gaps({ hours }: { hours: readonly EnergyHour[] }) {
  const t = useT();
  const time = useTime();
  if (hours.length === 0) return null;
  const days = [...new Set(hours.map((one) => one.day))].toReversed().slice(0, NAMED_DAYS);
  return (
    <p className="sub">
      {t('energy.dashed')}
      {days.map((day) => {
        const meters = [...new Set(hours.filter((one) => one.day === day).flatMap((one) => one.silent))].slice(0, NAMED);
        return meters.length === 0 ? null : (
          <span key={day} className="block">
            {time.dayOfWeek(`${day}T12:00:00`)}: <MeterLinks meters={meters} period="day" day={day} />
          </span>
        );
      })}
    </p>
  );
}

function Day({ day, hours, low, high }: { day: string; hours: readonly EnergyHour[]; low: number; high: number }) {
  const t = useT();
  const time = useTime();
  const { language } = useWords();
  const byHour = new Map(hours.map((one) => [one.hour, one]));
  return (
    <>
      <span>{time.dayOfWeek(`${day}T12:00:00`)}</span>
      {HOURS.map((hour) => {
        const one = byHour.get(hour);
        if (one === undefined) return <i key={hour} className="none" />;
        const at = { day, hour: String(hour).padStart(2, '0') };
        if (one.pue === undefined) return <i key={hour} className="gap" title={t('energy.hourGap', at)} />;
        return <i key={hour} style={{ opacity: high > low ? FAINTEST + ((1 - FAINTEST) * (one.pue - low)) / (high - low) : FAINTEST }} title={t('energy.hourAt', { ...at, pue: pue(language, one.pue) })} />;
      })}
    </>
  );
}

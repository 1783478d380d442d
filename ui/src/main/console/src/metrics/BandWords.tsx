import type { ExpectedBand } from '../api/telemetry';
import { useWords } from '../i18n/words';
import { usePreferences } from '../parts/preferences';
import { Wrong } from '../parts/Wrong';
import { howOf } from './expected';

export type Said = { name: string; band: ExpectedBand };

/** Below a chart: how each line's newest value stands to what is usual, and why nothing is said. */
export function BandWords({ said, error, reading }: { said: readonly Said[]; error: unknown; reading: boolean }) {
  const { t, language } = useWords();
  const zone = usePreferences().zone === 'UTC' ? { timeZone: 'UTC' } : {};
  const words = ({ facts, unusual, ...rest }: ExpectedBand) => {
    if (unusual === undefined) return t('band.notEnough');
    const at = new Date(facts['at'] ?? '');
    const times = Number(facts['times'] ?? 0);
    return t('band.sentence', {
      how: howOf({ facts, unusual, ...rest }),
      times: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(times),
      percent: Math.round(times * 100),
      basis: facts['basis'] ?? '',
      weekday: new Intl.DateTimeFormat(language, { weekday: 'long', ...zone }).format(at),
      clock: new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone }).format(at),
      before: facts['before'] ?? '',
    });
  };
  return (
    <div className="band-words" aria-live="polite">
      <Wrong error={error} />
      {reading && said.length === 0 ? <p className="sub">{t('band.reading')}</p> : null}
      {said.map(({ name, band }) => (
        <p key={name} className={band.unusual === true ? 'sub strong' : 'sub'}>
          {name === '' ? null : <b>{name}: </b>}
          {words(band)}
        </p>
      ))}
    </div>
  );
}

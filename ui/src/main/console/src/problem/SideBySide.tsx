import { Link } from '@tanstack/react-router';
import type { Fact } from '../api/problem';
import { useWords, type Key, type Language } from '../i18n/words';
import { Scrolled } from '../parts/Scrolled';

/** The incidents of a problem as columns; what all have in common stands first and is marked by its word. */
export function SideBySide({ incidents, facts }: { incidents: readonly string[]; facts: readonly Fact[] }) {
  const { t, catalogue, language } = useWords();
  const name = (fact: string) => (`problem.fact.${fact}` in catalogue ? t(`problem.fact.${fact}` as Key) : fact);
  return (
    <Scrolled className="sideways" label={t('problem.comparison')}>
      <table className="tbl side-by-side">
        <thead>
          <tr>
            <th>{t('problem.fact')}</th>
            {incidents.map((key) => (
              <th key={key}>
                <Link to="/incidents/$key" params={{ key }} className="mono">
                  {key}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.name} className={fact.common ? 'common' : ''}>
              <th scope="row">
                {name(fact.name)} {fact.common ? <span className="tag accent">{t('problem.common')}</span> : null}
              </th>
              {fact.values.map((value, index) => (
                <td key={incidents[index]}>{value === '' ? <span className="dim">–</span> : fact.name === 'weekday' ? dayOf(value, language) : value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
/** A Monday. */
const FIRST = Date.UTC(2024, 0, 1);

/** The day of the week in the reader's words. */
export function dayOf(day: string, language: Language): string {
  const index = DAYS.indexOf(day);
  return index === -1 ? day : new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(FIRST + index * 86_400_000);
}

import type { Matcher } from '../api/silence';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { OPERATORS, operatorOf, withOperator, type Operator } from './silences';

type Props = { matchers: readonly Matcher[]; onChange: (matchers: Matcher[]) => void };

/** Which labels an alert must have to be muted; all of them. */
export function Matchers({ matchers, onChange }: Props) {
  const t = useT();
  const put = (index: number, next: Matcher) => onChange(matchers.map((one, each) => (each === index ? next : one)));
  return (
    <fieldset className="turns">
      <legend>{t('silence.matchers')}</legend>
      <ul>
        {matchers.map((matcher, index) => (
          // A line has no name but its place.
          <li key={index} className="mt">
            <input className="in mono" aria-label={t('silence.label', { n: index + 1 })} placeholder="host" value={matcher.name} spellCheck={false} autoCapitalize="none" onChange={(event) => put(index, { ...matcher, name: event.target.value })} />
            <select className="in" aria-label={t('silence.operator', { n: index + 1 })} value={operatorOf(matcher)} onChange={(event) => put(index, withOperator(matcher, event.target.value as Operator))}>
              {OPERATORS.map((operator) => (
                <option key={operator} value={operator}>
                  {operator}
                </option>
              ))}
            </select>
            <input className="in mono" aria-label={t('silence.value', { n: index + 1 })} value={matcher.value} spellCheck={false} autoCapitalize="none" onChange={(event) => put(index, { ...matcher, value: event.target.value })} />
            <button type="button" className="icon-btn" disabled={matchers.length === 1} aria-label={t('silence.without', { n: index + 1 })} onClick={() => onChange(matchers.filter((_one, each) => each !== index))}>
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => onChange([...matchers, { name: '', value: '', isRegex: false, isEqual: true }])}>
        <Icon name="plus" size={14} />
        {t('silence.add')}
      </Button>
    </fieldset>
  );
}

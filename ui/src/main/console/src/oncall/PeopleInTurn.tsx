import { NativeSelect } from '@mantine/core';
import type { Person } from '../api/identity';
import { useT } from '../i18n/words';
import { Icon } from '../parts/Icon';
import { Owner } from '../parts/Owner';
import { swapped } from './calendar';

type Props = { chosen: readonly string[]; everybody: readonly Person[]; onChange: (people: string[]) => void };

/** People in the order of their turns; moved by buttons, so that no pointer is needed. */
export function PeopleInTurn({ chosen, everybody, onChange }: Props) {
  const t = useT();
  const nameOf = (id: string) => everybody.find((person) => person.id === id)?.displayName ?? id;
  const others = everybody.filter((person) => !chosen.includes(person.id));
  return (
    <fieldset className="turns">
      <legend>{t('schedule.people')}</legend>
      {chosen.length === 0 ? <p className="critical">{t('schedule.nobody')}</p> : null}
      <ol>
        {chosen.map((id, index) => (
          <li key={id} className="row">
            <span className="dim">{index + 1}</span>
            <Owner name={nameOf(id)} />
            <span className="grow" />
            <button type="button" className="icon-btn" disabled={index === 0} aria-label={t('turns.earlier', { name: nameOf(id) })} onClick={() => onChange(swapped(chosen, index, -1))}>
              <Icon name="up" />
            </button>
            <button type="button" className="icon-btn" disabled={index === chosen.length - 1} aria-label={t('turns.later', { name: nameOf(id) })} onClick={() => onChange(swapped(chosen, index, 1))}>
              <Icon name="down" />
            </button>
            <button type="button" className="icon-btn" aria-label={t('turns.remove', { name: nameOf(id) })} onClick={() => onChange(chosen.filter((each) => each !== id))}>
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ol>
      {others.length === 0 ? null : (
        <NativeSelect
          aria-label={t('turns.add')}
          value=""
          onChange={(event) => onChange([...chosen, event.target.value])}
          data={[{ value: '', label: t('turns.add') }, ...others.map((person) => ({ value: person.id, label: person.displayName }))]}
        />
      )}
    </fieldset>
  );
}

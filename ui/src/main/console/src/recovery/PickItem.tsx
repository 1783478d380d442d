import { TextInput } from '@mantine/core';
import { useDeferredValue, useState, type KeyboardEvent } from 'react';
import { useT } from '../i18n/words';
import { useFound } from '../inventory/server';
import { Icon } from '../parts/Icon';

type Chosen = { id: string; name: string };
type Props = { item: Chosen | undefined; onChange: (item: Chosen | undefined) => void; error: string | undefined };

/** The one thing that is protected, chosen from the inventory by typing. */
export function PickItem({ item, onChange, error }: Props) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed);
  const { data: found = [], isPlaceholderData } = useFound(asked);
  const offered = typed.trim() === '' ? [] : found.slice(0, 6);
  const pick = ({ id, name }: Chosen) => {
    onChange({ id, name });
    setTyped('');
  };
  // Enter chooses the first that is offered for what is typed; it must not send the form.
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const [first] = offered;
    if (first !== undefined && asked === typed && !isPlaceholderData) pick(first);
  };
  if (item !== undefined) {
    return (
      <div className="field">
        <span className="strong">{t('protect.item')}</span>
        <span className="chips">
          <button type="button" className="chip" aria-pressed aria-label={t('change.removeItem', { name: item.name })} onClick={() => onChange(undefined)}>
            {item.name}
            <Icon name="cross" size={12} />
          </button>
        </span>
        {error === undefined ? null : <span className="sub critical">{error}</span>}
      </div>
    );
  }
  return (
    <div className="col">
      <TextInput label={t('protect.item')} description={t('protect.itemHint')} value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={enter} error={error} />
      <span className="chips">
        {offered.map((one) => (
          <button key={one.id} type="button" className="chip" onClick={() => pick(one)}>
            <Icon name="plus" size={12} />
            {one.name}
          </button>
        ))}
      </span>
    </div>
  );
}

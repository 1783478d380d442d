import { TextInput } from '@mantine/core';
import { useDeferredValue, useState, type KeyboardEvent } from 'react';
import type { ChangedItem } from '../api/change';
import type { Item } from '../api/inventory';
import { useT } from '../i18n/words';
import { useFound } from '../inventory/server';
import { Icon } from '../parts/Icon';

type Props = { items: readonly ChangedItem[]; onChange: (items: readonly ChangedItem[]) => void; hint: string; error: string | undefined };

/** What it is on, chosen from the inventory by typing. */
export function PickItems({ items, onChange, hint, error }: Props) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed);
  const { data: found = [], isPlaceholderData } = useFound(asked);
  const chosen = new Set(items.map((item) => item.id));
  const offered = typed.trim() === '' ? [] : found.filter((item) => !chosen.has(item.id)).slice(0, 6);
  const pick = ({ id, name, kind }: Item) => {
    onChange([...items, { id, name, kind }]);
    setTyped('');
  };
  // Enter chooses the first that is offered for what is typed. It must not send a form in which what was typed is not chosen yet.
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const [first] = offered;
    if (first !== undefined && asked === typed && !isPlaceholderData) pick(first);
  };
  return (
    <div className="col">
      <TextInput label={t('change.items')} description={hint} value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={enter} error={error} />
      {offered.length === 0 ? null : (
        <span className="chips">
          {offered.map((item) => (
            <button key={item.id} type="button" className="chip" onClick={() => pick(item)}>
              <Icon name="plus" size={12} />
              {item.name}
            </button>
          ))}
        </span>
      )}
      <span className="chips">
        {items.map((item) => (
          <button key={item.id} type="button" className="chip" aria-pressed aria-label={t('change.removeItem', { name: item.name })} onClick={() => onChange(items.filter((one) => one.id !== item.id))}>
            {item.name}
            <Icon name="cross" size={12} />
          </button>
        ))}
      </span>
    </div>
  );
}

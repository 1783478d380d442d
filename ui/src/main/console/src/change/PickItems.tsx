import { TextInput } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import type { ChangedItem } from '../api/change';
import { useT } from '../i18n/words';
import { useFound } from '../inventory/server';
import { Icon } from '../parts/Icon';

type Props = { items: readonly ChangedItem[]; onChange: (items: readonly ChangedItem[]) => void; hint: string; error: string | undefined };

/** What it is on, chosen from the inventory by typing. */
export function PickItems({ items, onChange, hint, error }: Props) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const { data: found = [] } = useFound(useDeferredValue(typed));
  const chosen = new Set(items.map((item) => item.id));
  const offered = typed.trim() === '' ? [] : found.filter((item) => !chosen.has(item.id)).slice(0, 6);
  return (
    <div className="col">
      <TextInput label={t('change.items')} description={hint} value={typed} onChange={(event) => setTyped(event.target.value)} error={error} />
      {offered.length === 0 ? null : (
        <span className="chips">
          {offered.map((item) => (
            <button
              key={item.id}
              type="button"
              className="chip"
              onClick={() => {
                onChange([...items, { id: item.id, name: item.name, kind: item.kind }]);
                setTyped('');
              }}
            >
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

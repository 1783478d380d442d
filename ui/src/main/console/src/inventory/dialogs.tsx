import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import { CRITICALITIES, type Criticality, type Item } from '../api/inventory';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { fieldError } from '../parts/Wrong';
import { ICONS } from './picture';
import { useAddItem, useAddLink, useChangeItem, useFound, useRetire } from './server';

type Fields = { name: string; criticality: Criticality | ''; owner: string; note: string };

function fieldsOf(item?: Item): Fields {
  return { name: item?.name ?? '', criticality: item?.criticality ?? '', owner: item?.owner ?? '', note: item?.note ?? '' };
}

function changeOf({ name, criticality, owner, note }: Fields) {
  const kept = (text: string) => (text.trim() === '' ? undefined : text.trim());
  return { name: name.trim(), criticality: criticality === '' ? undefined : criticality, owner: kept(owner), note: kept(note) };
}

/** A service that people know by name: hosts and programs are found by themselves, these can't be. */
export function AddService({ onClose, onAdded }: { onClose: () => void; onAdded: (id: string) => void }) {
  const t = useT();
  const add = useAddItem();
  const [fields, setFields] = useState<Fields>({ ...fieldsOf(), criticality: 'high' });
  return (
    <Dialog opened onClose={onClose} title={t('inventory.add')} act={t('inventory.add')} busy={add.isPending} off={fields.name.trim() === '' ? t('inventory.nameMissing') : undefined} error={add.error} onSubmit={() => add.mutate({ kind: 'business-service', ...changeOf(fields) }, { onSuccess: (item) => onAdded(item.id) })}>
      <p className="mid">{t('inventory.addMeans')}</p>
      <ItemFields fields={fields} error={add.error} onChange={setFields} named />
    </Dialog>
  );
}

export function EditItem({ item, onClose }: { item: Item; onClose: () => void }) {
  const t = useT();
  const change = useChangeItem();
  const [fields, setFields] = useState(fieldsOf(item));
  return (
    <Dialog opened onClose={onClose} title={t('item.editOf', { item: item.name })} act={t('item.save')} busy={change.isPending} error={change.error} onSubmit={() => change.mutate({ id: item.id, version: item.version, ...changeOf(fields) }, { onSuccess: onClose })}>
      <ItemFields fields={fields} error={change.error} onChange={setFields} named={!item.discovered} />
      <p className="sub">{t('item.editMeans')}</p>
    </Dialog>
  );
}

type FieldsProps = { fields: Fields; error: unknown; onChange: (fields: Fields) => void; named: boolean };

function ItemFields({ fields, error, onChange, named }: FieldsProps) {
  const t = useT();
  return (
    <>
      {named ? <TextInput label={t('inventory.name')} value={fields.name} maxLength={120} onChange={(event) => onChange({ ...fields, name: event.target.value })} error={fieldError(error, 'name')} data-autofocus /> : null}
      <NativeSelect
        label={t('inventory.criticality')}
        description={fields.criticality === '' ? undefined : t(`criticality.${fields.criticality}`)}
        value={fields.criticality}
        onChange={(event) => onChange({ ...fields, criticality: event.target.value as Fields['criticality'] })}
        data={[{ value: '', label: t('inventory.notSet') }, ...CRITICALITIES.map((value) => ({ value, label: t(`severity.${value}`) }))]}
        error={fieldError(error, 'criticality')}
      />
      <TextInput label={t('inventory.owner')} description={t('inventory.ownerHint')} value={fields.owner} maxLength={120} onChange={(event) => onChange({ ...fields, owner: event.target.value })} error={fieldError(error, 'owner')} />
      <Textarea label={t('item.note')} rows={2} maxLength={2000} value={fields.note} onChange={(event) => onChange({ ...fields, note: event.target.value })} error={fieldError(error, 'note')} />
    </>
  );
}

/** "It depends on two of these three": with fewer left it is down, with one lost it is degraded. */
export function AddLink({ item, onClose }: { item: Item; onClose: () => void }) {
  const t = useT();
  const add = useAddLink();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Item[]>([]);
  const [needs, setNeeds] = useState<number>();
  const { data: found = [] } = useFound(useDeferredValue(typed));
  const offered = found.filter((one) => one.id !== item.id && !one.retired && !chosen.some((each) => each.id === one.id));
  const all = needs === undefined || needs >= chosen.length;
  const submit = () => add.mutate({ from: item.id, to: chosen.map((one) => one.id), ...(all ? {} : { needs }) }, { onSuccess: onClose });
  return (
    <Dialog opened onClose={onClose} title={t('item.addLinkOf', { item: item.name })} act={t('item.addLink')} busy={add.isPending} off={chosen.length === 0 ? t('item.linkMissing') : undefined} error={add.error} onSubmit={submit} wide>
      <ul className="chosen" aria-label={t('item.chosen')}>
        {chosen.map((one) => (
          <li key={one.id} className="row">
            <Icon name={ICONS[one.kind]} size={14} />
            <span className="grow cut">{one.name}</span>
            <button type="button" className="icon-btn" aria-label={t('turns.remove', { name: one.name })} onClick={() => setChosen(chosen.filter((each) => each.id !== one.id))}>
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ul>
      <TextInput label={t('item.dependsOn')} placeholder={t('inventory.find')} value={typed} spellCheck={false} onChange={(event) => setTyped(event.target.value)} data-autofocus />
      <div className="offered">
        {offered.slice(0, 8).map((one) => (
          <Button key={one.id} size="small" onClick={() => setChosen([...chosen, one])}>
            <Icon name="plus" size={12} />
            {one.name}
          </Button>
        ))}
      </div>
      {chosen.length > 1 ? (
        <NativeSelect
          label={t('item.howMany')}
          value={String(all ? chosen.length : needs)}
          onChange={(event) => setNeeds(Number(event.target.value))}
          data={chosen.map((_one, index) => ({ value: String(chosen.length - index), label: index === 0 ? t('item.needsAll', { n: chosen.length }) : t('item.needsSome', { k: chosen.length - index, n: chosen.length }) }))}
        />
      ) : null}
      <p className="sub">{all ? t('item.linkMeansAll', { item: item.name }) : t('item.linkMeans', { item: item.name, k: needs, spare: chosen.length - needs })}</p>
    </Dialog>
  );
}

export function Retire({ item, onClose }: { item: Item; onClose: () => void }) {
  const t = useT();
  const retire = useRetire();
  return (
    <Dialog opened onClose={onClose} title={t('item.retireOf', { item: item.name })} act={t('item.retireAct')} danger busy={retire.isPending} error={retire.error} onSubmit={() => retire.mutate(item, { onSuccess: onClose })}>
      <p>{t('item.retireMeans')}</p>
    </Dialog>
  );
}

import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Tariff } from '../api/contract';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { useKeepTariff, useRemoveTariff } from './server';

const EXAMPLE = {
  name: 'Two-part, 10 kV',
  prices: { peak: 1.02, flat: 0.68, valley: 0.34 },
  schedules: [
    {
      months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      hours: [
        { from: 0, to: 7, band: 'valley' },
        { from: 7, to: 10, band: 'flat' },
        { from: 10, to: 15, band: 'peak' },
        { from: 15, to: 18, band: 'flat' },
        { from: 18, to: 21, band: 'peak' },
        { from: 21, to: 23, band: 'flat' },
        { from: 23, to: 24, band: 'valley' },
      ],
    },
  ],
  holidays: [],
};

/** A tariff as text, as files and programs write it too. The server says which hours or months have no price, or two. */
export function TariffDialog({ tariff, onClose }: { tariff: Tariff | undefined; onClose: () => void }) {
  const t = useT();
  const keep = useKeepTariff(tariff?.version);
  const remove = useRemoveTariff();
  const [from, setFrom] = useState(tariff?.from ?? '');
  const [text, setText] = useState(() => JSON.stringify(tariff === undefined ? EXAMPLE : { name: tariff.name, prices: tariff.prices, schedules: tariff.schedules, holidays: tariff.holidays ?? [] }, undefined, 1));
  const read = tariffOf(text);
  const wrong = keep.error ?? remove.error;
  const off = !/^\d{4}-\d\d-\d\d$/.test(from) ? t('tariff.dayMissing') : read === undefined ? t('tariff.notJson') : undefined;
  return (
    <Dialog opened wide onClose={onClose} title={t(tariff === undefined ? 'tariff.enter' : 'tariff.change')} act={t('energy.save')} busy={keep.isPending} off={off} error={wrong} onSubmit={() => (read === undefined ? undefined : keep.mutate({ ...read, from }, { onSuccess: onClose }))}>
      <p className="sub">{t('tariff.text')}</p>
      {tariff === undefined ? <TextInput label={t('tariff.validFrom')} placeholder="2027-01-01" value={from} onChange={(event) => setFrom(event.target.value)} error={fieldError(wrong, 'from')} data-autofocus /> : null}
      <Textarea label={t('tariff.json')} value={text} onChange={(event) => setText(event.target.value)} rows={16} styles={{ input: { fontFamily: 'var(--mono)' } }} />
      {tariff === undefined ? null : (
        <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate(tariff.from, { onSuccess: onClose })}>
          {t('tariff.remove')}
        </Button>
      )}
    </Dialog>
  );
}

/** Undefined where it is no JSON with prices and schedules. */
export function tariffOf(text: string): Omit<Tariff, 'from'> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('prices' in value) || !('schedules' in value) || !Array.isArray(value.schedules)) return undefined;
    return value as Omit<Tariff, 'from'>;
  } catch {
    return undefined;
  }
}

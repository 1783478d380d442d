import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { PlantLocks } from '../api/plant';
import { useT } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { useLock } from './plantServer';

const RANGE = { supplyAirC: [17, 26], chilledWaterC: [7, 22], towerWaterC: [5, 36] } as const;
const WORDS = { supplyAirC: 'plant.set.supply_air', chilledWaterC: 'plant.set.chilled_water', towerWaterC: 'plant.set.tower_water' } as const;
const FIELDS = ['supplyAirC', 'chilledWaterC', 'towerWaterC'] as const;

/** Temperatures that the optimizer is to leave alone. */
export function LocksDialog({ locks, onClose }: { locks: PlantLocks; onClose: () => void }) {
  const t = useT();
  const lock = useLock();
  const [held, setHeld] = useState<PlantLocks>(locks);
  const put = (field: keyof PlantLocks, value: number | string) => setHeld((before) => ({ ...before, [field]: value === '' ? undefined : Number(value) }));
  return (
    <Dialog opened onClose={onClose} title={t('plant.hold')} act={t('plant.save')} busy={lock.isPending} error={lock.error} onSubmit={() => lock.mutate(held, { onSuccess: onClose })}>
      <p className="sub">{t('plant.holdText')}</p>
      {FIELDS.map((field) => (
        <NumberInput key={field} label={t(WORDS[field])} suffix=" °C" min={RANGE[field][0]} max={RANGE[field][1]} step={0.5} value={held[field] ?? ''} onChange={(value) => put(field, value)} error={fieldError(lock.error, field)} />
      ))}
    </Dialog>
  );
}

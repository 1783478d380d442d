import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { PlantDescription } from '../api/plant';
import { useT } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Dialog } from '../parts/Dialog';
import { WaitingRows } from '../parts/Waiting';
import { useDescribe, usePlant } from './plantServer';

/** The plant as text, as files write it too. */
export function PlantDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const plant = usePlant(true);
  const describe = useDescribe(plant.data?.version);
  const [text, setText] = useState<string>();
  const shown = text ?? textOf(plant.data ?? undefined);
  const described = read(shown);
  return (
    <Dialog opened onClose={onClose} title={t('plant.describe')} act={t('plant.save')} busy={describe.isPending} off={described === undefined ? t('plant.notJson') : undefined} error={describe.error} onSubmit={() => (described === undefined ? undefined : describe.mutate(described, { onSuccess: onClose }))} wide>
      <p className="sub">{t('plant.describeText')}</p>
      <Answer query={plant} failed={t('plant.adviceFailed')} waiting={<WaitingRows rows={8} what={t('plant.asJson')} />}>
        {() => <Textarea label={t('plant.asJson')} value={shown} onChange={(event) => setText(event.target.value)} rows={18} styles={{ input: { fontFamily: 'var(--mono)' } }} data-autofocus />}
      </Answer>
    </Dialog>
  );
}

function textOf(plant: PlantDescription | undefined): string {
  return JSON.stringify({ site: plant?.site ?? {}, ...(plant?.chiller === undefined ? {} : { chiller: plant.chiller }), sensors: plant?.sensors ?? [] }, undefined, 2);
}

function read(text: string): PlantDescription | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('site' in value) || !('sensors' in value) || typeof value.site !== 'object' || value.site === null || !Array.isArray(value.sensors)) return undefined;
    const chiller = 'chiller' in value && typeof value.chiller === 'object' && value.chiller !== null ? { chiller: value.chiller as Record<string, unknown> } : {};
    return { site: value.site as Record<string, unknown>, ...chiller, sensors: value.sensors as PlantDescription['sensors'] };
  } catch {
    return undefined;
  }
}

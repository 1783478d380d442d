import { Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { EnergyTree } from '../api/energy';
import type { Watch } from '../api/contract';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { useKeepWatch, useRemoveWatch } from './server';

/** A limit of an hour, days held against days like them, or both. */
export function WatchDialog({ watch, tree, onClose }: { watch: Watch | undefined; tree: EnergyTree; onClose: () => void }) {
  const t = useT();
  const keep = useKeepWatch();
  const remove = useRemoveWatch();
  const [node, setNode] = useState(watch?.node ?? tree.nodes[0]?.id ?? '');
  const [most, setMost] = useState<number | string>(watch?.mostKwh ?? '');
  const [days, setDays] = useState(watch?.comparesDays ?? true);
  const wrong = keep.error ?? remove.error;
  const off = most === '' && !days ? t('watching.nothing') : undefined;
  return (
    <Dialog opened onClose={onClose} title={t(watch === undefined ? 'watching.new' : 'watching.change')} act={t('energy.save')} busy={keep.isPending} off={off} error={wrong} onSubmit={() => keep.mutate({ node, comparesDays: days, ...(most === '' ? {} : { mostKwh: Number(most) }) }, { onSuccess: onClose })}>
      {watch === undefined ? <NativeSelect label={t('energy.node')} value={node} onChange={(event) => setNode(event.target.value)} data={tree.nodes.map((one) => ({ value: one.id, label: one.name }))} error={fieldError(wrong, 'node')} /> : null}
      <NumberInput label={t('watching.limit')} value={most} onChange={setMost} min={0} error={fieldError(wrong, 'mostKwh')} />
      <Checkbox label={t('watching.compare')} checked={days} onChange={(event) => setDays(event.target.checked)} />
      {watch === undefined ? null : (
        <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate(watch.node, { onSuccess: onClose })}>
          {t('watching.remove')}
        </Button>
      )}
    </Dialog>
  );
}

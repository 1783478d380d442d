import { Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ModbusDevice } from '../api/energy';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { linesOf, registersOf } from './registers';
import { useKeepDevice, useRemoveDevice } from './server';

/** Whom to ask, and for what. The address is connected to by the server, so only who may change settings sees this. */
export function DeviceDialog({ device, onClose }: { device: ModbusDevice | undefined; onClose: () => void }) {
  const t = useT();
  const keep = useKeepDevice(device?.version);
  const remove = useRemoveDevice();
  const [id, setId] = useState(device?.id ?? '');
  const [name, setName] = useState(device?.name ?? '');
  const [host, setHost] = useState(device?.host ?? '');
  const [port, setPort] = useState<number | string>(device?.port ?? 502);
  const [unit, setUnit] = useState<number | string>(device?.unit ?? 1);
  const [every, setEvery] = useState<number | string>(device?.everySeconds ?? 10);
  const [active, setActive] = useState(device?.active ?? true);
  const [lines, setLines] = useState(() => linesOf(device?.registers ?? []));
  const registers = registersOf(lines);
  const off = id === '' || name === '' || host === '' ? t('energy.deviceMissing') : registers === undefined ? t('energy.registersWrong') : undefined;
  const save = () => {
    if (registers !== undefined) keep.mutate({ id, name, host, port: Number(port), unit: Number(unit), everySeconds: Number(every), active, registers }, { onSuccess: onClose });
  };
  const wrong = keep.error ?? remove.error;
  return (
    <Dialog opened onClose={onClose} title={t(device === undefined ? 'energy.newDevice' : 'energy.changeDevice')} act={t('energy.save')} busy={keep.isPending} off={off} error={wrong} onSubmit={save}>
      {device === undefined ? <TextInput label={t('energy.deviceId')} placeholder="meter-grid-1" value={id} onChange={(event) => setId(event.target.value)} error={fieldError(wrong, 'id')} data-autofocus /> : null}
      <TextInput label={t('energy.deviceName')} value={name} onChange={(event) => setName(event.target.value)} error={fieldError(wrong, 'name')} />
      <TextInput label={t('energy.host')} placeholder="10.20.0.7" value={host} onChange={(event) => setHost(event.target.value)} error={fieldError(wrong, 'host')} />
      <span className="row device-numbers">
        <NumberInput label={t('energy.port')} value={port} onChange={setPort} min={1} max={65535} error={fieldError(wrong, 'port')} />
        <NumberInput label={t('energy.unit')} value={unit} onChange={setUnit} min={0} max={255} error={fieldError(wrong, 'unit')} />
        <NumberInput label={t('energy.every')} value={every} onChange={setEvery} min={5} max={86400} error={fieldError(wrong, 'everySeconds')} />
      </span>
      <Textarea label={t('energy.registers')} description={t('energy.registersHint')} placeholder={'power holding 0 float32 high_first 1'} value={lines} onChange={(event) => setLines(event.target.value)} rows={5} error={fieldError(wrong, 'registers')} styles={{ input: { fontFamily: 'var(--mono)' } }} />
      <Checkbox label={t('energy.active')} checked={active} onChange={(event) => setActive(event.target.checked)} />
      {device === undefined ? null : (
        <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate(device.id, { onSuccess: onClose })}>
          {t('energy.removeDevice')}
        </Button>
      )}
    </Dialog>
  );
}

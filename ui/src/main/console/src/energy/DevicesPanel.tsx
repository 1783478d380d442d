import { useMemo, useState } from 'react';
import type { ModbusDevice } from '../api/energy';
import { useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { useOffer } from '../shell/commands';
import { DeviceDialog } from './DeviceDialog';
import { useAskDevice, useDevices } from './server';
import { failureSeverity } from './states';

/** Devices that are read over Modbus TCP, and how the last attempt went. */
export function DevicesPanel() {
  const { t } = useWords();
  const devices = useDevices();
  const ask = useAskDevice();
  const maySet = useMay('EDIT_SETTINGS');
  const [open, setOpen] = useState<ModbusDevice | 'new'>();
  useOffer(useMemo(() => (maySet ? [{ id: 'new-modbus-device', label: t('energy.newDevice'), run: () => setOpen('new') }] : []), [maySet, t]));
  return (
    <Panel title={t('energy.devices')} count={devices.data?.length} footer={maySet ? <Button onClick={() => setOpen('new')}>{t('energy.newDevice')}</Button> : undefined}>
      <Wrong error={ask.error} />
      <Answer query={devices} failed={t('energy.devicesFailed')} waiting={<WaitingRows rows={2} what={t('energy.devices')} />} empty={{ when: (items) => items.length === 0, show: <p className="body sub">{t('energy.noDevices')}</p> }}>
        {(items) => (
          <ul className="devices">
            {items.map((device) => (
              <li key={device.id}>
                <Line device={device} />
                {maySet ? (
                  <span className="row">
                    <Button size="small" busy={ask.isPending && ask.variables === device.id} onClick={() => ask.mutate(device.id)}>
                      {t('energy.ask')}
                    </Button>
                    <Button size="small" look="quiet" onClick={() => setOpen(device)}>
                      {t('energy.change')}
                    </Button>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {open === undefined ? null : <DeviceDialog device={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Panel>
  );
}

function Line({ device }: { device: ModbusDevice }) {
  const { t, language } = useWords();
  const { state } = device;
  const severity = !device.active || state.askedAt === undefined ? 'muted' : failureSeverity(state.failure);
  const word = !device.active ? t('energy.device.off') : state.askedAt === undefined ? t('energy.device.unasked') : state.failure === undefined ? t('energy.device.ok') : t(`energy.failure.${state.failure}`);
  return (
    <span className="row grow line">
      <Mark severity={severity} silent />
      <span className="grow cut">
        <span className="t">{device.name}</span> <span className="sub">{word}</span>
        <span className="sub block cut">
          <span className="mono">
            {device.host}:{device.port}
          </span>{' '}
          {t('energy.deviceFacts', { unit: device.unit, n: device.registers.length })}
          {state.answeredAt === undefined ? null : (
            <>
              {' · '}
              <Age at={state.answeredAt} form="ago" focusable={false} />
            </>
          )}
        </span>
        {state.detail === '' || language !== 'en' ? null : <span className="sub block">{state.detail}</span>}
      </span>
    </span>
  );
}

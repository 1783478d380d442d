import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { PlantCalibration } from '../api/plant';
import { useT, useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { useAdvice, useCalibrate, useCalibrations } from './plantServer';
import { percent } from './setPoints';

const USUAL_DAYS = 60;
const NAMES: Record<string, 'plant.power.pdu' | 'plant.power.ups' | 'plant.power.transformer' | 'plant.power.aux' | 'plant.part.fans' | 'plant.part.chilled_pumps' | 'plant.part.condenser_pumps' | 'plant.part.chillers' | 'plant.part.towers' | 'plant.plate' | 'plant.coil'> = {
  pdu: 'plant.power.pdu',
  ups: 'plant.power.ups',
  transformer: 'plant.power.transformer',
  aux: 'plant.power.aux',
  crah: 'plant.part.fans',
  chw_pumps: 'plant.part.chilled_pumps',
  cw_pumps: 'plant.part.condenser_pumps',
  chillers: 'plant.part.chillers',
  towers: 'plant.part.towers',
  plate: 'plant.plate',
  coil: 'plant.coil',
};

/** How the model agrees with the plant, part by part, and who made it so. */
export function PlantModelPanel() {
  const t = useT();
  const advice = useAdvice();
  const calibrations = useCalibrations();
  const mayEdit = useMay('EDIT_ENERGY');
  const [asking, setAsking] = useState(false);
  if (advice.data === null || advice.data === undefined) return null;
  return (
    <Panel title={t('plant.model')} right={mayEdit ? <Button onClick={() => setAsking(true)}>{t('plant.calibrate')}</Button> : undefined}>
      <Answer query={calibrations} failed={t('plant.adviceFailed')} waiting={<WaitingRows rows={4} what={t('plant.model')} />} empty={{ when: (items) => items.length === 0, show: <p className="body sub">{t('plant.notCalibrated')}</p> }}>
        {(items) => <Newest one={items[0]} />}
      </Answer>
      {asking ? <CalibrateDialog onClose={() => setAsking(false)} /> : null}
    </Panel>
  );
}

function Newest({ one }: { one: PlantCalibration | undefined }) {
  const { t, language } = useWords();
  if (one === undefined) return null;
  return (
    <>
      <p className="body sub">
        {one.by} · <Age at={one.at} form="ago" /> · {t('plant.calibrationFacts', { hours: one.hours, gaps: one.leftOut.gaps, switched: one.leftOut.switched, odd: one.leftOut.unbelievable, stuck: one.leftOut.stuck, unexplained: one.unexplained })}
      </p>
      <table className="tbl parts">
        <thead>
          <tr>
            <th>{t('plant.part')}</th>
            <th className="num">{t('plant.cvrmse')}</th>
            <th className="num">{t('plant.bias')}</th>
            <th>{t('energy.state')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{t('plant.whole')}</td>
            <td className="num">{percent(language, one.cvrmse)}</td>
            <td className="num">{percent(language, one.bias)}</td>
            <td />
          </tr>
          {one.parts.map((part) => {
            const name = NAMES[part.name];
            return (
              <tr key={part.name}>
                <td>{name === undefined ? part.name : t(name)}</td>
                <td className="num">{part.cvrmse === undefined ? '–' : percent(language, part.cvrmse)}</td>
                <td className="num">{part.bias === undefined ? '–' : percent(language, part.bias)}</td>
                <td className="cut" title={part.reason}>
                  {t(`plant.verdict.${part.verdict}`)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function CalibrateDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const calibrate = useCalibrate();
  const [days, setDays] = useState<number | string>(USUAL_DAYS);
  return (
    <Dialog opened onClose={onClose} title={t('plant.calibrate')} act={t('plant.calibrateAct')} busy={calibrate.isPending} error={calibrate.error} onSubmit={() => calibrate.mutate(Number(days), { onSuccess: onClose })}>
      <p className="sub">{t('plant.calibrateText')}</p>
      <NumberInput label={t('plant.days')} value={days} onChange={setDays} min={7} max={400} />
    </Dialog>
  );
}

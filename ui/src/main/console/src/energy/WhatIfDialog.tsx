import { Modal } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import type { Compared, PlantPowers, PlantTrial, SetPointName } from '../api/plant';
import { useT, useWords } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { WaitingRows } from '../parts/Waiting';
import { useTrial } from './plantServer';
import { number, setting, signed } from './setPoints';
import { pue } from './units';

type Moved = Partial<Record<SetPointName, number>>;
type Range = { what: SetPointName; least: number; most: number; step: number };
const RANGES: readonly Range[] = [
  { what: 'supply_air', least: 17, most: 26, step: 0.5 },
  { what: 'chilled_water', least: 7, most: 22, step: 0.5 },
  { what: 'tower_water', least: 5, most: 36, step: 0.5 },
  { what: 'cells', least: 1, most: 12, step: 1 },
  { what: 'chillers', least: 0, most: 5, step: 1 },
  { what: 'condenser_pumps', least: 1, most: 5, step: 1 },
  { what: 'condenser_flow', least: 0.5, most: 1, step: 0.05 },
  { what: 'economizer', least: 0, most: 1, step: 1 },
];
const PARTS = ['it', 'pdu', 'ups', 'transformer', 'aux', 'fans', 'chilledPumps', 'condenserPumps', 'chillers', 'towers', 'basin'] as const satisfies readonly (keyof PlantPowers)[];

/** Another setting on the model, in the air and at the load of now. */
export function WhatIfDialog({ compared, onClose }: { compared: Compared; onClose: () => void }) {
  const { t, language } = useWords();
  const [moved, setMoved] = useState<Moved>({});
  // While a slider moves, the server is asked about the places that the hand rests on.
  const trial = useTrial(useDeferredValue(moved));
  const nowOf = (what: SetPointName) => compared.setPoints.find((one) => one.what === what)?.now ?? 0;
  return (
    <Modal opened onClose={onClose} title={t('plant.trial')} size={720} closeButtonProps={{ 'aria-label': t('act.close') }}>
      <p className="sub">{t('plant.trialMeans')}</p>
      <div className="what-if">
        <div className="sliders">
          {RANGES.map((range) => (
            <div key={range.what} className="slide">
              <span className="row">
                <span className="mid">{t(`plant.set.${range.what}`)}</span>
                <span className={moved[range.what] === undefined ? 'num' : 'num new'}>{setting(t, language, range.what, moved[range.what] ?? nowOf(range.what))}</span>
              </span>
              <input
                type="range"
                aria-label={t(`plant.set.${range.what}`)}
                aria-valuetext={setting(t, language, range.what, moved[range.what] ?? nowOf(range.what))}
                min={range.least}
                max={range.most}
                step={range.step}
                value={moved[range.what] ?? nowOf(range.what)}
                onChange={(event) => setMoved((before) => ({ ...before, [range.what]: event.target.valueAsNumber }))}
              />
            </div>
          ))}
          <Button onClick={() => setMoved({})}>{t('plant.reset')}</Button>
        </div>
        <Answer query={trial} failed={t('plant.trialFailed')} waiting={<WaitingRows rows={8} what={t('plant.trial')} />}>
          {(data) => <Outcome trial={data} moved={Object.keys(moved).length > 0} />}
        </Answer>
      </div>
    </Modal>
  );
}

function Outcome({ trial, moved }: { trial: PlantTrial; moved: boolean }) {
  const { t, language } = useWords();
  const { now, then } = trial;
  if (now === undefined) return <p className="sub">{trial.verdict === 'not_known' ? t('plant.notKnown', { n: trial.missing.length }) : t('plant.noAnswer')}</p>;
  const less = then === undefined ? 0 : now.totalKw - then.totalKw;
  return (
    <div>
      <p className="row saved" aria-live="polite">
        {trial.verdict === 'breaks' && trial.limit !== undefined ? (
          <>
            <Mark severity="medium" /> <span>{t('plant.trialBreaks', { limit: t(`plant.limit.${trial.limit}`) })}</span>
          </>
        ) : (
          <span className="t">{!moved || then === undefined ? t('plant.trialSame') : t(less >= 0 ? 'plant.trialSaves' : 'plant.trialCosts', { kw: number(language, Math.abs(less), 1), pue: pue(language, then.pue) })}</span>
        )}
      </p>
      <table className="tbl opt">
        <thead>
          <tr>
            <th>{t('plant.part')}</th>
            <th className="num">{t('plant.now')}</th>
            <th className="num">{t('plant.wouldBe')}</th>
            <th className="num">kW</th>
          </tr>
        </thead>
        <tbody>
          {PARTS.filter((part) => now.kw[part] > 0 || (then?.kw[part] ?? 0) > 0).map((part) => (
            <Line key={part} name={<PartName part={part} />} now={now.kw[part]} then={then?.kw[part]} />
          ))}
          <Line name={t('energy.total')} now={now.totalKw} then={then?.totalKw} />
        </tbody>
      </table>
      <p className="sub">
        PUE {pue(language, now.pue)}
        {then === undefined ? '' : ` → ${pue(language, then.pue)}`}
      </p>
    </div>
  );
}

function Line({ name, now, then }: { name: React.ReactNode; now: number; then: number | undefined }) {
  const { language } = useWords();
  return (
    <tr>
      <td>{name}</td>
      <td className="num">{number(language, now, 0)}</td>
      <td className="num">{then === undefined ? '–' : number(language, then, 0)}</td>
      <td className="num">{then === undefined ? '' : signed(language, then - now, 1)}</td>
    </tr>
  );
}

const NAMES = { it: 'plant.part.it', fans: 'plant.part.fans', chilledPumps: 'plant.part.chilled_pumps', condenserPumps: 'plant.part.condenser_pumps', chillers: 'plant.part.chillers', towers: 'plant.part.towers' } as const;
const PLAIN: Record<Exclude<keyof PlantPowers, keyof typeof NAMES>, 'plant.power.pdu' | 'plant.power.ups' | 'plant.power.transformer' | 'plant.power.aux' | 'plant.power.basin'> = { pdu: 'plant.power.pdu', ups: 'plant.power.ups', transformer: 'plant.power.transformer', aux: 'plant.power.aux', basin: 'plant.power.basin' };

function PartName({ part }: { part: keyof PlantPowers }) {
  const t = useT();
  return <>{t({ ...NAMES, ...PLAIN }[part])}</>;
}

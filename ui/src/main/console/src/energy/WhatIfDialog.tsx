import { Modal } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import type { Compared, PlantPowers, PlantTrial, SetPointAdvice, SetPointName } from '../api/plant';
import { useT, useWords } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { WaitingRows } from '../parts/Waiting';
import { useTrial } from './plantServer';
import { number, setting, signed } from './setPoints';
import { pue } from './units';

type Moved = Partial<Record<SetPointName, number>>;
const MOVED: readonly SetPointName[] = ['supply_air', 'chilled_water', 'tower_water', 'cells', 'chillers', 'condenser_pumps', 'condenser_flow', 'economizer'];
const PARTS = ['it', 'pdu', 'ups', 'transformer', 'aux', 'fans', 'chilledPumps', 'condenserPumps', 'chillers', 'towers', 'basin'] as const satisfies readonly (keyof PlantPowers)[];

/** Another setting on the model, in the air and at the load of now. */
export function WhatIfDialog({ compared, onClose }: { compared: Compared; onClose: () => void }) {
  const { t } = useWords();
  const [moved, setMoved] = useState<Moved>({});
  // While a slider moves, the server is asked about the places that the hand rests on.
  const trial = useTrial(useDeferredValue(moved));
  const sliders = MOVED.flatMap((what) => compared.setPoints.filter((one) => one.what === what));
  return (
    <Modal opened onClose={onClose} title={t('plant.trial')} size={720} closeButtonProps={{ 'aria-label': t('act.close') }}>
      <p className="sub">{t('plant.trialMeans')}</p>
      <div className="what-if">
        <div className="sliders">
          {sliders.map((one) => (
            <Slider key={one.what} one={one} moved={moved[one.what]} onMove={(value) => setMoved((before) => ({ ...before, [one.what]: value }))} />
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

/** What is run beyond what the site allows stays in reach. */
function Slider({ one, moved, onMove }: { one: SetPointAdvice; moved: number | undefined; onMove: (value: number) => void }) {
  const { t, language } = useWords();
  const value = moved ?? one.now;
  return (
    <div className="slide">
      <span className="row">
        <span className="mid">{t(`plant.set.${one.what}`)}</span>
        <span className={moved === undefined ? 'num' : 'num new'}>{setting(t, language, one.what, value)}</span>
      </span>
      <input
        type="range"
        aria-label={t(`plant.set.${one.what}`)}
        aria-valuetext={setting(t, language, one.what, value)}
        min={Math.min(one.least, Math.floor(one.now / one.step) * one.step)}
        max={Math.max(one.most, Math.ceil(one.now / one.step) * one.step)}
        step={one.step}
        value={value}
        onChange={(event) => onMove(event.target.valueAsNumber)}
      />
    </div>
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

import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Compared, PlantAdvice } from '../api/plant';
import { useT, useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { useTime } from '../parts/time';
import { WaitingRows } from '../parts/Waiting';
import { AdviceTable } from './AdviceTable';
import { LocksDialog } from './LocksDialog';
import { PlantDialog } from './PlantDialog';
import { useAdvice } from './plantServer';
import { changeOf, number, percent, yuan } from './setPoints';
import { WhatIfDialog } from './WhatIfDialog';

type Open = 'describe' | 'hold' | 'what-if';

/** What the optimizer would do now. It only says so: whoever wants it done plans a change. */
export function PlantAdvicePanel() {
  const t = useT();
  const advice = useAdvice();
  const mayEdit = useMay('EDIT_ENERGY');
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const age = advice.data?.oldest === undefined ? undefined : <Inputs at={advice.data.oldest} />;
  return (
    <Panel title={t('plant.advice')} right={age}>
      <Answer
        query={advice}
        failed={t('plant.adviceFailed')}
        waiting={<WaitingRows rows={6} what={t('plant.advice')} />}
        empty={{
          when: (data) => data === null,
          show: (
            <div className="body">
              <p className="sub">{t('plant.none')}</p>
              {mayEdit ? <Button onClick={() => setOpen('describe')}>{t('plant.describe')}</Button> : null}
            </div>
          ),
        }}
      >
        {(data) =>
          data === null ? null : (
            <div className="body advice">
              <Verdict advice={data} />
              <Model advice={data} />
              <div className="row acts">
                {data.compared !== undefined && data.verdict === 'change' ? <Propose advice={data} compared={data.compared} /> : null}
                {data.compared === undefined ? null : <Button onClick={() => setOpen('what-if')}>{t('plant.whatIf')}</Button>}
                <span className="sub">{t('plant.adviceOnly')}</span>
              </div>
              {mayEdit ? (
                <div className="row acts">
                  <Button look="quiet" onClick={() => setOpen('hold')}>
                    {t('plant.hold')}
                  </Button>
                  <Button look="quiet" onClick={() => setOpen('describe')}>
                    {t('plant.change')}
                  </Button>
                </div>
              ) : null}
            </div>
          )
        }
      </Answer>
      {open === 'describe' ? <PlantDialog onClose={close} /> : null}
      {open === 'hold' && advice.data ? <LocksDialog locks={advice.data.locks} onClose={close} /> : null}
      {open === 'what-if' && advice.data?.compared !== undefined ? <WhatIfDialog compared={advice.data.compared} onClose={close} /> : null}
    </Panel>
  );
}

function Inputs({ at }: { at: string }) {
  const t = useT();
  const [before = '', after = ''] = t('plant.inputs', { age: '\u0000' }).split('\u0000');
  return (
    <span className="sub">
      {before}
      <Age at={at} />
      {after}
    </span>
  );
}

function Verdict({ advice }: { advice: PlantAdvice }) {
  const { t, language } = useWords();
  const { compared } = advice;
  if (advice.verdict === 'not_known') return <Missing advice={advice} />;
  if (compared === undefined)
    return (
      <p className="row">
        <Mark severity="unknown" />
        <span>
          {t('plant.noAnswer')}
          {language === 'en' ? <span className="sub block">{advice.reason}</span> : null}
        </span>
      </p>
    );
  return (
    <>
      {compared.beyond === undefined ? null : (
        <p className="row">
          <Mark severity="medium" />
          <span>{t('plant.beyond', { limit: t(`plant.limit.${compared.beyond}`) })}</span>
        </p>
      )}
      {advice.verdict === 'keep' ? (
        <p>{t('plant.keep')}</p>
      ) : (
        <p className="row saved">
          <span className="fig">−{number(language, compared.savedKw, 0)} kW</span>
          <span className="sub">{t('plant.sameWork', { now: number(language, compared.now.totalKw, 0), then: number(language, compared.proposed.totalKw, 0) })}</span>
          {advice.priceCny === undefined ? null : <span className="sub">{t('plant.money', { money: yuan(language, compared.savedKw * advice.priceCny, 0), price: yuan(language, advice.priceCny, 2) })}</span>}
        </p>
      )}
      <AdviceTable compared={compared} change={advice.verdict === 'change'} />
    </>
  );
}

/** Nothing is advised on what is not known; which point it is, and why. */
function Missing({ advice }: { advice: PlantAdvice }) {
  const t = useT();
  return (
    <>
      <p className="row">
        <Mark severity="unknown" />
        <span>{t('plant.notKnown', { n: advice.missing.length })}</span>
      </p>
      <ul className="missing">
        {advice.points
          .filter((one) => advice.missing.includes(one.point))
          .map((one) => (
            <li key={one.point}>
              <span className="mono">{one.point}</span> {t(`plant.state.${one.state}`)} {one.at === undefined ? null : <Age at={one.at} form="ago" />}
            </li>
          ))}
      </ul>
    </>
  );
}

function Model({ advice }: { advice: PlantAdvice }) {
  const { t, language } = useWords();
  const { calibrated, compared } = advice;
  return (
    <p className="sub model">
      {calibrated === undefined ? t('plant.designModel') : t('plant.calibratedBy', { by: calibrated.by, cvrmse: percent(language, calibrated.cvrmse), bias: percent(language, calibrated.bias) })}{' '}
      {compared?.measuredKw === undefined ? '' : t('plant.measured', { measured: number(language, compared.measuredKw, 0), modelled: number(language, compared.now.totalKw, 0) })}
    </p>
  );
}

function Propose({ advice, compared }: { advice: PlantAdvice; compared: Compared }) {
  const { t, language } = useWords();
  const time = useTime();
  const navigate = useNavigate();
  return (
    <Button look="primary" onClick={() => void navigate({ to: '/changes/new', search: changeOf(t, language, advice, compared, time.exact(advice.at)) })}>
      {t('plant.propose')}
    </Button>
  );
}

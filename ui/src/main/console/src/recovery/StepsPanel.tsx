import type { Drill, DrillStep } from '../api/recovery';
import { useT, useWords } from '../i18n/words';
import { figure } from '../parts/format';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { useNow, useTime } from '../parts/time';
import { exactSpan, secondsOf } from './clock';

/** Steps that wait for people have no bar: how long somebody took to answer says nothing of the machines. */
const OF_PEOPLE: readonly DrillStep['step'][] = ['approve', 'review'];

export function StepsPanel({ drill }: { drill: Drill }) {
  const t = useT();
  const now = useNow();
  const longest = Math.max(1, ...drill.steps.filter((one) => !OF_PEOPLE.includes(one.step)).map((one) => Math.max(secondsOf(one, now), one.usualSeconds ?? 0)));
  return (
    <Panel
      title={t('drill.steps')}
      right={
        <span className="legend">
          <i className="lg-now" /> {t('drill.took')} <i className="lg-usual" /> {t('drill.median')}
        </span>
      }
    >
      <table className="tbl steps">
        <thead>
          <tr>
            <th className="c-mark">
              <span className="sr">{t('incident.state')}</span>
            </th>
            <th>{t('drill.step')}</th>
            <th className="num">{t('drill.took')}</th>
            <th className="num hide-s">{t('drill.usual')}</th>
            <th className="c-bar">
              <span className="sr">{t('drill.bar')}</span>
            </th>
            <th className="hide-s">{t('drill.seen')}</th>
          </tr>
        </thead>
        <tbody>
          {drill.steps.map((step) => (
            <Row key={step.step} step={step} now={now} longest={longest} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function StepMark({ state }: { state: DrillStep['state'] }) {
  const t = useT();
  return (
    <>
      {state === 'done' ? <Mark severity="ok" silent /> : state === 'failed' ? <Mark severity="critical" silent /> : <i className={`dot-mark ${state === 'now' ? 'now' : state === 'left-out' ? 'out' : ''}`} />}
      <span className="sr">{t(`stepState.${state}`)}</span>
    </>
  );
}

function Row({ step, now, longest }: { step: DrillStep; now: number; longest: number }) {
  const { t, language } = useWords();
  const time = useTime();
  const seconds = secondsOf(step, now);
  const words = (amount: number) => (amount > 0 && amount < 10 ? t('time.s', { s: figure(language, amount, 'none', 1) }) : exactSpan(amount, time.span));
  const bar = !OF_PEOPLE.includes(step.step) && step.state !== 'left-out';
  const part = (amount: number) => `${Math.min(100, (amount / longest) * 100).toFixed(1)}%`;
  const muted = step.state === 'to-come' || step.state === 'left-out';
  return (
    <tr className={step.state === 'now' ? 'r-now' : step.state === 'failed' ? 'r-bad' : ''}>
      <td>
        <StepMark state={step.state} />
      </td>
      <td className={step.state === 'now' ? 'strong' : muted ? 'dim' : ''}>
        {t(`step.${step.step}`)}
        {step.state === 'left-out' ? <span className="dim"> {t('stepState.left-out')}</span> : null}
        {step.seen === undefined ? null : <span className="sub only-s">{step.seen}</span>}
      </td>
      <td className={`num nowrap ${step.state === 'now' ? 'strong' : ''}`}>{seconds > 0 || step.tookSeconds !== undefined ? words(seconds) : ''}</td>
      <td className="num dim hide-s nowrap">{step.usualSeconds === undefined || !bar ? '' : words(step.usualSeconds)}</td>
      <td>
        {bar ? (
          <div className="took" aria-hidden="true">
            <i style={{ width: part(seconds) }} />
            {step.usualSeconds === undefined ? null : <b style={{ left: part(step.usualSeconds) }} />}
          </div>
        ) : null}
      </td>
      <td className="mid hide-s">{step.seen ?? ''}</td>
    </tr>
  );
}

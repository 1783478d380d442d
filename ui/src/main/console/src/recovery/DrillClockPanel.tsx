import type { CSSProperties } from 'react';
import type { Drill } from '../api/recovery';
import { useT } from '../i18n/words';
import { Mark } from '../parts/Mark';
import { useNow, useTime } from '../parts/time';
import { clockOf, exactSpan, railOf, ticks, type DrillClock } from './clock';

/** A name below its stretch needs so much of the rail. */
const NAMED_FROM = 0.09;

/** The RTO clock with its rail of steps, to scale against the promise and the drill before; and what else is measured. */
export function DrillClockPanel({ drill }: { drill: Drill }) {
  const t = useT();
  const now = useNow();
  const clock = clockOf(drill, now);
  const tone = clock.tone === 'past' ? 'critical' : clock.tone === 'close' ? 'medium' : '';
  return (
    <section className="panel drill-clock" aria-label={t('clock.title')}>
      <div role="timer" aria-live="off">
        <div className="lbl">{t(clock.state === 'to-come' && drill.endedAt !== undefined ? 'clock.never' : `clock.${clock.state}`)}</div>
        <div className={`big ${tone}`}>{clock.state === 'to-come' && drill.endedAt !== undefined ? '–' : ticks(clock.seconds)}</div>
        <div className="lbl">
          <Left clock={clock} />
        </div>
      </div>
      <Rail clock={clock} lastNumber={drill.last?.number} />
      <Figures drill={drill} clock={clock} />
      {drill.measured.incomplete.length === 0 ? null : (
        <ul className="incomplete">
          {drill.measured.incomplete.map((sentence) => (
            <li key={sentence}>
              <Mark severity="unknown" size="s" silent />
              <span>
                <b>{t('drill.incomplete')}</b> {sentence}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Left({ clock }: { clock: DrillClock }) {
  const t = useT();
  const promise = ticks(clock.promise);
  if (clock.state === 'to-come') return t('clock.promisedOnly', { promise });
  if (clock.tone === 'past') {
    return (
      <b className="critical sev">
        <Mark severity="critical" size="s" silent />
        {t('clock.past', { promise, over: ticks(clock.seconds - clock.promise) })}
      </b>
    );
  }
  const words = t(clock.state === 'running' ? 'clock.left' : 'clock.within', { promise, left: ticks(clock.promise - clock.seconds) });
  if (clock.tone === '') return words;
  return (
    <b className="medium sev">
      <Mark severity="medium" size="s" silent />
      {t('clock.close', { words })}
    </b>
  );
}

function Rail({ clock, lastNumber }: { clock: DrillClock; lastNumber: string | undefined }) {
  const t = useT();
  const whole = railOf(clock);
  const part = (seconds: number) => `${((seconds / whole) * 100).toFixed(3)}%`;
  // Two labels that stand too near each other would lie over each other: then the drill before is left to the list below.
  const lastShown = clock.last !== undefined && Math.abs(clock.last - clock.promise) / whole > 0.2;
  const starts = clock.segments.map((_, index) => clock.segments.slice(0, index).reduce((sum, one) => sum + one.seconds, 0));
  return (
    <div className="rail-box">
      <div className="rail" aria-hidden="true">
        {lastShown && clock.last !== undefined ? (
          <span className={`mk ${clock.last / whole < 0.12 ? 'start' : ''}`} style={{ '--at': part(clock.last) } as CSSProperties}>
            {t('clock.last', { number: lastNumber ?? '', span: ticks(clock.last) })}
          </span>
        ) : null}
        <span className={`mk ${clock.promise / whole > 0.88 ? 'end' : ''}`} style={{ '--at': part(clock.promise) } as CSSProperties}>
          {t('clock.promise', { span: ticks(clock.promise) })}
        </span>
        <div className="track">
          {clock.segments.map((one) => (
            <i key={one.step} className={`seg-${one.step} ${one.now ? 'now' : ''}`} style={{ width: part(one.seconds) }} />
          ))}
        </div>
        {clock.segments.map((one, index) =>
          one.seconds / whole >= NAMED_FROM || (one.now && (starts[index] ?? 0) / whole < 0.85) ? (
            <span key={one.step} className={`below hide-s ${one.now ? 'now' : ''}`} style={{ left: part(starts[index] ?? 0) }}>
              {t('clock.step', { step: t(`stepShort.${one.step}`), span: ticks(one.seconds) })}
            </span>
          ) : null,
        )}
      </div>
      <ul className="sr">
        {clock.segments.map((one) => (
          <li key={one.step}>{t('clock.step', { step: t(`step.${one.step}`), span: ticks(one.seconds) })}</li>
        ))}
        {clock.last === undefined ? null : <li>{t('clock.last', { number: lastNumber ?? '', span: ticks(clock.last) })}</li>}
      </ul>
    </div>
  );
}

function Figures({ drill, clock }: { drill: Drill; clock: DrillClock }) {
  const t = useT();
  const time = useTime();
  const { rpoSeconds } = drill.measured;
  const rpoPast = rpoSeconds !== undefined && rpoSeconds > drill.promise.rpoMinutes * 60;
  const { forecast } = clock;
  return (
    <div className="measured">
      <div>
        <div className="lbl">{t('clock.rpo')}</div>
        <div className={`fig ${rpoSeconds === undefined ? 'dim' : rpoPast ? 'critical' : 'ok'}`}>{rpoSeconds === undefined ? '–' : exactSpan(rpoSeconds, time.span)}</div>
        <div className="lbl">{rpoPast ? <b className="critical">{t('drill.past', { span: time.span(drill.promise.rpoMinutes * 60) })}</b> : t('drill.promised', { span: time.span(drill.promise.rpoMinutes * 60) })}</div>
      </div>
      {clock.state === 'running' ? (
        <div>
          <div className="lbl">{t('clock.forecast')}</div>
          <div className="fig">{forecast === undefined ? '–' : `≈ ${ticks(forecast)}`}</div>
          <div className="lbl">{forecast === undefined ? t('clock.noForecast') : forecast > clock.promise ? <b className="critical">{t('clock.forecastPast')}</b> : t('clock.forecastWithin')}</div>
        </div>
      ) : null}
    </div>
  );
}

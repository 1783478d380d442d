import type { Drill, DrillCheckState } from '../api/recovery';
import { useT, useWords } from '../i18n/words';
import { figure } from '../parts/format';
import { Mark } from '../parts/Mark';
import { useTime } from '../parts/time';

/** What has to be shown by what was restored; the one that failed is the loud one. */
export function ChecksPanel({ drill }: { drill: Drill }) {
  const t = useT();
  const { checks } = drill;
  const right = checks.filter((one) => one.state === 'right').length;
  const failed = checks.filter((one) => one.state === 'failed').length;
  const toCome = checks.filter((one) => one.state === 'to-come');
  const begun = checks.some((one) => one.state !== 'to-come');
  return (
    <section className="panel" aria-label={t('check.title')}>
      <header>
        <h2>{t('check.title')}</h2>
        <span className="count">{t('check.ofAll', { done: right + failed, n: checks.length })}</span>
        {begun ? <span className="right">{t('check.sum', { right, failed })}</span> : null}
      </header>
      {checks.length === 0 ? <p className="body dim">{t('check.none')}</p> : null}
      <ul className="checks">
        {checks
          .filter((one) => one.state !== 'to-come' || !begun)
          .map((one) => (
            <Check key={one.name} check={one} />
          ))}
        {begun && toCome.length > 0 ? (
          <li>
            <i className="dot-mark" />
            <span className="dim">{t('check.more', { n: toCome.length, names: toCome.map((one) => one.name).join(t('list.comma')) })}</span>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function Check({ check }: { check: DrillCheckState }) {
  const { t, language } = useWords();
  const time = useTime();
  const { state } = check;
  return (
    <li className={state === 'failed' ? 'bad' : state === 'now' ? 'r-now' : ''}>
      {state === 'right' || state === 'failed' ? <Mark severity={state === 'right' ? 'ok' : 'critical'} silent /> : <i className={`dot-mark ${state === 'now' ? 'now' : state === 'left-out' ? 'out' : ''}`} />}
      <span className={state === 'failed' ? 'strong critical' : state === 'now' ? 'strong' : state === 'right' ? '' : 'dim'}>
        {check.name}
        <span className="sr"> {t(`check.state.${state}`)}</span>
      </span>
      <span className="dim nowrap sub">{check.tookSeconds === undefined ? (state === 'left-out' ? t('stepState.left-out') : '') : check.tookSeconds >= 10 ? time.span(check.tookSeconds) : t('time.s', { s: figure(language, check.tookSeconds, 'none', 2) })}</span>
      {check.seen === undefined ? null : <span className="sub seen">{check.seen}</span>}
    </li>
  );
}


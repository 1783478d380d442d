import type { EnergyPeriod, EnergyPicture } from '../api/energy';
import { useWords } from '../i18n/words';
import { Clock } from '../parts/Age';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { MeterLinks } from './MeterLinks';
import { usePicture } from './server';
import { stateOf, withGaps } from './states';
import { energy, pue } from './units';

const SHOWN = 4;

/** The figure of the chosen span, why there is none where there is none, and beside it those of the other spans. */
export function PuePanel({ picture, period, day }: { picture: EnergyPicture | undefined; period: EnergyPeriod; day: string | undefined }) {
  const { t, language } = useWords();
  const site = picture?.site;
  const silent = picture === undefined ? [] : withGaps(picture.meters);
  return (
    <Panel title={t(`energy.pueOf.${period}`)} right={site?.category === undefined ? undefined : t('energy.category', { n: site.category })}>
      <div className="body">
        <div className="row pue-row">
          <span className="fig">{site?.pue === undefined ? '–' : pue(language, site.pue.value)}</span>
          <span className="sub">
            {site?.pue === undefined ? t('energy.noPue') : t('energy.plusMinus', { u: pue(language, site.pue.plusMinus) })}
            {site?.interim === true ? <span className="sub block">{t('energy.interim')}</span> : null}
          </span>
        </div>
        {silent.slice(0, SHOWN).map((meter) => {
          const state = stateOf(meter);
          return (
            <p key={meter.id} className="row sub silent">
              <Mark severity={state.severity} />
              <span>
                <MeterLinks meters={[meter.id]} period={period} day={day} /> {t(state.key)}
                {state.since === undefined ? null : (
                  <>
                    {' '}
                    <Clock at={state.since} />
                  </>
                )}
                {meter.trouble === undefined || language !== 'en' ? null : <span className="block">{meter.trouble.detail}</span>}
              </span>
            </p>
          );
        })}
        {silent.length > SHOWN ? <p className="sub">{t('energy.moreSilent', { n: silent.length - SHOWN })}</p> : null}
        {site === undefined ? null : (
          <dl className="kv figures">
            <dt>{t('energy.total')}</dt>
            <dd>{site.totalKwh === undefined ? '–' : energy(language, site.totalKwh.value)}</dd>
            <dt>{t('energy.it')}</dt>
            <dd>{site.itKwh === undefined ? '–' : energy(language, site.itKwh.value)}</dd>
            {site.wue === undefined ? null : <Row name="WUE" value={`${pue(language, site.wue.value)} L/kWh`} />}
            {site.cue === undefined ? null : <Row name="CUE" value={`${pue(language, site.cue)} kg/kWh`} />}
            {site.carbonFactor === undefined ? null : <Row name={t('energy.factor')} value={t('energy.factorOf', { kg: String(site.carbonFactor.kgPerKwh), year: String(site.carbonFactor.year), source: site.carbonFactor.source })} />}
          </dl>
        )}
      </div>
      <table className="tbl pues">
        <thead>
          <tr>
            <th>{t('energy.span')}</th>
            <th className="num">PUE</th>
            <th className="num">±</th>
            <th className="num">{t('energy.itShort')}</th>
          </tr>
        </thead>
        <tbody>
          {(['live', 'day', 'month', 'rolling_year'] as const).map((one) => (
            <SpanRow key={one} period={one} day={one === 'live' ? undefined : day} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function SpanRow({ period, day }: { period: EnergyPeriod; day: string | undefined }) {
  const { t, language } = useWords();
  const { data } = usePicture(period, day);
  const value = data?.site.pue;
  return (
    <tr>
      <td>{t(`energy.period.${period}`)}</td>
      <td className="num">{value === undefined ? '–' : pue(language, value.value)}</td>
      <td className="num">{value === undefined ? '' : pue(language, value.plusMinus)}</td>
      <td className="num">{data?.site.itKwh === undefined ? '–' : energy(language, data.site.itKwh.value)}</td>
    </tr>
  );
}

import type { Compared, SetPointAdvice } from '../api/plant';
import { useT, useWords } from '../i18n/words';
import { Mark } from '../parts/Mark';
import { setting, shownSetPoints, signed, stays } from './setPoints';

/** What is less than this is no reason of its own. */
const LEAST_KW = 0.5;
const SHOWN_LIMITS = 4;

/** Set-points with their reasons, gains and losses by part, and what keeps it from going further. */
export function AdviceTable({ compared, change }: { compared: Compared; change: boolean }) {
  const { t, language } = useWords();
  const gains = compared.gains.filter((one) => Math.abs(one.kw) >= LEAST_KW);
  const most = Math.max(...gains.map((one) => Math.abs(one.kw)), 1);
  return (
    <>
      <table className="tbl opt">
        <thead>
          <tr>
            <th>{t('plant.setPoint')}</th>
            <th className="num">{t('plant.now')}</th>
            <th className="num">{t('plant.wouldBe')}</th>
            <th>{t('plant.why')}</th>
          </tr>
        </thead>
        <tbody>
          {shownSetPoints(compared).map((one) => (
            <tr key={one.what}>
              <td>{t(`plant.set.${one.what}`)}</td>
              <td className="num">{setting(t, language, one.what, one.now)}</td>
              <td className={stays(one) ? 'num mid' : 'num new'}>{setting(t, language, one.what, one.wouldBe)}</td>
              <td className="cut">
                <Reason one={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {change ? (
        <div className="gain" role="table" aria-label={t('plant.advice')}>
          {gains.map((one) => (
            <div role="row" key={one.part}>
              <span role="cell" className="mid">
                {t(`plant.part.${one.part}`)}
              </span>
              <span role="cell" className="tr" aria-hidden="true">
                <i className={one.kw > 0 ? 'less' : 'more'} style={one.kw > 0 ? { right: '35%', width: `${(65 * one.kw) / most}%` } : { left: '65%', width: `${(35 * -one.kw) / most}%` }} />
              </span>
              <span role="cell" className="num">
                {signed(language, -one.kw)} kW
              </span>
            </div>
          ))}
        </div>
      ) : null}
      {compared.binding.length === 0 ? null : <Bindings compared={compared} />}
    </>
  );
}

function Reason({ one }: { one: SetPointAdvice }) {
  const { t, language } = useWords();
  if (one.locked) return t('plant.locked');
  if (one.limit !== undefined) return t('plant.needed', { limit: t(`plant.limit.${one.limit}`) });
  if (one.kw === undefined) return t('plant.stays');
  return one.kw < LEAST_KW || one.part === undefined ? t('plant.along') : t('plant.saves', { part: t(`plant.part.${one.part}`), kw: signed(language, -one.kw) });
}

/** Steps that run into the same limit stand together. */
function Bindings({ compared }: { compared: Compared }) {
  const t = useT();
  const limits = [...new Set(compared.binding.map((one) => one.limit))].slice(0, SHOWN_LIMITS);
  return (
    <div className="stopped">
      <Mark severity="medium" />
      <span>
        <b>{t('plant.stoppedBy')}</b>
        {limits.map((limit) => (
          <span key={limit} className="block">
            {t(`plant.limit.${limit}`)}
            <span className="sub">
              {' · '}
              {compared.binding
                .filter((one) => one.limit === limit)
                .map((one) => stepOf(t, one.step))
                .join(', ')}
            </span>
          </span>
        ))}
      </span>
    </div>
  );
}

const STEPS = ['warmer supply air', 'colder supply air', 'warmer chilled water', 'colder chilled water', 'warmer tower water', 'colder tower water', 'less condenser water', 'more condenser water'] as const;

function stepOf(t: ReturnType<typeof useT>, step: string): string {
  const known = STEPS.find((one) => one === step);
  return known === undefined ? step : t(`plant.step.${known}`);
}

import type { Closing, EnergyPeriod, EnergyPicture, EnergyTree } from '../api/energy';
import { useWords } from '../i18n/words';
import { Mark, type Severity } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { MeterLinks } from './MeterLinks';
import { energy, pue, share } from './units';

const CLOSING: Record<Closing, Severity> = { gains: 'high', open: 'unknown', closes: 'ok', leaf: 'ok' };
const MOST_ROWS = 200;
const NAMED = 2;

/** At every node: what entered, what went on, what was lost, and whether that can be. */
export function BalancePanel({ tree, picture, period, day }: { tree: EnergyTree; picture: EnergyPicture; period: EnergyPeriod | undefined; day: string | undefined }) {
  const { t, language } = useWords();
  const balances = new Map(picture.nodes.map((one) => [one.id, one]));
  return (
    <Panel title={t('energy.balances')} count={tree.nodes.length}>
      <table className="tbl balances">
        <thead>
          <tr>
            <th>{t('energy.node')}</th>
            <th className="num">{t('energy.entered')}</th>
            <th className="num hide-s">{t('energy.below')}</th>
            <th className="num">{t('energy.loss')}</th>
            <th className="num hide-s">pPUE</th>
            <th className="c-closing">{t('energy.balance')}</th>
          </tr>
        </thead>
        <tbody>
          {tree.nodes.slice(0, MOST_ROWS).map((node) => {
            const one = balances.get(node.id);
            return (
              <tr key={node.id}>
                <td className="cut">
                  {node.name}
                  {one === undefined || one.silent.length === 0 ? null : (
                    <span className="sub block cut">
                      <MeterLinks meters={one.silent.slice(0, NAMED)} period={period} day={day} />
                    </span>
                  )}
                </td>
                <td className="num">{one?.enteredKwh === undefined ? '–' : energy(language, one.enteredKwh.value)}</td>
                <td className="num hide-s">{one?.belowKwh === undefined ? '–' : energy(language, one.belowKwh.value)}</td>
                <td className="num">
                  {one?.lossKwh === undefined ? '–' : energy(language, one.lossKwh.value)} <span className="dim hide-s">{one?.lossKwh === undefined ? '' : share(language, one.lossKwh.value, one.enteredKwh)}</span>
                </td>
                <td className="num hide-s">{one?.partialPue === undefined ? '–' : pue(language, one.partialPue.value)}</td>
                <td className="c-closing">
                  {one?.closing === 'open' && !one.byMeter && one.enteredKwh !== undefined ? (
                    <span className="dim">{t('energy.noMeter')}</span>
                  ) : one === undefined || one.closing === 'leaf' ? null : (
                    <span className="row">
                      <Mark severity={CLOSING[one.closing]} silent />
                      {t(`energy.closing.${one.closing}`)}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}

import type { ContractTerms, ContractYear, Steps, Term } from '../api/contract';
import { useT, useWords } from '../i18n/words';
import { Panel } from '../parts/Panel';
import { Scrolled } from '../parts/Scrolled';
import { monthName } from './ContractPage';
import { exact } from './money';

/** From energies to the amount, with the numbers that were used and where they were rounded. */
export function ContractSteps({ year, steps, terms }: { year: ContractYear; steps: Steps; terms: ContractTerms }) {
  const { t, language } = useWords();
  const kwh = (value: string) => `${exact(language, value, 3)} kWh`;
  const sure = year.settlement?.amountCny !== undefined;
  return (
    <Panel title={t('contract.steps')} right={<span className="sub">{t(sure ? 'contract.stepsSettled' : 'contract.stepsExpected')}</span>}>
      <ol className="body steps">
        <li>
          <b>{t('contract.step.load')}</b>
          <span>
            {t('contract.step.loadText', { share: exact(language, Number(terms.minMeanLoadFraction) * 100, 1), design: exact(language, terms.designItKw, 1), least: kwh(steps.leastItKwh), it: kwh(steps.itKwh), applies: Number(steps.itKwh) >= Number(steps.leastItKwh) ? 'yes' : 'no' })}
          </span>
        </li>
        <li>
          <b>{t('contract.step.line')}</b>
          <span>{t('contract.step.lineText', { all: kwh(steps.facilityKwh), bonus: String(terms.bonusBelowPue), bonusKwh: kwh(steps.bonusKwh), penalty: String(terms.penaltyAbovePue), penaltyKwh: kwh(steps.penaltyKwh), own: own(steps) })}</span>
        </li>
        {steps.line === undefined ? null : (
          <>
            <li>
              <b>{t('contract.step.terms')}</b>
              <span>{t(own(steps) === 'penalty' ? 'contract.step.termsAbove' : 'contract.step.termsBelow', { line: steps.line })}</span>
              <Terms year={year.year} steps={steps} />
            </li>
            <li>
              <b>{t('contract.step.sum')}</b>
              <span>{t('contract.step.sumText', { sum: exact(language, steps.sumCny, 6), counted: exact(language, steps.countedCny, 6) })}</span>
            </li>
            <li>
              <b>{t('contract.step.share')}</b>
              <span>{t('contract.step.shareText', { counted: exact(language, steps.countedCny, 6), share: steps.share, exact: exact(language, steps.exactAmountCny, 7), amount: exact(language, steps.amountCny) })}</span>
            </li>
          </>
        )}
      </ol>
    </Panel>
  );
}

function own(steps: Steps): 'bonus' | 'penalty' | 'nothing' {
  if (steps.line === undefined) return 'nothing';
  return Number(steps.facilityKwh) > Number(steps.penaltyKwh) ? 'penalty' : 'bonus';
}

function Terms({ year, steps }: { year: number; steps: Steps }) {
  const { t, language } = useWords();
  return (
    <Scrolled className="energy-sideways" label={t('contract.step.terms')}>
      <table className="tbl terms">
        <thead>
          <tr>
            <th>{t('contract.month')}</th>
            <th>{t('tariff.band')}</th>
            <th className="num">{t('contract.itKwh')}</th>
            <th className="num">{t('contract.facilityKwh')}</th>
            <th className="num">{t('contract.termKwh')}</th>
            <th className="num">{t('tariff.price')}</th>
            <th className="num">{t('contract.termCny')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.terms.map((term, index) => (
            <TermRow key={index} term={term} name={term.month === steps.terms[index - 1]?.month ? '' : monthName(language, year, term.month)} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>{t('contract.sum')}</td>
            <td className="num">{exact(language, steps.itKwh, 3)}</td>
            <td className="num">{exact(language, steps.facilityKwh, 3)}</td>
            <td className="num">{exact(language, steps.sumKwh, 3)}</td>
            <td />
            <td className="num">{exact(language, steps.sumCny, 6)}</td>
          </tr>
        </tfoot>
      </table>
    </Scrolled>
  );
}

function TermRow({ term, name }: { term: Term; name: string }) {
  const t = useT();
  const { language } = useWords();
  const { period } = term;
  return (
    <tr className={period.expectedHours > 0 ? 'expected' : undefined}>
      <td>{name}</td>
      <td>
        {period.band === undefined ? t('contract.byHand') : t(`tariff.band.${period.band}`)}
        {period.expectedHours === 0 ? null : <span className="sub"> {t('contract.expectedOf', { n: Math.round(period.expectedHours), of: Math.round(period.hours) })}</span>}
      </td>
      <td className="num">{exact(language, period.itKwh ?? 0, 3)}</td>
      <td className="num">{exact(language, period.facilityKwh ?? 0, 3)}</td>
      <td className="num">{exact(language, term.kwh, 3)}</td>
      <td className="num">{period.price}</td>
      <td className="num">{exact(language, term.cny, 6)}</td>
    </tr>
  );
}

import type { ContractTerms, Range } from '../api/contract';
import { useWords } from '../i18n/words';
import { halfOf } from './money';
import { pue } from './units';

const WIDTH = 346;
const LEFT = 4;
const RIGHT = 342;
/** Half of a label's width, so that none leaves the picture. */
const LABEL = 42;

/** The year's PUE between the zone of the bonus and that of the penalty. */
export function ContractBar({ terms, range }: { terms: ContractTerms; range: Range | undefined }) {
  const { t, language } = useWords();
  const bonus = Number(terms.bonusBelowPue);
  const penalty = Number(terms.penaltyAbovePue);
  const likely = range === undefined ? undefined : Number(range.value);
  const from = Math.min(1.15, bonus - 0.15, (likely ?? bonus) - 0.05);
  const to = Math.max(penalty + 0.1, (likely ?? penalty) + 0.05);
  const x = (value: number) => LEFT + ((RIGHT - LEFT) * (Math.min(to, Math.max(from, value)) - from)) / (to - from);
  const said = range === undefined ? '–' : `${pue(language, Number(range.value))} ± ${pue(language, halfOf(range))}`;
  const near = likely !== undefined && Math.abs(x(likely) - x(bonus)) < 2 * LABEL;
  return (
    <svg className="contract-bar" width="100%" viewBox={`0 0 ${WIDTH} ${near ? 58 : 44}`} role="img" aria-label={t('contract.bar', { pue: said, bonus: pue(language, bonus), penalty: pue(language, penalty) })}>
      <path d={`M${LEFT} 18H${RIGHT}`} stroke="var(--chip)" strokeWidth="8" strokeLinecap="round" />
      <path d={`M${LEFT} 18H${x(bonus)}`} stroke="var(--ok-line)" strokeWidth="8" strokeLinecap="round" />
      <path d={`M${x(penalty)} 18H${RIGHT}`} stroke="var(--critical-line)" strokeWidth="8" strokeLinecap="round" />
      {range === undefined || likely === undefined ? null : (
        <>
          <path d={`M${x(likely)} 10V26`} stroke="var(--text)" strokeWidth="2" />
          <path d={`M${Math.min(x(Number(range.low)), x(likely) - 3)} 18H${Math.max(x(Number(range.high)), x(likely) + 3)}`} stroke="var(--text)" strokeWidth="4" />
          <text x={Math.min(RIGHT - LABEL, Math.max(LEFT + LABEL, x(likely)))} y="40" textAnchor="middle" className="likely">
            {said}
          </text>
        </>
      )}
      <text x={x(bonus) - (penalty - bonus < 0.06 ? LABEL : 0)} y={near ? 54 : 40} textAnchor="middle">
        {t('contract.bonusBelow', { pue: pue(language, bonus) })}
      </text>
      <text x={Math.min(RIGHT - LABEL, x(penalty) + LABEL / 2)} y={near ? 54 : 40} textAnchor="middle">
        {t('contract.penaltyAbove', { pue: pue(language, penalty) })}
      </text>
    </svg>
  );
}

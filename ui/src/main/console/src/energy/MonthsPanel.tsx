import type { ContractMonth, ContractYear, MissingHours } from '../api/contract';
import { useT, useWords } from '../i18n/words';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { Scrolled } from '../parts/Scrolled';
import { useTime } from '../parts/time';
import { monthName } from './ContractPage';
import { MeterLinks } from './MeterLinks';
import { energy, pue } from './units';

const SHOWN_GAPS = 3;

/** Twelve months: what is known of each, and why one is not whole. */
export function MonthsPanel({ year, onEnter }: { year: ContractYear; onEnter: ((month: ContractMonth) => void) | undefined }) {
  const { t, language } = useWords();
  return (
    <Panel title={t('contract.months')} right={<span className="sub">{t('energy.zone', { zone: year.zone })}</span>}>
      <Scrolled className="energy-sideways" label={t('contract.months')}>
        <table className="tbl months">
          <thead>
            <tr>
              <th>{t('contract.month')}</th>
              <th className="num">{t('energy.itShort')}</th>
              <th className="num">{t('contract.facility')}</th>
              <th className="num">PUE</th>
              <th>{t('energy.state')}</th>
              {onEnter === undefined ? null : <th aria-label={t('contract.enterMonth')} />}
            </tr>
          </thead>
          <tbody>
            {year.months.map((one) => (
              <Row key={one.month} month={one} name={monthName(language, year.year, one.month)} onEnter={onEnter} />
            ))}
          </tbody>
        </table>
      </Scrolled>
    </Panel>
  );
}

const sum = (values: (string | undefined)[]) => values.reduce((all, one) => all + Number(one ?? 0), 0);

function Row({ month, name, onEnter }: { month: ContractMonth; name: string; onEnter: ((month: ContractMonth) => void) | undefined }) {
  const { t, language } = useWords();
  const entered = month.state === 'entered';
  const it = entered ? sum(month.periods.map((one) => one.itKwh)) : Number(month.knownItKwh);
  const all = entered ? sum(month.periods.map((one) => one.facilityKwh)) : Number(month.knownFacilityKwh);
  return (
    <tr>
      <td>{name}</td>
      <td className="num" data-label={t('energy.itShort')}>
        {it === 0 ? '–' : energy(language, it)}
      </td>
      <td className="num" data-label={t('contract.facility')}>
        {all === 0 ? '–' : energy(language, all)}
      </td>
      <td className="num" data-label="PUE">
        {it === 0 ? '–' : pue(language, all / it)}
      </td>
      <td>
        <Why month={month} />
      </td>
      {onEnter === undefined ? null : (
        <td className="num">
          {month.state === 'future' ? null : (
            <Button look="quiet" onClick={() => onEnter(month)} aria-label={t('contract.enterOf', { month: name })}>
              {t('contract.enterMonth')}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

function Why({ month }: { month: ContractMonth }) {
  const t = useT();
  const time = useTime();
  return (
    <>
      <span className="row">
        {month.state === 'incomplete' ? <Mark severity="unknown" silent /> : null}
        {t(`contract.state.${month.state}`)}
      </span>
      {month.entry === undefined ? null : (
        <span className="sub block">
          {month.entry.reason} {t('contract.enteredBy', { who: month.entry.enteredByName, at: time.exact(month.entry.enteredAt) })}
        </span>
      )}
      {month.missing === 0 || month.entry !== undefined ? null : <Gaps gaps={month.gaps} missing={month.missing} />}
      {month.unpriced === 0 || month.entry !== undefined ? null : <span className="sub block">{t('contract.unpriced', { n: month.unpriced })}</span>}
      {month.interpolated === 0 ? null : <span className="sub block">{t('contract.interpolated', { n: month.interpolated })}</span>}
    </>
  );
}

function Gaps({ gaps, missing }: { gaps: MissingHours[]; missing: number }) {
  const t = useT();
  const time = useTime();
  return (
    <>
      <span className="sub block">{t('contract.missing', { n: missing })}</span>
      {gaps.slice(0, SHOWN_GAPS).map((gap) => (
        <span key={gap.from} className="sub block">
          {time.short(gap.from, Date.parse(gap.to))} – {time.short(gap.to, Date.parse(gap.from))} {gap.silent.length === 0 ? t('contract.notCounted') : <MeterLinks meters={gap.silent} period="day" day={time.dayKey(Date.parse(gap.from))} />}
        </span>
      ))}
    </>
  );
}

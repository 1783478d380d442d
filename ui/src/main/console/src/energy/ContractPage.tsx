import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ContractMonth, ContractYear } from '../api/contract';
import { Say } from '../i18n/Say';
import { useT, useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Head, Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { ContractBar } from './ContractBar';
import { ContractDialog } from './ContractDialog';
import { Money, rangeOf } from './ContractPanel';
import { ContractSteps } from './ContractSteps';
import { MonthDialog } from './MonthDialog';
import { MonthsPanel } from './MonthsPanel';
import { useContract } from './server';
import './energy.css';
import './contract.css';

/** A year under its contract, so that every number can be followed. */
export default function ContractPage() {
  const t = useT();
  useTitle(t('contract.title'));
  const { year } = useSearch({ from: '/energy/contract' });
  const navigate = useNavigate();
  const query = useContract(year);
  const mayEdit = useMay('EDIT_ENERGY');
  const [changing, setChanging] = useState(false);
  const [month, setMonth] = useState<ContractMonth>();
  const shown = query.data?.year ?? year;
  const go = (to: number) => void navigate({ to: '/energy/contract', search: { year: to } });
  return (
    <>
      <Head
        title={shown === undefined ? t('contract.title') : t('contract.of', { year: String(shown) })}
        sentence={<Sentence year={query.data} />}
        acts={
          <>
            {shown === undefined ? null : (
              <>
                <Button onClick={() => go(shown - 1)}>{String(shown - 1)}</Button>
                <Button onClick={() => go(shown + 1)}>{String(shown + 1)}</Button>
              </>
            )}
            <Link className="btn" to="/energy/tariffs">
              {t('tariff.title')}
            </Link>
            {mayEdit ? <Button onClick={() => setChanging(true)}>{t('contract.change')}</Button> : null}
          </>
        }
      />
      <Answer page query={query} failed={t('contract.failed')} waiting={<WaitingRows rows={12} what={t('contract.title')} />}>
        {(data) => (
          <>
            {data.contract === undefined ? null : (
              <Panel title={t(data.settlement?.amountCny === undefined ? 'contract.outlook' : 'contract.outcome')}>
                <div className="body outlook">
                  <ContractBar terms={data.contract} range={rangeOf(data)} />
                  <div>
                    <Money year={data} />
                    {data.forecast.expectedHours === undefined ? null : <p className="sub">{t('contract.expectedHours', { n: data.forecast.expectedHours })}</p>}
                  </div>
                </div>
              </Panel>
            )}
            <MonthsPanel year={data} onEnter={mayEdit ? setMonth : undefined} />
            {data.steps === undefined || data.contract === undefined ? null : <ContractSteps year={data} steps={data.steps} terms={data.contract} />}
          </>
        )}
      </Answer>
      {changing && shown !== undefined ? <ContractDialog year={shown} terms={query.data?.contract} onClose={() => setChanging(false)} /> : null}
      {month !== undefined && shown !== undefined ? <MonthDialog year={shown} month={month} onClose={() => setMonth(undefined)} /> : null}
    </>
  );
}

function Sentence({ year }: { year: ContractYear | undefined }) {
  const t = useT();
  const { language } = useWords();
  if (year === undefined) return t('contract.reading');
  if (year.contract === undefined) return t('contract.none');
  const open = year.months.filter((one) => one.state === 'incomplete').map((one) => one.month);
  const spans = spansOf(open).map(([first, last]) => (first === last ? monthName(language, year.year, first) : t('contract.monthSpan', { from: monthName(language, year.year, first), to: monthName(language, year.year, last) })));
  return <Say k="contract.sentence" values={{ open: open.length, months: new Intl.ListFormat(language).format(spans), settled: year.settlement?.amountCny === undefined ? 'no' : 'yes' }} />;
}

/** Months in a row as first and last. */
export function spansOf(months: readonly number[]): [number, number][] {
  const spans: [number, number][] = [];
  for (const month of months) {
    const open = spans.at(-1);
    if (open?.[1] === month - 1) open[1] = month;
    else spans.push([month, month]);
  }
  return spans;
}

export const monthName = (language: string, year: number, month: number): string => new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, 1));

import { Link } from '@tanstack/react-router';
import { useT, useWords } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Panel } from '../parts/Panel';
import { WaitingBlock } from '../parts/Waiting';
import { ContractBar } from './ContractBar';
import { around, halfOf, ownWord, yuan } from './money';
import { useContract } from './server';

/** What the year will probably come to under its contract. */
export function ContractPanel() {
  const t = useT();
  const year = useContract();
  return (
    <Panel title={year.data === undefined ? t('contract.title') : t('contract.of', { year: String(year.data.year) })} right={<Link to="/energy/contract">{t('contract.everyStep')}</Link>}>
      <Answer query={year} failed={t('contract.failed')} waiting={<WaitingBlock height={70} what={t('contract.title')} />} empty={{ when: (data) => data.contract === undefined, show: <p className="body sub">{t('contract.none')}</p> }}>
        {(data) => (
          <div className="body">
            {data.contract === undefined ? null : <ContractBar terms={data.contract} range={rangeOf(data)} />}
            <Money year={data} />
          </div>
        )}
      </Answer>
    </Panel>
  );
}

type Year = NonNullable<ReturnType<typeof useContract>['data']>;

/** A year that is settled has no interval. */
export function rangeOf({ settlement, forecast }: Year) {
  return settlement?.pue === undefined ? forecast.pue : { value: settlement.pue, low: settlement.pue, high: settlement.pue };
}

/** The amount, sure or expected; why there is none where there is none. */
export function Money({ year }: { year: Year }) {
  const { t, language } = useWords();
  const { settlement, forecast } = year;
  if (settlement?.amountCny !== undefined) {
    return (
      <div className="row money">
        <span className="grow mid">{t(`contract.settled.${ownWord(settlement.status)}`)}</span>
        <b className="strong">{yuan(language, settlement.amountCny)}</b>
      </div>
    );
  }
  if (forecast.reason !== undefined) return <p className="sub">{t(`contract.noForecast.${forecast.reason}`)}</p>;
  const half = forecast.money === undefined ? 0 : halfOf(forecast.money);
  return (
    <>
      <div className="row money">
        <span className="grow mid">{t(`contract.expected.${ownWord(forecast.status)}`)}</span>
        <b className="strong">{forecast.money === undefined ? t('contract.noTariff') : `${yuan(language, around(Number(forecast.money.value), half))} ± ${new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(around(half, half))}`}</b>
      </div>
      <p className="sub">{t(`contract.method.${forecast.method ?? 'mean_so_far'}`, { days: forecast.knownDays ?? 0 })}</p>
    </>
  );
}

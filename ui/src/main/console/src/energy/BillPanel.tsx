import { useState } from 'react';
import type { Bill } from '../api/contract';
import { useT, useWords } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Panel } from '../parts/Panel';
import { Scrolled } from '../parts/Scrolled';
import { useNow, useTime } from '../parts/time';
import { WaitingRows } from '../parts/Waiting';
import { exact } from './money';
import { useBill, useTree, useWatches } from './server';
import { energy } from './units';

const DAY_SECONDS = 86_400;

/** What a node used and cost in a span of days, by band. */
export function BillPanel() {
  const t = useT();
  const time = useTime();
  const today = time.dayKey(useNow(DAY_SECONDS));
  const [from, setFrom] = useState(() => `${today.slice(0, 8)}01`);
  const [to, setTo] = useState(today);
  const [node, setNode] = useState('');
  const tree = useTree();
  const watches = useWatches();
  const grid = tree.data?.nodes.find((one) => one.fedBy === undefined)?.id;
  const nodes = [...new Set([...(grid === undefined ? [] : [grid]), ...(watches.data ?? []).map((one) => one.node)])];
  const bill = useBill(node === '' ? grid : node, from, to);
  return (
    <Panel
      title={t('tariff.bill')}
      right={
        <span className="row wrap">
          <select className="find-in" aria-label={t('energy.node')} value={node === '' ? (grid ?? '') : node} onChange={(event) => setNode(event.target.value)}>
            {nodes.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
          <input type="date" className="find-in day-in" aria-label={t('tariff.firstDay')} value={from} onChange={(event) => setFrom(event.target.value)} />
          <input type="date" className="find-in day-in" aria-label={t('tariff.lastDay')} value={to} onChange={(event) => setTo(event.target.value)} />
        </span>
      }
    >
      <Answer query={bill} failed={t('tariff.billFailed')} waiting={<WaitingRows rows={4} what={t('tariff.bill')} />}>
        {(data) => <Lines bill={data} />}
      </Answer>
    </Panel>
  );
}

function Lines({ bill }: { bill: Bill }) {
  const { t, language } = useWords();
  return (
    <>
      <Scrolled className="energy-sideways" label={t('tariff.bill')}>
        <table className="tbl bill">
        <thead>
          <tr>
            <th>{t('tariff.band')}</th>
            <th className="num">{t('tariff.hours')}</th>
            <th className="num">{t('tariff.energy')}</th>
            <th className="num hide-s">{t('tariff.price')}</th>
            <th className="num">¥</th>
          </tr>
        </thead>
        <tbody>
          {bill.lines.map((line) => (
            <tr key={`${line.tariff ?? ''} ${line.band ?? ''}`}>
              <td>{line.band === undefined ? t('contract.noTariff') : t(`tariff.band.${line.band}`)}</td>
              <td className="num">{line.hours}</td>
              <td className="num">{line.missing === line.hours ? '–' : energy(language, Number(line.kwh))}</td>
              <td className="num hide-s">{line.price ?? '–'}</td>
              <td className="num">{line.cny === undefined || line.missing === line.hours ? '–' : exact(language, line.cny)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t('tariff.total')}</td>
            <td className="num">{bill.hours}</td>
            <td className="num">{bill.missing === bill.hours ? '–' : energy(language, Number(bill.kwh))}</td>
            <td className="hide-s" />
            <td className="num">{bill.missing === bill.hours ? '–' : exact(language, bill.cny)}</td>
          </tr>
        </tfoot>
      </table>
      </Scrolled>
      {bill.complete ? null : <p className="body sub">{t('tariff.incomplete', { missing: bill.missing, unpriced: bill.unpriced })}</p>}
    </>
  );
}

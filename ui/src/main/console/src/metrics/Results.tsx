import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ExpectedBand } from '../api/telemetry';
import { useWords } from '../i18n/words';
import type { Span } from '../hosts/server';
import { Answer, Empty } from '../parts/Answer';
import { ChartPanel } from '../parts/chart/ChartPanel';
import { grid, type Frame } from '../parts/chart/frame';
import { figure, type Unit } from '../parts/format';
import { Panel } from '../parts/Panel';
import { useRowKeys } from '../parts/rows';
import { WaitingBlock } from '../parts/Waiting';
import { BandWords } from './BandWords';
import { bandAt } from './expected';
import { LINES, summaryOf, type Row } from './explore';
import type { Answered } from './server';

/** More bands than these hide each other. */
const BANDS = 5;

type Props = { answers: readonly UseQueryResult<Answered>[]; rows: readonly Row[]; span: Span | undefined; unit: Unit; bands: readonly { id: string; band: ExpectedBand }[]; below: { error: unknown; reading: boolean } | undefined; table: boolean; onTable: (shown: boolean) => void };

/** The chart of the series, and each series with its figures; a series can be hidden to see the others. */
export function Results({ answers, rows, span, unit, bands, below, table, onTable }: Props) {
  const { t } = useWords();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const drawn = useMemo(() => rows.filter((row) => !hidden.has(row.id)).slice(0, LINES), [rows, hidden]);
  const said = drawn.flatMap((row, place) => bands.filter((one) => one.id === row.id).map(({ band }) => ({ name: drawn.length === 1 ? '' : row.name, place, band }))).slice(0, BANDS);
  const frame: Frame | undefined = span === undefined ? undefined : { times: grid(span), lines: drawn.map((row) => row.line), bands: said.map((one) => bandAt(span, one.place, one.band)) };
  const waiting = answers.find((one) => one.data === undefined && one.error === null);
  const failed = answers.find((one) => one.error !== null);
  const instead =
    waiting !== undefined && frame === undefined ? (
      <Answer query={waiting} failed={t('charts.failed')} waiting={<WaitingBlock height={300} what={t('room.metrics')} />}>
        {() => null}
      </Answer>
    ) : rows.length === 0 ? (
      <Empty calm={false} title={t(failed === undefined ? 'metrics.empty' : 'metrics.unasked')}>
        {t(failed === undefined ? 'metrics.emptyText' : 'metrics.unaskedText')}
      </Empty>
    ) : undefined;
  const toggle = (id: string) => setHidden((old) => (old.has(id) ? new Set([...old].filter((each) => each !== id)) : new Set([...old, id])));
  return (
    <>
      <ChartPanel title={t('metrics.chart')} name={t('room.metrics')} frame={frame} unit={unit} height={300} table={table} onTable={onTable} below={below === undefined ? undefined : <BandWords said={said} error={below.error} reading={below.reading} />} instead={instead} />
      {rows.length === 0 ? null : <SeriesTable rows={rows} hidden={hidden} unit={unit} onToggle={toggle} />}
    </>
  );
}

const SHOWN = 500;

type TableProps = { rows: readonly Row[]; hidden: ReadonlySet<string>; unit: Unit; onToggle: (id: string) => void };

function SeriesTable({ rows, hidden, unit, onToggle }: TableProps) {
  const { t, language } = useWords();
  const list = useRowKeys<HTMLTableElement>();
  const words = (value: number | undefined) => (value === undefined ? '–' : figure(language, value, unit));
  const all = (value: number | undefined) => (value === undefined ? undefined : figure(language, value, unit, 15));
  return (
    <Panel title={t('metrics.series')} count={rows.length} right={rows.length > LINES ? t('metrics.firstOnly', { n: LINES }) : undefined}>
      <table className="tbl ms" aria-rowcount={rows.length} ref={list}>
        <thead>
          <tr>
            <th>{t('metrics.name')}</th>
            <th className="num">{t('metrics.last')}</th>
            <th className="num lo">{t('metrics.least')}</th>
            <th className="num lo">{t('metrics.mean')}</th>
            <th className="num lo">{t('metrics.most')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row) => {
            const { last, least, mean, most } = summaryOf(row.line);
            return (
              <tr key={row.id} data-row>
                <td className="nm">
                  <label className="row">
                    <input type="checkbox" data-main checked={!hidden.has(row.id)} onChange={() => onToggle(row.id)} />
                    <span className="mono cut" title={row.name}>
                      {row.name}
                    </span>
                  </label>
                </td>
                <td className="num" title={all(last)}>
                  {words(last)}
                </td>
                <td className="num lo" title={all(least)}>
                  {words(least)}
                </td>
                <td className="num lo" title={all(mean)}>
                  {words(mean)}
                </td>
                <td className="num lo" title={all(most)}>
                  {words(most)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length > SHOWN ? <p className="body dim">{t('metrics.rest', { n: rows.length - SHOWN })}</p> : null}
    </Panel>
  );
}

import { useMemo, useState } from 'react';
import type { Incident } from '../api/incident';
import { useT } from '../i18n/words';
import { endOf } from '../incident/state';
import { Answer, Empty } from '../parts/Answer';
import { ChartPanel } from '../parts/chart/ChartPanel';
import { BandWords } from '../metrics/BandWords';
import { bandAt, sameSeries, useExpected } from '../metrics/expected';
import { grid, onGrid, type Frame, type Line } from '../parts/chart/frame';
import { WaitingBlock } from '../parts/Waiting';
import type { RangeName } from '../shell/search';
import { chartsOf, everyMs, spanOf, type ChartSpec } from './charts';
import { useRange } from './server';

const LINES = 8;
/** More bands than these hide each other. */
const BANDS = 3;

type Props = { host: string; range: RangeName; at: string | undefined; band: boolean; incidents: readonly Incident[] };

/** Six charts with one crosshair. */
export function HostCharts({ host, range, at, band, incidents }: Props) {
  const { step } = spanOf(range, at, 0);
  const specs = useMemo(() => chartsOf(host, step), [host, step]);
  return (
    <div className="charts">
      {specs.map((spec) => (
        <HostChart key={spec.id} spec={spec} host={host} range={range} at={at} band={band} incidents={incidents} />
      ))}
    </div>
  );
}

function HostChart({ spec, host, range, at, band, incidents }: Props & { spec: ChartSpec }) {
  const t = useT();
  const [table, setTable] = useState(false);
  const query = useRange(
    spec.queries.map((one) => one.expression),
    () => spanOf(range, at, Date.now()),
    `${range} ${at ?? 'now'}`,
    at === undefined ? everyMs(range) : false,
  );
  const banded = useMemo(() => spec.queries.filter((one) => one.band === true).map((one) => one.expression), [spec]);
  const expected = useExpected(banded, () => spanOf(range, at, Date.now()), `${range} ${at ?? 'now'}`, band);
  const bands = band ? expected.data : undefined;
  const drawn = useMemo(() => {
    if (query.data === undefined) return undefined;
    const { span, series } = query.data;
    const all = spec.queries.flatMap(({ word, fixed, expression }, index) =>
      (series[index] ?? []).map((one) => ({
        ...onGrid(span, one, [spec.nameBy(one.metric), fixed, word === undefined ? undefined : t(word)].filter((part) => part !== undefined && part !== '').join(' ')),
        band: bands?.[banded.indexOf(expression)]?.find((each) => sameSeries(each.labels, one.metric)),
      })),
    );
    const lines = telling(all, spec.order ?? []).slice(0, LINES);
    const said = lines.flatMap((line, place) => (line.band === undefined ? [] : [{ name: line.label, place, band: line.band }])).slice(0, BANDS);
    const frame: Frame = { times: grid(span), lines, bands: said.map((one) => bandAt(span, one.place, one.band)) };
    return { frame, said };
  }, [query.data, bands, banded, spec, t]);
  const frame = drawn?.frame;
  const [incident] = incidents;
  const end = incident === undefined ? undefined : endOf(incident);
  const span = incident === undefined ? undefined : { from: Date.parse(incident.openedAt) / 1000, to: end === undefined ? Infinity : Date.parse(end) / 1000, label: incident.key };
  const instead =
    frame === undefined ? (
      <Answer query={query} failed={t('charts.failed')} waiting={<WaitingBlock height={180} what={t(spec.title)} />}>
        {() => null}
      </Answer>
    ) : frame.lines.length === 0 ? (
      <Empty calm={false} title={t('charts.nothing')}>
        {t('charts.nothingText')}
      </Empty>
    ) : undefined;
  return <ChartPanel title={t(spec.title)} name={`${host} ${t(spec.title)}`} frame={frame} unit={spec.unit} height={168} span={span} syncKey={host} table={table} onTable={setTable} below={band && banded.length > 0 ? <BandWords said={drawn?.said ?? []} error={expected.error} reading={expected.isFetching} /> : undefined} instead={instead} />;
}

/** Lines in their lasting order, without those that are always zero: of many, they only take room. */
function telling<T extends Line>(lines: readonly T[], order: readonly string[]): T[] {
  const place = (label: string) => (order.includes(label) ? order.indexOf(label) : order.length);
  const kept = lines.filter((line) => line.values.some((value) => (value ?? 0) !== 0));
  return (lines.length > 2 ? kept : lines).toSorted((a, b) => place(a.label) - place(b.label));
}

import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { RangeSeries } from '../api/telemetry';
import { useWords } from '../i18n/words';
import { Age } from '../parts/Age';
import { figure } from '../parts/format';
import { Icon } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import type { HostSort } from '../shell/search';
import { isHeldBack, QUERIES, type HostRow } from './figures';
import { useRange, type Span } from './server';
import { Spark } from './Spark';

/** Above this, drawing an hour of every host would cost more than it tells. */
const SPARKS_UP_TO = 200;
const STEP_S = 60;

type Props = { rows: readonly HostRow[]; sort: HostSort; onSort: (sort: HostSort) => void };

export function HostTable({ rows, sort, onSort }: Props) {
  const { t } = useWords();
  const sparks = useSparks(rows.length <= SPARKS_UP_TO);
  const head = (key: HostSort, label: string, num = true) => (
    <th className={num ? 'num' : undefined} aria-sort={sort === key ? 'descending' : undefined}>
      <button type="button" onClick={() => onSort(sort === key ? 'worst' : key)}>
        {label}
        {sort === key ? <Icon name="down" size={10} /> : null}
      </button>
    </th>
  );
  return (
    <table className="tbl ht" aria-rowcount={rows.length}>
      <thead>
        <tr>
          {head('name', t('hosts.host'), false)}
          <th className="os">{t('host.system')}</th>
          <th className="sp">
            <span className="sr">{t('hosts.spark')}</span>
          </th>
          {head('cpu', t('hosts.cpu'))}
          {head('memory', t('hosts.memory'))}
          {head('disk', t('hosts.disk'))}
          {head('load', t('hosts.load'))}
          <th>{t('hosts.note')}</th>
          <th className="num">{t('hosts.sample')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.host.name} row={row} spark={sparks?.series.get(row.host.name)} span={sparks?.span} />
        ))}
      </tbody>
    </table>
  );
}

function useSparks(wanted: boolean) {
  const query = useRange(wanted ? [QUERIES.cpu] : [], lastHour, wanted ? 'sparks' : 'none', wanted ? 60_000 : false);
  return useMemo(() => {
    if (query.data === undefined) return undefined;
    const series = new Map((query.data.series[0] ?? []).map((one) => [one.metric['host'] ?? '', one]));
    return { span: query.data.span, series };
  }, [query.data]);
}

function lastHour(): Span {
  const end = Math.floor(Date.now() / 1000 / STEP_S) * STEP_S;
  return { start: end - 3600, end, step: STEP_S };
}

function Row({ row, spark, span }: { row: HostRow; spark: RangeSeries | undefined; span: Span | undefined }) {
  const { t, language } = useWords();
  const { host, disk } = row;
  const percent = (value: number | undefined) => (value === undefined ? '–' : figure(language, value, 'percent', 2));
  const tone = disk === undefined ? '' : disk.percent > 90 ? 'critical' : disk.percent > 80 ? 'high' : '';
  return (
    <tr>
      <td className="hn">
        <span className="sev">
          <Mark severity={row.severity} />
          <Link className="mono t" to="/hosts/$name" params={{ name: host.name }}>
            {host.name}
          </Link>
        </span>
      </td>
      <td className="os dim cut">{host.facts?.operatingSystem}</td>
      <td className="sp">{span === undefined ? null : <Spark series={spark} span={span} />}</td>
      <td className="num">{percent(row.cpu)}</td>
      <td className="num m">{percent(row.memory)}</td>
      <td className="num d">
        {disk === undefined ? (
          '–'
        ) : (
          <span className="disk">
            <span className="mono dim cut">{disk.mountpoint}</span>
            <span className={`meter ${tone}`}>
              <i style={{ width: `${Math.min(100, disk.percent)}%` }} />
            </span>
            <span className="v">{percent(disk.percent)}</span>
          </span>
        )}
      </td>
      <td className="num l">{row.load === undefined ? '–' : figure(language, row.load, 'none')}</td>
      <td className="nt">
        {row.alerts > 0 ? <span className={`tag ${row.severity === 'ok' ? '' : row.severity}`}>{t('hosts.alerts', { n: row.alerts })}</span> : null}{' '}
        {host.revoked ? <span className="tag">{t('hosts.isRevoked')}</span> : host.lastSeen === undefined ? <span className="tag">{t('hosts.never')}</span> : host.silent ? <span className="tag unknown">{t('hosts.isSilent')}</span> : null}{' '}
        {host.refusals === undefined ? null : <span className="tag high">{t('hosts.refused')}</span>}{' '}
        {host.backlog === undefined || !isHeldBack(host) || host.backlog.bytes === 0 ? null : <span className="tag">{t('hosts.backlog', { size: figure(language, host.backlog.bytes, 'bytes') })}</span>}
      </td>
      <td className={`num s ${host.silent ? 'unknown' : 'dim'}`}>{host.lastSeen === undefined ? '–' : <Age at={host.lastSeen} focusable={false} />}</td>
    </tr>
  );
}

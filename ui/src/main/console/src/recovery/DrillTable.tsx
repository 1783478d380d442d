import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { Drill } from '../api/recovery';
import { useT } from '../i18n/words';
import { Age } from '../parts/Age';
import { useRowKeys, useWindowed } from '../parts/rows';
import { useTime } from '../parts/time';
import { DrillTag } from './DrillTag';

/** Row heights as recovery.css has them. */
const ROW_PX = 45;
const CARD_PX = 100;
const COLUMNS = 5;

/** Drills, one a row; `ofOne` leaves out whose they are. */
export function DrillTable({ drills, ofOne = false }: { drills: readonly Drill[]; ofOne?: boolean }) {
  const t = useT();
  const list = useRowKeys<HTMLTableElement>();
  const phone = useMediaQuery('(max-width: 700px)', false);
  const seen = useWindowed(list, drills.length, phone ? CARD_PX : ROW_PX);
  const gap = (height: number) =>
    height === 0 ? null : (
      <tr aria-hidden="true" className="gap-row">
        <td colSpan={COLUMNS} style={{ height }} />
      </tr>
    );
  return (
    <table className="tbl two drills" ref={list} aria-rowcount={drills.length + 1}>
      <thead>
        <tr>
          <th>{t('drill.one')}</th>
          <th className="c-state">{t('incident.state')}</th>
          <th className="c-when">{t('drill.when')}</th>
          <th className="c-fig num">RTO</th>
          <th className="c-fig num">RPO</th>
        </tr>
      </thead>
      <tbody>
        {gap(seen.above)}
        {drills.slice(seen.first, seen.last).map((drill, index) => (
          <Row key={drill.number} drill={drill} ofOne={ofOne} place={seen.first + index + 2} />
        ))}
        {gap(seen.below)}
      </tbody>
    </table>
  );
}

function Row({ drill, ofOne, place }: { drill: Drill; ofOne: boolean; place: number }) {
  const t = useT();
  const { measured, promise } = drill;
  return (
    <tr data-row aria-rowindex={place}>
      <td className="what">
        <Link className="t cut" to="/recovery/drills/$number" params={{ number: drill.number }} data-main>
          {ofOne ? drill.number : drill.policy.itemName}
        </Link>
        <span className="sub cut">
          {ofOne ? null : <span className="mono">{drill.number} </span>}
          {drill.reason ?? t('drill.byCalendar')}
        </span>
      </td>
      <td className="st">
        <DrillTag drill={drill} />
        <span className="sub">{drill.findings.length === 0 || drill.state === 'running' ? '' : t('drill.findingsN', { n: drill.findings.length })}</span>
      </td>
      <td className="when">
        <Age at={drill.beganAt ?? drill.askedAt} form="ago" focusable={false} />
        <span className="sub cut">{drill.askedBy.name}</span>
      </td>
      <Measured seconds={measured.rtoSeconds} promiseMinutes={promise.rtoMinutes} incomplete={measured.incomplete.length > 0} label="RTO" />
      <Measured seconds={measured.rpoSeconds} promiseMinutes={promise.rpoMinutes} incomplete={measured.incomplete.length > 0} label="RPO" />
    </tr>
  );
}

/** A figure against its promise: past it in red and with the word. */
function Measured({ seconds, promiseMinutes, incomplete, label }: { seconds: number | undefined; promiseMinutes: number; incomplete: boolean; label: string }) {
  const t = useT();
  const time = useTime();
  const past = seconds !== undefined && seconds > promiseMinutes * 60;
  return (
    <td className="num fig-cell">
      <span className="only-s dim">{label} </span>
      {seconds === undefined ? <span className="dim">–</span> : <span className={past ? 'critical strong' : ''}>{time.span(seconds)}</span>}
      <span className="sub">{past ? t('drill.past', { span: time.span(promiseMinutes * 60) }) : incomplete && seconds !== undefined ? t('drill.incomplete') : t('drill.promised', { span: time.span(promiseMinutes * 60) })}</span>
    </td>
  );
}

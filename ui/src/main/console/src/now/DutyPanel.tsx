import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { OnCallNow, ScheduleNow } from '../api/oncall';
import { useT } from '../i18n/words';
import { useMe } from '../identity/server';
import { Answer, Empty } from '../parts/Answer';
import { Mark } from '../parts/Mark';
import { Owner } from '../parts/Owner';
import { Panel } from '../parts/Panel';
import { useNow, useTime } from '../parts/time';
import { WaitingRows } from '../parts/Waiting';

export function DutyPanel({ query }: { query: UseQueryResult<OnCallNow> }) {
  const t = useT();
  return (
    <Panel title={t('duty.title')} right={<Link to="/oncall">{t('duty.weeks')}</Link>}>
      <Answer
        query={query}
        failed={t('duty.failed')}
        waiting={<WaitingRows rows={1} what={t('duty.title')} />}
        empty={{ when: (now) => now.schedules.length === 0, show: <Empty calm={false} title={t('duty.none')} /> }}
      >
        {(now) => now.schedules.map((schedule) => <Duty key={schedule.id} schedule={schedule} />)}
      </Answer>
    </Panel>
  );
}

function Duty({ schedule }: { schedule: ScheduleNow }) {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  const me = useMe().person.id;
  const { current, next } = schedule;
  if (current === undefined) {
    return (
      <div className="duty-row gap">
        <span className="row">
          <b className="critical row grow">
            <Mark severity="critical" silent />
            {t('duty.nobody')}
          </b>
          <Link to="/oncall" search={{ schedule: schedule.id }}>
            {t('duty.fill')}
          </Link>
        </span>
        <span className="sub">{next === undefined ? schedule.name : t('duty.nobodyUntil', { schedule: schedule.name, at: time.short(next.from, now) })}</span>
      </div>
    );
  }
  return (
    <div className="duty-row">
      <span className="row">
        <span className="sub grow cut">{schedule.name}</span>
        <span className="sub nowrap">{t('duty.until', { at: time.short(current.until, now) })}</span>
      </span>
      <span className="row">
        <span className="grow">
          <Owner name={current.displayName} me={current.personId === me} />
        </span>
        {next === undefined || next.personId === current.personId ? null : <span className="sub cut">{t('duty.then', { name: next.displayName })}</span>}
      </span>
    </div>
  );
}

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Policy, Schedule } from '../api/oncall';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Answer, Empty } from '../parts/Answer';
import { Head } from '../parts/Panel';
import { usePreferences } from '../parts/preferences';
import { useNow, useTime } from '../parts/time';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { Button } from '../parts/Button';
import { Ahead } from './Ahead';
import { Calendar } from './Calendar';
import { gapsOf, windowOf } from './calendar';
import { DayList } from './DayList';
import { DutyCards } from './DutyCards';
import { OverrideDialog } from './OverrideDialog';
import { PolicyDialog } from './PolicyDialog';
import { PolicyPanels } from './PolicyPanels';
import { ScheduleDialog } from './ScheduleDialog';
import { NEW_SCHEDULE, useOnCallNow, useSchedules, useShifts } from './server';
import { Swaps } from './Swaps';
import type { Wanted } from './Track';
import './oncall.css';

export default function OnCallPage() {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  const { zone } = usePreferences();
  useTitle(t('room.oncall'));
  const search = useSearch({ from: '/oncall' });
  const navigate = useNavigate({ from: '/oncall' });
  const schedules = useSchedules();
  const duty = useOnCallNow();
  const mayEdit = useMay('EDIT_ON_CALL');
  const [editing, setEditing] = useState<Schedule>();
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const [policy, setPolicy] = useState<Policy>();
  const [override, setOverride] = useState<Wanted>();
  const today = time.dayKey(now);
  const first = search.from ?? today;
  const window = useMemo(() => windowOf(first, zone), [first, zone]);
  const list = useMemo(() => schedules.data ?? [], [schedules.data]);
  const shifts = useShifts(list, new Date(window.from).toISOString(), new Date(window.to).toISOString());
  const gaps = list.flatMap((schedule) => gapsOf(schedule, shifts.get(schedule.id) ?? [], window, now));
  const go = (from: string | undefined) => void navigate({ search: (old) => ({ ...old, from }) });
  const edit = mayEdit ? setEditing : undefined;
  const cover = mayHandle ? setOverride : undefined;
  return (
    <>
      <Head title={t('room.oncall')} sentence={schedules.data === undefined ? t('oncall.reading') : <Sentence gaps={gaps.length} first={gaps[0]} schedules={list.length} />} acts={<Acts onNew={mayEdit ? () => setEditing(NEW_SCHEDULE) : undefined} />} />
      <Answer
        query={schedules}
        failed={t('oncall.failed')}
        waiting={<WaitingBlock height={260} what={t('room.oncall')} />}
        empty={{ when: (all) => all.length === 0, show: <Empty calm={false} title={t('duty.none')} acts={mayEdit ? <Button onClick={() => setEditing(NEW_SCHEDULE)}>{t('schedule.new')}</Button> : undefined}>{t('oncall.noneText')}</Empty> }}
      >
        {(all) => (
          <div className="col">
            <DutyCards duty={duty.data} schedules={all} onEdit={edit} />
            <Calendar schedules={all} shifts={shifts} window={window} gaps={gaps} first={first} today={today} onGo={go} onEdit={edit} onOverride={cover} />
            <DayList schedules={all} shifts={shifts} window={window} gaps={gaps} chosen={search.schedule} onChoose={(schedule) => void navigate({ search: (old) => ({ ...old, schedule }), replace: true })} onEdit={edit} onOverride={cover} />
            <div className="oc3">
              <PolicyPanels schedules={all} onEdit={mayEdit ? setPolicy : undefined} />
              <div className="col">
                <Swaps schedules={all} shifts={shifts} />
                <Ahead />
              </div>
            </div>
          </div>
        )}
      </Answer>
      {editing === undefined ? null : <ScheduleDialog schedule={editing} onClose={() => setEditing(undefined)} />}
      {override === undefined ? null : <OverrideDialog wanted={override} onClose={() => setOverride(undefined)} />}
      {policy === undefined ? null : <PolicyDialog policy={policy} schedules={list} onClose={() => setPolicy(undefined)} />}
    </>
  );
}

function Acts({ onNew }: { onNew: (() => void) | undefined }) {
  const t = useT();
  return (
    <>
      <Link className="btn" to="/oncall/handover">
        {t('handover.title')}
      </Link>
      {onNew === undefined ? null : <Button onClick={onNew}>{t('schedule.new')}</Button>}
    </>
  );
}

function Sentence({ gaps, first, schedules }: { gaps: number; first: { schedule: Schedule; from: number } | undefined; schedules: number }) {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  if (schedules === 0) return t('duty.none');
  if (first === undefined) return t('oncall.covered');
  const values = { n: gaps, schedule: first.schedule.name, at: time.short(first.from, now) };
  return <Say k={first.from <= now ? 'oncall.gapNow' : 'oncall.gaps'} values={values} wrap={{ b: (body) => <b className="critical">{body}</b> }} />;
}

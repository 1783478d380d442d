import { Link } from '@tanstack/react-router';
import type { HandoverHead } from '../api/handover';
import type { OnCallNow, ScheduleNow } from '../api/oncall';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay, useMe } from '../identity/server';
import { useNewestHandovers, useWaitingHandovers } from '../oncall/handoverServer';
import { Age } from '../parts/Age';
import { Mark } from '../parts/Mark';
import { secondsUntil, useNow, useTime } from '../parts/time';

/** What was handed over and nobody accepted yet; it stands here until somebody does. */
export function HandoverLine() {
  const t = useT();
  const me = useMe().person.id;
  const { data: waiting = [] } = useWaitingHandovers();
  return waiting.map((one) => (
    <div key={one.id} className="banner medium" role="status">
      <Mark severity="medium" size="l" silent />
      <p className="grow">
        <Say k={one.to.id === me ? 'handover.waitsYou' : 'handover.waits'} values={{ from: one.by.name, schedule: one.scheduleName, to: one.to.name }} /> <Age at={one.at} form="ago" />
      </p>
      <Link className={one.to.id === me ? 'btn primary' : 'btn'} to="/oncall/handover/$id" params={{ id: one.id }}>
        {t('handover.read')}
      </Link>
    </div>
  ));
}

const SOON_S = 30 * 60;

/** Asks whose shift ends soon to hand it over, until they have. */
export function EndingShift({ onCall }: { onCall: OnCallNow | undefined }) {
  const t = useT();
  const time = useTime();
  const now = useNow(20);
  const me = useMe().person.id;
  const mayHandOver = useMay('HANDLE_INCIDENTS');
  const ending = mayHandOver ? (onCall?.schedules ?? []).filter((schedule) => endsSoon(schedule, me, now)) : [];
  const { data: handedOver } = useNewestHandovers(ending.length > 0);
  if (handedOver === undefined) return null;
  return ending
    .filter((schedule) => !isHandedOver(schedule, handedOver))
    .map(({ id, name, current, next }) => (
      <div key={id} className="banner medium" role="status">
        <Mark severity="medium" size="l" silent />
        <p className="grow">
          <Say k="handover.endsSoon" values={{ schedule: name, span: time.span(secondsUntil(current?.until ?? '', now)), to: next?.displayName ?? '' }} />
        </p>
        <Link className="btn" to="/oncall/handover" search={{ schedule: id }}>
          {t('handover.do', { name: next?.displayName ?? '' })}
        </Link>
      </div>
    ));
}

/** Where nobody else is next there is nobody to hand over to; the gap says so itself. */
function endsSoon({ current, next }: ScheduleNow, me: string, now: number): boolean {
  if (current?.personId !== me || next === undefined) return false;
  const left = secondsUntil(current.until, now);
  return left > 0 && left <= SOON_S;
}

function isHandedOver({ id, next }: ScheduleNow, handedOver: readonly HandoverHead[]): boolean {
  return handedOver.some((one) => one.schedule === id && one.state !== 'REPLACED' && one.to.id === next?.personId && Date.parse(one.shift.from) === Date.parse(next.from));
}

import { Link } from '@tanstack/react-router';
import type { Alarm } from '../api/oncall';
import { useWords, type Key } from '../i18n/words';
import { Age } from '../parts/Age';
import { Mark } from '../parts/Mark';

/** What keeps pages from reaching people: the server has told the administrators, and it stands here until it is over. */
export function Alarms({ alarms }: { alarms: readonly Alarm[] }) {
  const { t } = useWords();
  return alarms.map((alarm) => (
    <div key={`${alarm.code} ${alarm.since}`} className="banner critical" role="alert">
      <Mark severity="critical" size="l" />
      <p className="grow">
        <Words alarm={alarm} /> <Age at={alarm.since} form="ago" />
      </p>
      <Link className="btn" to={alarm.code === 'heartbeat-failed' ? '/settings/outgoing' : alarm.code === 'channel-failed' ? '/settings' : '/oncall'}>
        {t(alarm.code === 'nobody-reachable' ? 'nobody.fill' : 'alarm.look')}
      </Link>
    </div>
  ));
}

/** In the reader's language where both the alarm and its reason are known; else in the server's words. */
function Words({ alarm: { code, facts, sentence } }: { alarm: Alarm }) {
  const { t, catalogue } = useWords();
  const title = `alarm.${code}`;
  const reason = facts['why'] === undefined ? 'alarm.reason' : `alarm.why.${facts['why']}`;
  if (!(title in catalogue && reason in catalogue)) return sentence;
  return (
    <>
      <b>{t(title as Key, facts)}</b> {t(reason as Key, facts)}
    </>
  );
}

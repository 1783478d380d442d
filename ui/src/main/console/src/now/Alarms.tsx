import { Link } from '@tanstack/react-router';
import type { Alarm } from '../api/oncall';
import { useWords, type Key } from '../i18n/words';
import { Age } from '../parts/Age';
import { Mark } from '../parts/Mark';

/** What keeps pages from reaching people: the server has told the administrators, and it stands here until it is over. */
export function Alarms({ alarms }: { alarms: readonly Alarm[] }) {
  const { t, language, catalogue } = useWords();
  return alarms.map((alarm) => {
    const key = `alarm.${alarm.code}`;
    const known = key in catalogue ? t(key as Key) : undefined;
    return (
      <div key={`${alarm.code} ${alarm.since}`} className="banner critical" role="alert">
        <Mark severity="critical" size="l" />
        <p className="grow">
          {known === undefined ? null : <b>{known} </b>}
          {known === undefined || language === 'en' ? alarm.sentence : <span lang="en">{alarm.sentence}</span>} <Age at={alarm.since} form="ago" />
        </p>
        <Link className="btn" to={alarm.code === 'heartbeat-failed' ? '/settings/outgoing' : alarm.code === 'channel-failed' ? '/settings' : '/oncall'}>
          {t(alarm.code === 'nobody-reachable' ? 'nobody.fill' : 'alarm.look')}
        </Link>
      </div>
    );
  });
}

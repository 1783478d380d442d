import { Link } from '@tanstack/react-router';
import type { Incident } from '../api/incident';
import type { OnCallNow } from '../api/oncall';
import { useT } from '../i18n/words';
import { useMe } from '../identity/server';
import { Age } from '../parts/Age';
import { Panel } from '../parts/Panel';
import { waitsFor } from './sentence';

export function WaitsPanel({ incidents, onCall }: { incidents: readonly Incident[] | undefined; onCall: OnCallNow | undefined }) {
  const t = useT();
  const me = useMe().person.id;
  if (incidents === undefined) return null;
  const waiting = waitsFor(me, incidents, onCall);
  return (
    <Panel title={t('waits.title')} count={waiting.length} className={waiting.length === 0 ? '' : 'waits'}>
      {waiting.length === 0 ? <p className="body dim">{t('waits.none')}</p> : null}
      {waiting.map(({ incident, what }) => (
        <Link key={incident.key} className="task" to="/incidents/$key" params={{ key: incident.key }}>
          <span className="cut">{t(`waits.${what}`, { incident: incident.key })}</span>
          <span className="sub">
            <Age at={incident.resolvedAt ?? incident.openedAt} focusable={false} />
          </span>
          <span className="sub cut">{incident.title}</span>
        </Link>
      ))}
    </Panel>
  );
}

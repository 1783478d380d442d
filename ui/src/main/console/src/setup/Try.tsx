import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/words';
import { useIncidents } from '../incident/server';
import { Age } from '../parts/Age';
import { Copy } from '../parts/Copy';
import { Mark } from '../parts/Mark';

/** Real load on this machine, from the alert to the review: the only proof that counts. */
export function Try() {
  const t = useT();
  const { data: incidents = [] } = useIncidents('all', 5);
  return (
    <div className="in-step">
      <h2>{t('setup.tryTitle')}</h2>
      <p>{t('setup.tryText')}</p>
      <Copy text="./evenkeel try cpu" label={t('hosts.command')} />
      <p className="sub">{t('setup.tryEnds')}</p>
      <ul className="sent">
        {incidents.slice(0, 5).map((incident) => (
          <li key={incident.key}>
            <Mark severity={incident.state === 'CLOSED' ? 'ok' : 'high'} silent />
            <Link to="/incidents/$key" params={{ key: incident.key }}>
              {incident.key} {incident.title}
            </Link>
            <span className="sub">
              <Age at={incident.openedAt} form="ago" focusable={false} />
            </span>
          </li>
        ))}
        {incidents.length === 0 ? (
          <li>
            <Mark severity="unknown" silent />
            <span>{t('setup.tryWaits')}</span>
          </li>
        ) : null}
      </ul>
    </div>
  );
}

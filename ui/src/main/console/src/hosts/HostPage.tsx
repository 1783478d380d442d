import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Host } from '../api/fleet';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { useAlerts, useIncidents } from '../incident/server';
import { logsOfHost } from '../logs/links';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import { useTime } from '../parts/time';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { RANGES } from '../shell/search';
import { severityOfHost } from './figures';
import { HostCharts } from './HostCharts';
import { HostSide } from './HostSide';
import { useHost, useRevoke } from './server';
import './hosts.css';

export default function HostPage() {
  const t = useT();
  const { name } = useParams({ from: '/hosts/$name' });
  const host = useHost(name);
  useTitle(name);
  return (
    <Answer page query={host} failed={t('host.failed', { host: name })} waiting={<WaitingBlock height={420} what={name} />}>
      {(found) => <OneHost host={found} />}
    </Answer>
  );
}

function OneHost({ host }: { host: Host }) {
  const t = useT();
  const time = useTime();
  const search = useSearch({ from: '/hosts/$name' });
  const navigate = useNavigate({ from: '/hosts/$name' });
  const { data: alerts = [] } = useAlerts();
  const { data: incidents = [] } = useIncidents('open');
  const mayEnrol = useMay('ENROL_HOSTS');
  const [revoking, setRevoking] = useState(false);
  const range = search.range ?? '1h';
  const firing = alerts.filter((alert) => alert.state === 'FIRING' && alert.labels['host'] === host.name);
  const own = incidents.filter((incident) => incident.host === host.name);
  return (
    <>
      <div className="head">
        <div>
          <h1 className="row wrap">
            <Mark severity={severityOfHost(host, alerts)} size="l" />
            <span className="mono">{host.name}</span>
          </h1>
          <p>
            {host.revoked ? (
              t('host.revoked')
            ) : host.lastSeen === undefined ? (
              t('host.never')
            ) : (
              <Say k={host.silent ? 'host.silent' : 'host.heard'} values={{ n: firing.length, age: <Age at={host.lastSeen} form="ago" /> }} wrap={{ b: (body) => <b className="unknown">{body}</b> }} />
            )}
            {own.map((incident) => (
              <span key={incident.key}>
                {' '}
                <Link to="/incidents/$key" params={{ key: incident.key }} className="tag critical">
                  {incident.key}
                </Link>
              </span>
            ))}
          </p>
        </div>
        <div className="acts">
          <Link className="btn" to="/logs" search={logsOfHost(host.name, range, search.at)}>
            <Icon name="logs" size={14} />
            {t('room.logs')}
          </Link>
          <span className="chips" role="group" aria-label={t('host.range')}>
            {RANGES.map((name) => (
              <button key={name} type="button" className="chip" aria-pressed={range === name} onClick={() => void navigate({ search: (old) => ({ ...old, range: name === '1h' ? undefined : name }) })}>
                {t(`range.${name}`)}
              </button>
            ))}
          </span>
          <button type="button" className="chip" aria-pressed={search.band === true} title={t('band.means')} onClick={() => void navigate({ search: (old) => ({ ...old, band: search.band === true ? undefined : true }) })}>
            {t('band.show')}
          </button>
          {search.at === undefined ? null : (
            <Button look="quiet" onClick={() => void navigate({ search: (old) => ({ ...old, at: undefined }) })}>
              {t('host.backToNow')}
            </Button>
          )}
        </div>
      </div>
      <Refused host={host} />
      {search.at === undefined ? null : <p className="sub">{t('host.around', { at: time.exact(search.at) })}</p>}
      <div className="hs">
        <HostCharts host={host.name} range={range} at={search.at} band={search.band === true} incidents={own} />
        <HostSide host={host} firing={firing} onRevoke={mayEnrol && !host.revoked ? () => setRevoking(true) : undefined} />
      </div>
      {revoking ? <Revoke host={host.name} onClose={() => setRevoking(false)} /> : null}
    </>
  );
}

/** An agent that claims to be this host and is turned away: what it measures is missing here. */
function Refused({ host: { refusals, revoked } }: { host: Host }) {
  if (refusals === undefined) return null;
  return (
    <div className="banner" role="status">
      <Mark severity="high" />
      <p className="grow">
        <Say k={revoked ? 'host.refusedRevoked' : 'host.refusedToken'} values={{ n: refusals.count, age: <Age at={refusals.last} form="ago" /> }} />
      </p>
    </div>
  );
}

/** Can't be undone: the token is gone, and the host must be added again. */
function Revoke({ host, onClose }: { host: string; onClose: () => void }) {
  const t = useT();
  const revoke = useRevoke();
  return (
    <Dialog opened onClose={onClose} title={t('host.revokeTitle', { host })} act={t('host.revokeAct')} danger busy={revoke.isPending} error={revoke.error} onSubmit={() => revoke.mutate(host, { onSuccess: onClose })}>
      <p>{t('host.revokeMeans')}</p>
    </Dialog>
  );
}

import { Link } from '@tanstack/react-router';
import type { Alert } from '../api/alerting';
import { severityOfHost } from '../hosts/figures';
import { useHosts } from '../hosts/server';
import { useT } from '../i18n/words';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';

const SHOWN = 6;

/** Hosts that are not well, by name: one that is silent raises no alert of its own measurements. */
export function HostsPanel({ alerts }: { alerts: readonly Alert[] | undefined }) {
  const t = useT();
  const hosts = useHosts();
  return (
    <Panel title={t('room.hosts')} count={hosts.data?.length} right={<Link to="/hosts">{t('now.allHosts')}</Link>}>
      <Answer query={hosts} failed={t('hosts.failed')} waiting={<WaitingRows rows={1} what={t('room.hosts')} />}>
        {(list) => {
          const watched = list.filter((host) => !host.revoked).map((host) => ({ host, severity: severityOfHost(host, alerts ?? []) }));
          const unwell = watched.filter(({ severity }) => severity !== 'ok');
          if (unwell.length === 0) {
            return (
              <p className="body row">
                <Mark severity={watched.length === 0 ? 'unknown' : 'ok'} silent />
                {watched.length === 0 ? t('now.noHosts') : t('now.hostsWell', { n: watched.length })}
              </p>
            );
          }
          return (
            <>
              {unwell.slice(0, SHOWN).map(({ host, severity }) => (
                <Link key={host.name} className="task" to="/hosts/$name" params={{ name: host.name }}>
                  <span className="sev">
                    <Mark severity={severity} />
                    <span className="mono cut">{host.name}</span>
                  </span>
                  <span className={`sub ${host.silent ? 'unknown' : ''}`}>{host.silent ? t('hosts.isSilent') : host.lastSeen === undefined ? t('hosts.never') : null}</span>
                  {host.silent && host.lastSeen !== undefined ? (
                    <span className="sub">
                      <Age at={host.lastSeen} form="ago" focusable={false} />
                    </span>
                  ) : null}
                </Link>
              ))}
              {unwell.length > SHOWN ? <p className="body sub">{t('now.moreHosts', { n: unwell.length - SHOWN })}</p> : null}
            </>
          );
        }}
      </Answer>
    </Panel>
  );
}

import type { Alert } from '../api/alerting';
import type { Host } from '../api/fleet';
import { Say } from '../i18n/Say';
import { useWords } from '../i18n/words';
import { amount } from '../incident/amount';
import { Age } from '../parts/Age';
import { Button } from '../parts/Button';
import { figure } from '../parts/format';
import { Mark, severityOf } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { Connections } from './Connections';
import { disksOf, isHeldBack, QUERIES } from './figures';
import { FollowedLogs } from './FollowedLogs';
import { useInstant } from './server';

type Props = { host: Host; firing: readonly Alert[]; onRevoke: (() => void) | undefined };

export function HostSide({ host, firing, onRevoke }: Props) {
  const { t, language } = useWords();
  return (
    <div className="col">
      <Panel title={t('host.alerts')} count={firing.length}>
        {firing.length === 0 ? <p className="body dim">{t('host.noAlerts')}</p> : null}
        {firing.map((alert) => (
          <div key={alert.fingerprint} className="line">
            <span className="sev">
              <Mark severity={severityOf(alert.labels['severity'])} />
              {alert.labels['alertname']}
            </span>
            <span className="mid">{amount(language, alert.value, alert)}</span>
            <span className="dim">
              <Age at={alert.firingSince ?? alert.activeSince} focusable={false} />
            </span>
          </div>
        ))}
      </Panel>
      <Disks host={host} />
      <Connections host={host.name} />
      <Facts host={host} onRevoke={onRevoke} />
    </div>
  );
}

function Disks({ host }: { host: Host }) {
  const { t, language } = useWords();
  const { data } = useInstant(QUERIES.disk);
  const disks = host.silent ? [] : disksOf(data, host.name);
  return (
    <Panel title={t('host.disks')}>
      {data === undefined && !host.silent ? <WaitingRows rows={1} what={t('host.disks')} /> : disks.length === 0 ? <p className="body dim">{t('charts.nothing')}</p> : null}
      {disks.map(({ mountpoint, percent }) => (
        <div key={mountpoint} className="line">
          <span className="mono cut">{mountpoint}</span>
          <span className={`meter ${percent > 90 ? 'critical' : percent > 80 ? 'high' : ''}`}>
            <i style={{ width: `${Math.min(100, percent)}%` }} />
          </span>
          <span>{figure(language, percent, 'percent')}</span>
        </div>
      ))}
    </Panel>
  );
}

function Facts({ host, onRevoke }: { host: Host; onRevoke: (() => void) | undefined }) {
  const { t, language } = useWords();
  const { facts } = host;
  return (
    <Panel
      title={t('host.facts')}
      footer={
        onRevoke === undefined ? undefined : (
          <Button look="quiet" size="small" onClick={onRevoke}>
            {t('host.revoke')}
          </Button>
        )
      }
    >
      <dl className="kv body">
        <dt>{t('host.lastSeen')}</dt>
        <dd>{host.lastSeen === undefined ? t('hosts.never') : <Age at={host.lastSeen} form="ago" />}</dd>
        {facts === undefined ? null : (
          <>
            <dt>{t('host.system')}</dt>
            <dd>{facts.operatingSystem}</dd>
            <dt>{t('host.kernel')}</dt>
            <dd>
              {facts.kernel} {facts.architecture}
            </dd>
            <dt>{t('host.size')}</dt>
            <dd>{t('host.sizeText', { n: facts.processors, memory: figure(language, facts.memoryBytes, 'bytes') })}</dd>
            <dt>{t('host.up')}</dt>
            <dd>
              <Age at={new Date(facts.bootedAtEpochSecond * 1000).toISOString()} />
            </dd>
            <dt>{t('host.agent')}</dt>
            <dd>{facts.agentVersion}</dd>
            {facts.addresses === undefined || facts.addresses.length === 0 ? null : (
              <>
                <dt>{t('host.addresses')}</dt>
                <dd>
                  {facts.addresses.map((address) => (
                    <div key={address} className="mono">
                      {address}
                    </div>
                  ))}
                </dd>
              </>
            )}
            {host.backlog === undefined || !isHeldBack(host) ? null : (
              <>
                <dt>{t('host.backlog')}</dt>
                <dd>
                  <Say k="host.backlogText" values={{ size: figure(language, host.backlog.bytes, 'bytes'), dropped: host.backlog.dropped }} />
                </dd>
              </>
            )}
            {host.backlog !== undefined || facts.bufferedSamples + facts.droppedSamples === 0 ? null : (
              <>
                <dt>{t('host.buffer')}</dt>
                <dd>
                  <Say k="host.bufferText" values={{ waiting: facts.bufferedSamples, lost: facts.droppedSamples }} />
                </dd>
              </>
            )}
            {facts.logs === undefined ? null : <FollowedLogs logs={facts.logs} />}
          </>
        )}
        <dt>{t('host.enrolled')}</dt>
        <dd>
          <Age at={host.enrolledAt} form="ago" />
        </dd>
      </dl>
    </Panel>
  );
}

import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Alert, AlertDetail } from '../api/alerting';
import { Say } from '../i18n/Say';
import { useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { amount } from '../incident/amount';
import { useIncidents } from '../incident/server';
import { valueOf } from '../incident/state';
import { ReasonChain } from '../incident/ReasonChain';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { useLine } from '../parts/line';
import { Mark, severityOf } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { useOffer } from '../shell/commands';
import { SilenceDialog } from '../silences/SilenceDialog';
import { draftOf } from '../silences/silences';
import { useSilences } from '../silences/server';
import { AlertChart } from './AlertChart';
import { LogsLink } from './LogsLink';
import { NothingDialog } from './NothingDialog';
import { NothingPanel } from './NothingPanel';
import { isLike, useDismissals } from './nothing';
import { RunbookLink } from './RunbookLink';
import { useAlert } from './server';
import '../incident/incident.css';
import './rules.css';

/** One alert: what it measures, since when, and why it paged somebody or nobody. */
export default function AlertPage() {
  const { t } = useWords();
  const { fingerprint } = useParams({ from: '/alerts/$fingerprint' });
  const query = useAlert(fingerprint);
  useTitle(query.data?.alert.labels['alertname'] ?? t('alert.title'));
  return (
    <Answer page query={query} failed={t('alert.failed')} waiting={<WaitingBlock height={420} what={t('alert.title')} />}>
      {(detail) => <OneAlert detail={detail} />}
    </Answer>
  );
}

function OneAlert({ detail: { alert, reasons } }: { detail: AlertDetail }) {
  const { t } = useWords();
  const [silencing, setSilencing] = useState(false);
  const [nothing, setNothing] = useState(false);
  const { data: dismissals = [] } = useDismissals();
  const said = dismissals.filter((one) => isLike(one, alert.labels));
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const { stale } = useLine();
  const silence = mayHandle && alert.state !== 'RESOLVED' && (alert.mutedBy ?? []).length === 0;
  useOffer(useMemo(() => (silence ? [{ id: 'silence', label: t('silence.act'), consequence: t('silence.consequence'), key: '.', run: () => setSilencing(true) }] : []), [silence, t]));
  return (
    <>
      <div className="head">
        <div>
          <h1 className="row wrap">
            <Mark severity={markOfAlert(alert)} size="l" />
            {alert.annotations['summary'] ?? alert.labels['alertname']}
          </h1>
          <p>
            <Sentence alert={alert} />
          </p>
        </div>
        <div className="acts">
          <RunbookLink url={alert.annotations['runbook_url']} />
          <LogsLink url={alert.annotations['logs_url']} since={alert.firingSince ?? alert.activeSince} />
          {mayHandle && alert.state !== 'PENDING' ? (
            <Button off={stale ? t('live.needed') : undefined} onClick={() => setNothing(true)}>
              {t('nothing.act')}
            </Button>
          ) : null}
          {silence ? (
            <Button look="primary" off={stale ? t('live.needed') : undefined} onClick={() => setSilencing(true)}>
              <Icon name="silence" size={14} />
              {t('silence.act')}
            </Button>
          ) : null}
        </div>
      </div>
      <ReasonChain reasons={reasons} />
      <div className="ap">
        <AlertChart alert={alert} />
        <div className="col">
          <Facts alert={alert} />
          <Muted ids={(alert.mutedBy ?? []).filter((id) => said.every((one) => one.id !== id))} />
          <NothingPanel said={said} />
        </div>
      </div>
      {nothing ? <NothingDialog alert={alert} onClose={() => setNothing(false)} /> : null}
      {silencing ? <SilenceDialog draft={draftOf(alert.labels)} onClose={() => setSilencing(false)} /> : null}
    </>
  );
}

function markOfAlert(alert: Alert) {
  if (alert.state === 'RESOLVED') return 'ok';
  if ((alert.mutedBy ?? []).length > 0) return 'muted';
  return alert.state === 'PENDING' ? 'unknown' : severityOf(alert.labels['severity']);
}

function Sentence({ alert }: { alert: Alert }) {
  const { data: incidents = [] } = useIncidents('open');
  const incident = incidents.find((one) => one.alertFingerprints.includes(alert.fingerprint));
  const muted = (alert.mutedBy ?? []).length > 0;
  const since = alert.firingSince ?? alert.activeSince;
  const values = {
    age: <Age at={alert.state === 'RESOLVED' && alert.resolvedAt !== undefined ? alert.resolvedAt : since} />,
    incident:
      incident === undefined ? (
        ''
      ) : (
        <Link to="/incidents/$key" params={{ key: incident.key }}>
          {incident.key}
        </Link>
      ),
  };
  if (alert.state === 'RESOLVED') return <Say k="alert.over" values={values} />;
  if (alert.state === 'PENDING') return <Say k="alert.pending" values={values} />;
  if (muted) return <Say k="alert.muted" values={values} />;
  return <Say k={incident === undefined ? 'alert.firing' : 'alert.inIncident'} values={values} />;
}

function Facts({ alert }: { alert: Alert }) {
  const { t, language } = useWords();
  const { host } = alert.labels;
  const value = valueOf(alert);
  return (
    <Panel title={t('alert.facts')}>
      <dl className="kv body">
        {value === undefined ? null : (
          <>
            <dt>{t('alerts.value')}</dt>
            <dd>
              {amount(language, value, alert)} {alert.threshold === undefined ? null : <span className="dim">{t('alerts.limit', { limit: amount(language, alert.threshold, alert) })}</span>}
            </dd>
          </>
        )}
        {host === undefined ? null : (
          <>
            <dt>{t('hosts.host')}</dt>
            <dd>
              <Link className="mono" to="/hosts/$name" params={{ name: host }} search={{ at: alert.activeSince }}>
                {host}
              </Link>
            </dd>
          </>
        )}
        <dt>{t('alert.source')}</dt>
        <dd>
          {alert.source === 'external' ? t('alert.external') : t('alert.rule')}{' '}
          {alert.generatorUrl !== undefined && /^https?:\/\//.test(alert.generatorUrl) ? (
            <a href={alert.generatorUrl} target="_blank" rel="noreferrer">
              {t('alert.origin')}
            </a>
          ) : null}
        </dd>
        {alert.expression === '' ? null : (
          <>
            <dt>{t('alert.expression')}</dt>
            <dd>
              <Link className="mono" to="/explore" search={{ e: [alert.expression] }}>
                {alert.expression}
              </Link>
            </dd>
          </>
        )}
        {alert.annotations['description'] === undefined ? null : (
          <>
            <dt>{t('alert.description')}</dt>
            <dd>{alert.annotations['description']}</dd>
          </>
        )}
      </dl>
      <div className="labels">
        {Object.entries(alert.labels).map(([name, value]) => (
          <span key={name} className="tag mono">
            {name}={value}
          </span>
        ))}
      </div>
    </Panel>
  );
}

/** Which silence mutes it, until when, and why. */
function Muted({ ids }: { ids: readonly string[] }) {
  const { t } = useWords();
  const { data: silences = [] } = useSilences();
  if (ids.length === 0) return null;
  return (
    <Panel title={t('alert.mutedBy')}>
      {ids.map((id) => {
        const silence = silences.find((one) => one.id === id);
        return (
          <Link key={id} className="task" to="/silences" search={{ q: id }}>
            <span>{silence?.comment === undefined || silence.comment === '' ? t('silence.noComment') : silence.comment}</span>
            <span className="sub">{silence?.createdBy}</span>
            {silence === undefined ? null : (
              <span className="sub">
                <Say k="silence.until" values={{ at: <Age at={new Date().toISOString()} until={silence.endsAt} focusable={false} /> }} />
              </span>
            )}
          </Link>
        );
      })}
    </Panel>
  );
}

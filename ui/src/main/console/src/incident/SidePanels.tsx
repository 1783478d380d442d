import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Alert } from '../api/alerting';
import type { Incident, IncidentDetail } from '../api/incident';
import { Say } from '../i18n/Say';
import { useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Age, Clock } from '../parts/Age';
import { Button } from '../parts/Button';
import { Mark, severityKey, severityOf } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { LogsLink } from '../rules/LogsLink';
import { NothingDialog } from '../rules/NothingDialog';
import { RunbookLink } from '../rules/RunbookLink';
import { amount } from './amount';
import { SeparateDialog } from './dialogs';
import { mergedInto, valueOf } from './state';

function AlertsElsewhere({ into }: { into: string }) {
  const other = (body: ReactNode) => (
    <Link to="/incidents/$key" params={{ key: into }}>
      {body}
    </Link>
  );
  return <Say k="side.alertsElsewhere" values={{ key: into }} wrap={{ other }} />;
}

/** The alerts that make up the incident. */
export function AlertsPanel({ detail: { alerts, incident, timeline } }: { detail: IncidentDetail }) {
  const { t, language } = useWords();
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const [nothing, setNothing] = useState<Alert>();
  const into = mergedInto({ timeline });
  return (
    <Panel title={t('side.alerts')} count={alerts.length}>
      {alerts.length === 0 ? <p className="body dim">{into === undefined ? t('side.noAlerts', { n: incident.alertFingerprints.length }) : <AlertsElsewhere into={into} />}</p> : null}
      {alerts.map((alert) => {
        const firing = alert.state === 'FIRING';
        const { alertname = '', severity, host } = alert.labels;
        const value = valueOf(alert);
        return (
          <div key={alert.fingerprint} className="side-row">
            <span className="sev">
              <Mark severity={firing ? severityOf(severity) : 'ok'} />
              <Link to="/alerts/$fingerprint" params={{ fingerprint: alert.fingerprint }}>
                {alertname}
              </Link>
            </span>
            <span className="num">{value === undefined ? null : firing ? amount(language, value, alert) : t('side.lastFiring', { value: amount(language, value, alert) })}</span>
            <span className="sub">
              {host === undefined ? null : (
                <Link to="/hosts/$name" params={{ name: host }} search={{ at: alert.firingSince ?? alert.activeSince }}>
                  {host}
                </Link>
              )}{' '}
              <RunbookLink url={alert.annotations['runbook_url']} /> <LogsLink url={alert.annotations['logs_url']} since={alert.firingSince ?? alert.activeSince} />
            </span>
            <span className="sub num">{firing ? <Age at={alert.firingSince ?? alert.activeSince} focusable={false} /> : t('side.cleared')}</span>
            <code className="mono sub expr">{alert.expression}</code>
            {mayHandle && alert.state !== 'PENDING' ? (
              <span className="expr">
                <Button look="quiet" onClick={() => setNothing(alert)}>
                  {t('nothing.act')}
                </Button>
              </span>
            ) : null}
          </div>
        );
      })}
      {nothing === undefined ? null : <NothingDialog alert={nothing} onClose={() => setNothing(undefined)} />}
    </Panel>
  );
}

/** Whom it woke, by what, and whether it got there. */
export function PagesPanel({ detail: { pages } }: { detail: IncidentDetail }) {
  const { t, catalogue, language } = useWords();
  const channels = (text: string) =>
    new Intl.ListFormat(language).format(text.split(', ').map((channel) => (`channel.${channel}` in catalogue ? t(`channel.${channel as 'email' | 'console'}`) : channel)));
  return (
    <Panel title={t('side.pages')} count={pages.length}>
      {pages.length === 0 ? <p className="body dim">{t('side.noPages')}</p> : null}
      {pages.map((page) => (
        <div key={`${page.round}-${page.step}-${page.person}`} className="side-row">
          <span className="sev">
            <Mark severity={page.reachedAt === undefined ? 'unknown' : 'ok'} silent />
            {page.person}
          </span>
          <span className="num dim">
            <Clock at={page.at} seconds focusable={false} />
          </span>
          <span className="sub">{page.channels === '' ? t('side.noChannel') : channels(page.channels)}</span>
          <span className="sub num">{page.reachedAt === undefined ? t('side.notReached') : t('side.reached')}</span>
        </div>
      ))}
    </Panel>
  );
}

/** The business services that it hits: the reason for its priority. */
export function HitPanel({ incident }: { incident: Incident }) {
  const { services = [], items = [], state } = incident;
  const { t } = useWords();
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const [out, setOut] = useState<{ id: string; name: string }>();
  const fought = state === 'OPEN' || state === 'ACKNOWLEDGED';
  if (services.length === 0 && items.length === 0) return null;
  return (
    <Panel title={t('side.hits')} count={services.length}>
      {services.length === 0 ? <p className="body dim">{t('side.hitsNone')}</p> : null}
      {services.map((service) => (
        <div key={service.name} className="side-row">
          <span className="strong">{service.name}</span>
          {service.criticality === undefined ? <span /> : <span className={`tag ${severityOf(service.criticality)}`}>{t(severityKey(severityOf(service.criticality)))}</span>}
          {service.effect === 'down' || service.effect === 'degraded' ? <span className="sub">{t(`effect.${service.effect}`)}</span> : null}
        </div>
      ))}
      {items.map((item, place) => (
        <div key={item.id} className="side-row">
          <Link to="/inventory/$id" params={{ id: item.id }}>
            {item.name}
          </Link>
          <span className="sub">{t('side.item')}</span>
          {mayHandle && fought && place > 0 ? (
            <span className="expr">
              <Button look="quiet" onClick={() => setOut(item)}>
                {t('separate.act')}
              </Button>
            </span>
          ) : null}
        </div>
      ))}
      {out === undefined ? null : <SeparateDialog incident={incident} item={out} onClose={() => setOut(undefined)} />}
    </Panel>
  );
}

/** Why it was and what helped; from it the next one's runbook can be written. */
export function ReviewPanel({ incident: { key, review } }: { incident: Incident }) {
  const { t } = useWords();
  const mayWrite = useMay('WRITE_KNOWLEDGE');
  if (review === undefined) return null;
  return (
    <Panel
      title={t('side.review')}
      right={
        mayWrite ? (
          <Link to="/knowledge/new" search={{ draft: key }}>
            {t('draft.runbook')}
          </Link>
        ) : undefined
      }
    >
      <dl className="body review">
        <dt className="sub">{t('review.cause')}</dt>
        <dd className="words">{review.cause}</dd>
        <dt className="sub">{t('review.remedy')}</dt>
        <dd className="words">{review.remedy}</dd>
      </dl>
    </Panel>
  );
}

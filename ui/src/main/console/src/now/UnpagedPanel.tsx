import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Alert } from '../api/alerting';
import type { Incident } from '../api/incident';
import { Say } from '../i18n/Say';
import { useWords } from '../i18n/words';
import { amount } from '../incident/amount';
import { unpaged, valueOf, type Unpaged } from '../incident/state';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Mark, severityOf } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';

/** Alerts that are up and woke nobody by themselves; each says why. */
export function UnpagedPanel({ query, incidents }: { query: UseQueryResult<Alert[]>; incidents: readonly Incident[] }) {
  const { t } = useWords();
  const list = unpaged(query.data ?? [], incidents);
  const muted = list.filter((one) => one.why.key === 'why.muted').length;
  return (
    <Panel title={t('alerts.title')} count={query.data === undefined ? undefined : list.length} right={
        muted > 0 ? (
          <Link to="/silences">{t('alerts.muted', { n: muted })}</Link>
        ) : list.length > 0 ? (
          t('alerts.each')
        ) : undefined
      }>
      <Answer
        query={query}
        failed={t('alerts.failed')}
        waiting={<WaitingRows rows={2} one what={t('alerts.title')} />}
        empty={{ when: () => list.length === 0, show: <p className="body dim">{t('alerts.none')}</p> }}
      >
        {() => (
          <table className="tbl al">
            <thead>
              <tr>
                <th>{t('alerts.alert')}</th>
                <th>{t('alerts.on')}</th>
                <th className="num">{t('alerts.value')}</th>
                <th className="num">{t('alerts.for')}</th>
                <th>{t('alerts.why')}</th>
              </tr>
            </thead>
            <tbody>
              {list.map((one) => (
                <Row key={one.alert.fingerprint} one={one} />
              ))}
            </tbody>
          </table>
        )}
      </Answer>
    </Panel>
  );
}

function Row({ one: { alert, why } }: { one: Unpaged }) {
  const { t, language } = useWords();
  const { alertname = '', severity, host } = alert.labels;
  const value = valueOf(alert);
  return (
    <tr>
      <td>
        <span className="sev">
          <Mark severity={why.key === 'why.muted' ? 'muted' : alert.state === 'PENDING' ? 'unknown' : severityOf(severity)} />
          <Link className="t" to="/alerts/$fingerprint" params={{ fingerprint: alert.fingerprint }}>
            {alertname}
          </Link>
        </span>
      </td>
      <td className="mono">{host === undefined ? '–' : <Link to="/hosts/$name" params={{ name: host }}>{host}</Link>}</td>
      <td className="val num">
        <b>{value === undefined ? '–' : amount(language, value, alert)}</b>{' '}
        {alert.threshold === undefined ? null : <span className="dim">{t('alerts.limit', { limit: amount(language, alert.threshold, alert) })}</span>}
      </td>
      <td className="num">
        <Age at={alert.firingSince ?? alert.activeSince} focusable={false} />
      </td>
      <td className="why mid">
        {'incident' in why ? (
          <Say
            k={why.key}
            values={{
              incident: (
                <Link to="/incidents/$key" params={{ key: why.incident }}>
                  {why.incident}
                </Link>
              ),
            }}
          />
        ) : (
          t(why.key)
        )}
      </td>
    </tr>
  );
}

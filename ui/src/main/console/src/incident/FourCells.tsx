import { Link } from '@tanstack/react-router';
import type { Incident, IncidentDetail } from '../api/incident';
import { Say } from '../i18n/Say';
import { useWords } from '../i18n/words';
import { useMay, useMe } from '../identity/server';
import { Age, Clock } from '../parts/Age';
import { Button } from '../parts/Button';
import { Face } from '../parts/Owner';
import { secondsUntil, useNow, useTime } from '../parts/time';
import { Wrong } from '../parts/Wrong';
import { amount } from './amount';
import { NextPageWords } from './NextPageWords';
import { actKey, endOf, foremost, hasNobody, roundBegan, valueOf, type Next } from './state';

type PageAct = { next: Next; off: string | undefined; run: () => void };
type Props = { detail: IncidentDetail; act: PageAct; busy: boolean; error: unknown; onResolve: () => void };

/** What is wrong, since when, who has it, what next. Never hidden, on no screen. */
export function FourCells({ detail, act, busy, error, onResolve }: Props) {
  const { t } = useWords();
  return (
    <section className="four" aria-label={t('four.label')}>
      <What detail={detail} />
      <Since detail={detail} />
      <Who detail={detail} />
      <div className="next">
        <h2>{t('incident.next')}</h2>
        <NextCell detail={detail} act={act} busy={busy} onResolve={onResolve} />
        <Wrong error={error} />
      </div>
    </section>
  );
}

function What({ detail: { incident, alerts } }: { detail: IncidentDetail }) {
  const { t, language } = useWords();
  const alert = foremost(alerts);
  const value = alert === undefined ? undefined : valueOf(alert);
  const text = alert?.annotations['description'] ?? alert?.annotations['summary'] ?? '';
  return (
    <div className="wt">
      <h2>{t('incident.what')}</h2>
      {value === undefined ? (
        <span className="big">{incident.title}</span>
      ) : (
        <>
          <span className="big">{amount(language, value, alert)}</span>{' '}
          {alert?.threshold === undefined ? null : <span className="dim">{t('alerts.limit', { limit: amount(language, alert.threshold, alert) })}</span>}
        </>
      )}
      <div className="sub">
        {value === undefined && text === incident.title ? '' : text}{' '}
        {incident.host === undefined ? null : (
          <Link to="/hosts/$name" params={{ name: incident.host }} search={{ at: incident.openedAt }}>
            {incident.host}
          </Link>
        )}
      </div>
      {incident.services === undefined || incident.services.length === 0 ? null : <div className="sub">{t('four.hits', { n: incident.services.length, first: incident.services[0]?.name ?? '' })}</div>}
    </div>
  );
}

function Since({ detail }: { detail: IncidentDetail }) {
  const { incident, pages } = detail;
  const { t } = useWords();
  const time = pages.find((page) => page.round === incident.round);
  const end = endOf(incident);
  return (
    <div className="sc">
      <h2>{t('incident.since')}</h2>
      <span className="big">
        <Age at={incident.openedAt} until={end} />
      </span>
      <div className="sub">
        {end === undefined ? (
          <Say k={incident.firing ? 'four.firing' : 'four.cleared'} values={{ at: <Clock at={incident.openedAt} seconds focusable={false} /> }} />
        ) : (
          <Say k="four.fromTo" values={{ from: <Clock at={incident.openedAt} focusable={false} />, to: <Clock at={end} focusable={false} /> }} />
        )}
      </div>
      {time === undefined ? null : (
        <div className="sub">
          <Say k="four.pagedAfter" values={{ span: <Age at={roundBegan(detail)} until={time.at} focusable={false} /> }} />
        </div>
      )}
      {incident.round > 0 ? <div className="sub high">{t('four.round', { n: incident.round })}</div> : null}
    </div>
  );
}

function Who({ detail: { incident, nextPage } }: { detail: IncidentDetail }) {
  const { t } = useWords();
  const me = useMe().person.id;
  const nobody = hasNobody(incident) || incident.ownerName === undefined;
  const name = nobody ? undefined : incident.ownerName;
  return (
    <div className="wh">
      <h2>{t('incident.who')}</h2>
      <span className="row">
        <Face name={name} large />
        <span className="grow">
          <span className={name === undefined && hasNobody(incident) ? 'big critical' : 'big'}>
            {name === undefined ? t(hasNobody(incident) ? 'owner.nobody' : 'owner.nobodyHad') : incident.owner === me ? <Say k="owner.you" values={{ name }} /> : name}
          </span>
          <span className="sub" style={{ display: 'block' }}>
            {nextPage === undefined || !nobody ? null : <NextPageWords page={nextPage} />}
            {incident.acknowledgedAt === undefined || nobody ? null : (
              <>
                {t('incident.acknowledged')} <Age at={incident.acknowledgedAt} form="ago" />
                <AsksAgain incident={incident} />
              </>
            )}
          </span>
        </span>
      </span>
    </div>
  );
}

/** An acknowledgement has an end: then the owner is asked again whether it is still in hand. */
function AsksAgain({ incident: { acknowledgedAt, asksAgainAt, state } }: { incident: Incident }) {
  const time = useTime();
  const now = useNow(10);
  if (asksAgainAt === undefined || acknowledgedAt === undefined || state !== 'ACKNOWLEDGED') return null;
  const left = secondsUntil(asksAgainAt, now);
  const used = 1 - left / Math.max(1, (Date.parse(asksAgainAt) - Date.parse(acknowledgedAt)) / 1000);
  return (
    <>
      {' · '}
      <Say k={left > 0 ? 'four.asksAgain' : 'four.asksNow'} values={{ span: time.span(Math.max(0, left)) }} />
      <span className={`meter thin ${used > 1 ? 'critical' : used > 0.7 ? 'high' : ''}`}>
        <i style={{ width: `${Math.max(0, Math.min(100, used * 100))}%` }} />
      </span>
    </>
  );
}

type NextProps = { detail: IncidentDetail; act: PageAct; busy: boolean; onResolve: () => void };

function NextCell({ detail, act, busy, onResolve }: NextProps) {
  const { t } = useWords();
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const { incident, nextPage } = detail;
  if (act.next === 'none') {
    return (
      <p>
        <span className="big">{t('state.closed')}</span>{' '}
        <span className="sub">{incident.closedAt === undefined ? null : <Age at={incident.closedAt} form="ago" />}</span>
      </p>
    );
  }
  if (act.next === 'closing') return <p className="mid">{t('means.closing')}</p>;
  if (!mayHandle) return <p className="mid">{t('four.mayNot')}</p>;
  const means = act.next === 'acknowledge' && nextPage !== undefined ? t('means.acknowledgeStops', { who: nextPage.who }) : t(`means.${act.next}`);
  return (
    <>
      <Button look="primary" size="big" full busy={busy} off={act.off} offShown onClick={act.run} aria-keyshortcuts=".">
        {t(actKey(act.next))}
      </Button>
      <p className="sub">{act.off ?? means}</p>
      {act.next === 'record' ? (
        <div className="acts2 only-s">
          <Button onClick={onResolve}>{t('incident.despite')}</Button>
        </div>
      ) : null}
    </>
  );
}

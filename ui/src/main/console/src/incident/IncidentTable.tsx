import { Link } from '@tanstack/react-router';
import type { Alert } from '../api/alerting';
import type { Incident, NextPage } from '../api/incident';
import { useWords } from '../i18n/words';
import { useMay, useMe } from '../identity/server';
import { Age, Clock } from '../parts/Age';
import { Button } from '../parts/Button';
import { useLine } from '../parts/line';
import { Mark } from '../parts/Mark';
import { Owner } from '../parts/Owner';
import { useRowKeys } from '../parts/rows';
import { amount } from './amount';
import { NextPageWords } from './NextPageWords';
import { useIncidentVerb } from './server';
import { alertsOf, endOf, hasNobody, markOf, mayCloseSoon, stateWord } from './state';
import './table.css';

type Props = {
  incidents: readonly Incident[];
  alerts?: readonly Alert[] | undefined;
  nextPages?: ReadonlyMap<string, NextPage> | undefined;
  changed?: ReadonlySet<string> | undefined;
  chosen?: Chosen | undefined;
};

/** Rows chosen for an act on many; absent where nothing can be done to many. */
export type Chosen = { keys: ReadonlySet<string>; toggle: (key: string) => void };

/** What is wrong, since when, who has it, what next: always in this order. */
export function IncidentTable({ incidents, alerts = [], nextPages, changed, chosen }: Props) {
  const { t } = useWords();
  // Two loud buttons are a decision left to the tired: only the first one that has nobody is loud.
  const list = useRowKeys<HTMLTableElement>();
  const loud = incidents.find(hasNobody)?.key;
  return (
    <table className="tbl two inc" ref={list}>
      <thead>
        <tr>
          <th className="c-pr">{t('incident.priority')}</th>
          <th>{t('incident.what')}</th>
          <th className="c-since">{t('incident.since')}</th>
          <th className="c-own">{t('incident.who')}</th>
          <th className="c-st">{t('incident.state')}</th>
          <th className="c-act num">{t('incident.next')}</th>
        </tr>
      </thead>
      <tbody>
        {incidents.map((incident) => (
          <Row key={incident.key} incident={incident} alerts={alerts} nextPage={nextPages?.get(incident.key)} changed={changed?.has(incident.key) === true} loud={incident.key === loud} chosen={chosen} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { incident: Incident; alerts: readonly Alert[]; nextPage: NextPage | undefined; changed: boolean; loud: boolean; chosen: Chosen | undefined };

function Row({ incident, alerts, nextPage, changed, loud, chosen }: RowProps) {
  const { t, language } = useWords();
  const me = useMe().person.id;
  const mine = incident.owner === me;
  const state = stateWord(incident);
  const [alert] = alertsOf(incident, alerts);
  const limit = alert?.threshold === undefined ? undefined : t('incident.limit', { value: amount(language, alert.value, alert), limit: amount(language, alert.threshold, alert) });
  const hits = (incident.services ?? []).length === 0 ? undefined : t('incident.hits', { n: incident.services?.length ?? 0, first: incident.services?.[0]?.name ?? '' });
  return (
    <tr data-row className={`${mine ? 'mine' : ''}${changed ? ' changed' : ''}`}>
      <td className="pr">
        <span className="sev">
          {chosen === undefined ? null : (
            <input type="checkbox" aria-label={t('incidents.chooseOf', { key: incident.key })} checked={chosen.keys.has(incident.key)} disabled={!mayCloseSoon(incident)} onChange={() => chosen.toggle(incident.key)} />
          )}
          <Mark severity={markOf(incident)} />
          <span className="mid">{incident.priority}</span>
        </span>
      </td>
      <td className="what">
        <Link className="t" data-main to="/incidents/$key" params={{ key: incident.key }}>
          {incident.title}
        </Link>
        <span className="sub">{[incident.key, incident.host, incident.firing ? limit : undefined, hits].filter((part) => part !== undefined).join(' · ')}</span>
      </td>
      <td className="since">
        <span className={incident.state === 'OPEN' ? 'strong' : undefined}>
          <Age at={incident.openedAt} until={endOf(incident)} focusable={false} />
        </span>
        <span className="sub">
          <Clock at={incident.openedAt} focusable={false} />
        </span>
      </td>
      <td className="own">
        <Owner name={incident.ownerName} me={mine} over={!hasNobody(incident)} below={<Below incident={incident} nextPage={nextPage} />} />
      </td>
      <td className="st">
        <span className={`tag ${state.tone}`}>{t(state.key)}</span>
      </td>
      <td className="act num">
        <RowAct incident={incident} mine={mine} loud={loud} />
      </td>
    </tr>
  );
}

function Below({ incident, nextPage }: { incident: Incident; nextPage: NextPage | undefined }) {
  const { t } = useWords();
  if (incident.acknowledgedAt !== undefined) {
    return (
      <>
        {t('incident.acknowledged')} <Age at={incident.acknowledgedAt} form="ago" focusable={false} />
      </>
    );
  }
  return nextPage === undefined ? null : <NextPageWords page={nextPage} />;
}

function RowAct({ incident, mine, loud }: { incident: Incident; mine: boolean; loud: boolean }) {
  const { t } = useWords();
  const { stale } = useLine();
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const verb = useIncidentVerb(incident.key);
  if (hasNobody(incident) && mayHandle) {
    if (stale) return <span className="sub">{t('live.neededShort')}</span>;
    return (
      <Button look={loud ? 'primary' : 'plain'} busy={verb.isPending} onClick={() => verb.mutate({ verb: 'acknowledge' })} aria-label={t('incident.acknowledgeOf', { key: incident.key })}>
        {t('act.acknowledge')}
      </Button>
    );
  }
  if (mayCloseSoon(incident) && mayHandle && incident.state !== 'OPEN') {
    return (
      <Button busy={verb.isPending} off={stale ? t('live.neededShort') : undefined} onClick={() => verb.mutate({ verb: 'close' })} aria-label={t('incident.closeOf', { key: incident.key })}>
        {t('act.closeIt')}
      </Button>
    );
  }
  if (incident.state === 'RESOLVED' && mine && mayHandle && incident.reviewNeeded !== false) {
    return (
      <Link className="btn" to="/incidents/$key" params={{ key: incident.key }} hash="review">
        {t('act.review')}
      </Link>
    );
  }
  return (
    <Link className="btn quiet open" to="/incidents/$key" params={{ key: incident.key }} aria-label={t('incident.openOf', { key: incident.key })}>
      {t('act.open')}
    </Link>
  );
}

import { useMemo } from 'react';
import type { IncidentDetail, NextPage } from '../api/incident';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { useAlerts, useIncidentDetails, useIncidents } from '../incident/server';
import { byUrgency, hasNobody } from '../incident/state';
import { useOnCallNow } from '../oncall/server';
import { Head } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { Alarms } from './Alarms';
import { ChangedPanel } from './ChangedPanel';
import { DutyPanel } from './DutyPanel';
import { EndingShift, HandoverLine } from './HandoverLine';
import { HostsPanel } from './HostsPanel';
import { NowWords } from './NowWords';
import { OpenPanel } from './OpenPanel';
import { UnpagedPanel } from './UnpagedPanel';
import { WaitsPanel } from './WaitsPanel';
import './now.css';

const ASKED_AT_MOST = 5;

/** What is wrong now, since when, who has it, what next. */
export default function NowPage() {
  const t = useT();
  useTitle(t('room.now'));
  const incidents = useIncidents('open');
  const alerts = useAlerts();
  const onCall = useOnCallNow();
  const maySeeAudit = useMay('SEE_AUDIT');
  const open = useMemo(() => (incidents.data ?? []).toSorted(byUrgency), [incidents.data]);
  const details = useIncidentDetails(open.filter(hasNobody).slice(0, ASKED_AT_MOST).map((one) => one.key));
  return (
    <>
      <Head title={t('room.now')} sentence={incidents.data === undefined ? t('now.reading') : <NowWords incidents={open} details={details} onCall={onCall.data} />} />
      <Alarms alarms={onCall.data?.alarms ?? []} />
      <EndingShift onCall={onCall.data} />
      <HandoverLine />
      <div className="now">
        <div className="col first">
          <OpenPanel query={incidents} incidents={open} alerts={alerts.data} nextPages={nextPages(details)} />
          <UnpagedPanel query={alerts} incidents={open} />
          {maySeeAudit ? <ChangedPanel incidents={open} /> : null}
        </div>
        <div className="col aside">
          <DutyPanel query={onCall} />
          <WaitsPanel incidents={incidents.data} onCall={onCall.data} />
          <HostsPanel alerts={alerts.data} />
        </div>
      </div>
    </>
  );
}

function nextPages(details: readonly IncidentDetail[]): Map<string, NextPage> {
  return new Map(details.flatMap(({ incident, nextPage }) => (nextPage === undefined ? [] : [[incident.key, nextPage] as const])));
}

import type { Alert } from '../api/alerting';
import type { Act, Incident, IncidentDetail, Priority, Verb } from '../api/incident';
import type { Key } from '../i18n/words';
import { severityOf, type Severity } from '../parts/Mark';

/** What the pages conclude from an incident. Pure; the state itself and what is allowed are the server's. */

const ORDER: Record<Priority, number> = { P1: 1, P2: 2, P3: 3, P4: 4 };

/** Highest priority first, the oldest of one priority first. */
export function byUrgency(a: Incident, b: Incident): number {
  return ORDER[a.priority] - ORDER[b.priority] || a.openedAt.localeCompare(b.openedAt);
}

export function byAge(a: Incident, b: Incident): number {
  return b.openedAt.localeCompare(a.openedAt);
}

function isOver(incident: Incident): boolean {
  return incident.state === 'CLOSED';
}

export function openCount(incidents: readonly Incident[]): number {
  return incidents.filter((incident) => !isOver(incident)).length;
}

/** Low severity opens an incident, but wakes nobody. */
export function pagesSomebody(incident: Incident): boolean {
  return incident.severity !== 'low';
}

export function hasNobody(incident: Incident): boolean {
  return incident.state === 'OPEN';
}

/** The mark in front of it: how bad it is, or that it is over. */
export function markOf(incident: Incident): Severity {
  return incident.state === 'OPEN' || incident.state === 'ACKNOWLEDGED' ? severityOf(incident.severity) : 'ok';
}

/** Until when its age counts: it stops when the trouble stops. */
export function endOf(incident: Incident): string | undefined {
  return incident.resolvedAt ?? incident.closedAt;
}

/** The incident that this one turned out to be part of. */
export function mergedInto({ timeline }: Pick<IncidentDetail, 'timeline'>): string | undefined {
  return timeline.find((entry) => entry.kind === 'MERGED')?.facts['incident'];
}

const GRAVITY: readonly string[] = ['critical', 'high', 'medium', 'low'];

/** The gravest alert that fires, the first of these; where none fires any more the gravest that did. */
export function foremost(alerts: readonly Alert[]): Alert | undefined {
  const rank = (alert: Alert) => {
    const grave = GRAVITY.indexOf(severityOf(alert.labels['severity']));
    return (alert.state === 'FIRING' ? 0 : GRAVITY.length + 1) + (grave < 0 ? GRAVITY.length : grave);
  };
  return [...alerts].sort((a, b) => rank(a) - rank(b))[0];
}

/** When its latest round began: paging starts anew with it. */
export function roundBegan({ incident, timeline }: IncidentDetail): string {
  const again = timeline.filter((entry) => entry.kind === 'REOPENED').map((entry) => entry.at);
  return again.sort().at(-1) ?? incident.openedAt;
}

type StateWord = { key: Key; tone: '' | 'critical' | 'ok' | 'high' };

export function stateWord(incident: Incident): StateWord {
  switch (incident.state) {
    case 'OPEN':
      return pagesSomebody(incident) ? { key: 'state.paging', tone: 'critical' } : { key: 'state.open', tone: '' };
    case 'ACKNOWLEDGED':
      return incident.firing ? { key: 'state.investigating', tone: '' } : { key: 'state.cleared', tone: 'ok' };
    case 'RESOLVED':
      return { key: incident.reviewNeeded === false ? 'state.toClose' : 'state.review', tone: '' };
    case 'REVIEWED':
      return { key: 'state.closing', tone: '' };
    case 'CLOSED':
      return { key: 'state.closed', tone: '' };
  }
}

export function actOf(detail: IncidentDetail, verb: Verb): Act | undefined {
  return detail.acts.find((act) => act.verb === verb);
}

/** Closed by one click where no review is needed. */
function canClose(detail: IncidentDetail): boolean {
  return actOf(detail, 'close')?.allowed === true;
}

/** Which rows of a list may be chosen for closing: over, and without a review to be written. */
export function mayCloseSoon(incident: Incident): boolean {
  return !incident.firing && incident.reviewNeeded === false && incident.state !== 'CLOSED' && incident.state !== 'REVIEWED';
}

/** The one prominent act of an incident's page. */
export type Next = 'acknowledge' | 'resolve' | 'review' | 'close' | 'record' | 'closing' | 'none';

export function actKey(next: Exclude<Next, 'none' | 'closing'>): Key {
  return next === 'close' ? 'act.closeIncident' : `act.${next}`;
}

export function nextAct(detail: IncidentDetail): Next {
  const { incident } = detail;
  switch (incident.state) {
    case 'OPEN':
      return 'acknowledge';
    case 'ACKNOWLEDGED':
      return incident.firing ? 'record' : canClose(detail) ? 'close' : 'resolve';
    case 'RESOLVED':
      return canClose(detail) || incident.reviewNeeded === false ? 'close' : 'review';
    case 'REVIEWED':
      return 'closing';
    case 'CLOSED':
      return 'none';
  }
}

/** How far the fight is, for the segments that stand for the diagram on a phone. */
export const STAGES = ['page', 'acknowledge', 'investigate', 'resolve', 'review', 'close'] as const;

export function stageOf(incident: Incident): number {
  switch (incident.state) {
    case 'OPEN':
      return 1;
    case 'ACKNOWLEDGED':
      return incident.firing ? 2 : 3;
    case 'RESOLVED':
      return 4;
    case 'REVIEWED':
      return 5;
    case 'CLOSED':
      return 6;
  }
}

/** The alerts of an incident that are known now. */
export function alertsOf(incident: Incident, alerts: readonly Alert[]): Alert[] {
  return alerts.filter((alert) => incident.alertFingerprints.includes(alert.fingerprint));
}

/** Why an alert that is up has woken nobody by itself. */
export type Unpaged = { alert: Alert; why: { key: 'why.pending' | 'why.fresh' | 'why.muted' } | { key: 'why.joined' | 'why.low'; incident: string } };

export function unpaged(alerts: readonly Alert[], incidents: readonly Incident[]): Unpaged[] {
  return alerts.flatMap((alert): Unpaged[] => {
    if (alert.state === 'RESOLVED') return [];
    if ((alert.mutedBy ?? []).length > 0) return [{ alert, why: { key: 'why.muted' } }];
    if (alert.state === 'PENDING') return [{ alert, why: { key: 'why.pending' } }];
    const incident = incidents.find((one) => one.alertFingerprints.includes(alert.fingerprint));
    if (incident === undefined) return [{ alert, why: { key: 'why.fresh' } }];
    if (!pagesSomebody(incident)) return [{ alert, why: { key: 'why.low', incident: incident.key } }];
    return incident.alertFingerprints[0] === alert.fingerprint ? [] : [{ alert, why: { key: 'why.joined', incident: incident.key } }];
  });
}

/** The last word of an expression where it compares with a number: what is left is the measured amount. */
const COMPARISON = /\s*(?:==|!=|<=|>=|<|>)\s*(?:bool\s+)?[-+]?[\d.]+(?:[eE][-+]?\d+)?\s*$/;

/** An alert's expression without its limit, so that the chart shows the amount also while it is below. */
export function measured(expression: string): string {
  return expression.replace(COMPARISON, '');
}

/** What it measures now; another program's alert carries no value. */
export function valueOf(alert: Alert): number | undefined {
  return alert.source === 'external' ? undefined : alert.value;
}

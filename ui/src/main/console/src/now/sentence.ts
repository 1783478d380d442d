import type { Incident, IncidentDetail, NextPage } from '../api/incident';
import type { OnCallNow } from '../api/oncall';
import { byUrgency, hasNobody, mayCloseSoon, pagesSomebody } from '../incident/state';

/** The state of the whole house in one sentence; the words are the catalogue's. */
type NowSentence =
  | { kind: 'calmAlone' }
  | { kind: 'calmNobody' }
  | { kind: 'calm'; name: string; until: string }
  | { kind: 'nobodyYet'; n: number; severity: string; key: string; next: NextPage | undefined }
  | { kind: 'inHands'; n: number; severity: string; key: string; name: string }
  | { kind: 'low'; n: number }
  | { kind: 'toReview'; n: number }
  | { kind: 'toClose'; n: number };

export function nowSentence(incidents: readonly Incident[], details: readonly IncidentDetail[], onCall: OnCallNow | undefined): NowSentence {
  const fighting = incidents.filter((one) => one.state === 'OPEN' || one.state === 'ACKNOWLEDGED').toSorted(byUrgency);
  const nobody = fighting.filter((one) => hasNobody(one) && pagesSomebody(one));
  const [worst] = nobody;
  if (worst !== undefined) {
    const next = details.find((detail) => detail.incident.key === worst.key)?.nextPage;
    return { kind: 'nobodyYet', n: nobody.length, severity: worst.severity, key: worst.key, next };
  }
  const held = fighting.filter((one) => !hasNobody(one));
  const [first] = held;
  if (first !== undefined) return { kind: 'inHands', n: held.length, severity: first.severity, key: first.key, name: first.ownerName ?? '' };
  if (fighting.length > 0) return { kind: 'low', n: fighting.length };
  const over = incidents.filter((one) => one.state === 'RESOLVED');
  const reviews = over.filter((one) => one.reviewNeeded !== false).length;
  if (reviews > 0) return { kind: 'toReview', n: reviews };
  if (over.length > 0) return { kind: 'toClose', n: over.length };
  // Who is on call is not read yet: nothing is said of it.
  if (onCall === undefined) return { kind: 'calmAlone' };
  const current = onCall.schedules.find((schedule) => schedule.current !== undefined)?.current;
  return current === undefined ? { kind: 'calmNobody' } : { kind: 'calm', name: current.displayName, until: current.until };
}

export type Waiting = { incident: Incident; what: 'acknowledge' | 'resolve' | 'review' | 'close' };

/** What waits for this person, the most urgent first. */
export function waitsFor(me: string, incidents: readonly Incident[], onCall: OnCallNow | undefined): Waiting[] {
  const onDuty = onCall?.schedules.some((schedule) => schedule.current?.personId === me) === true;
  return incidents.toSorted(byUrgency).flatMap((incident): Waiting[] => {
    if (hasNobody(incident)) return onDuty ? [{ incident, what: 'acknowledge' }] : [];
    // What nobody had is left to who is on call.
    if (incident.owner === undefined ? !onDuty : incident.owner !== me) return [];
    if (mayCloseSoon(incident)) return [{ incident, what: 'close' }];
    if (incident.state === 'ACKNOWLEDGED' && !incident.firing) return [{ incident, what: 'resolve' }];
    return incident.state === 'RESOLVED' ? [{ incident, what: 'review' }] : [];
  });
}

const NEAR_MS = 10 * 60_000;

/** The open incident that began within ten minutes of a change: worth a look, not a verdict. */
export function nearIncident(at: string, incidents: readonly Incident[]): string | undefined {
  const moment = Date.parse(at);
  return incidents.find((incident) => {
    const opened = Date.parse(incident.openedAt);
    return moment <= opened && opened - moment <= NEAR_MS;
  })?.key;
}

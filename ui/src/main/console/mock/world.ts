import type { Diagnosis } from '../src/api/diagnosis';
import type { Act as AuditAct } from '../src/api/audit';
import type { Alert } from '../src/api/alerting';
import type { Host } from '../src/api/fleet';
import type { Person, Team } from '../src/api/identity';
import type { Entry, Incident, Reason, SentPage } from '../src/api/incident';
import type { MailServer, Sent } from '../src/api/notify';
import type { Policy, Schedule } from '../src/api/oncall';
import { deskOf, type DeskOfWorld } from './desk.ts';
import { estate, type Estate } from './estate.ts';
import { inbox, type Inbox } from './inbox.ts';
import { shiftsOf, type Shifts } from './shifts.ts';
import { reportingOf, type Reporting } from './reports.ts';
import { resourcesOf, type ResourcesOfWorld } from './resource.ts';
import { assistantOf, type AssistantOfWorld } from './assistant.ts';
import { knowledgeOf, type KnowledgeOfWorld } from './knowledge.ts';
import { energyOf, type EnergyOfWorld } from './energy.ts';
import { recoveryOf, type RecoveryOfWorld } from './recovery.ts';
import { workOf, type Work } from './work.ts';

/** What the stand-in server knows. Made-up people and hosts whose figures add up. Used in development and tests only. */
export type World = Estate & {
  now: number;
  me: string | undefined;
  mustChangePassword: boolean;
  reachable: boolean;
  people: Person[];
  former: (Person & { deactivatedAt: string })[];
  hosts: Host[];
  alerts: Alert[];
  incidents: Incident[];
  timelines: Record<string, Entry[]>;
  verdicts: Record<string, NonNullable<Diagnosis['verdict']>>;
  reasons: Record<string, Reason[]>;
  pages: Record<string, SentPage[]>;
  schedules: Schedule[];
  policies: Policy[];
  mail: MailServer;
  sent: Sent[];
  audit: AuditAct[];
  inbox: Inbox;
  desk: DeskOfWorld;
  work: Work;
  knowledge: KnowledgeOfWorld;
  assistant: AssistantOfWorld;
  resources: ResourcesOfWorld;
  recovery: RecoveryOfWorld;
  energy: EnergyOfWorld;
  shifts: Shifts;
  teams: Team[];
  reporting: Reporting;
};

export const WEI = '0199b0a0-0000-7000-8000-000000000001';
export const ANA = '0199b0a0-0000-7000-8000-000000000002';
export const LIU = '0199b0a0-0000-7000-8000-000000000003';
export const KIM = '0199b0a0-0000-7000-8000-000000000004';
const SCHEDULE = '0199b0a0-0000-7000-8000-0000000000a1';

export function ago(world: { now: number }, seconds: number): string {
  return new Date(world.now - seconds * 1000).toISOString();
}

export function fingerprintOf(name: string, host: string): string {
  return `${name}${host}`.split('').reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 0xffffffff, 7).toString(16).padStart(16, 'e');
}

function alert(world: { now: number }, name: string, host: string, severity: string, value: number, threshold: number, seconds: number): Alert {
  const cpu = `100 * (1 - avg by (host) (rate(node_cpu_seconds_total{mode="idle"}[1m]))) > ${threshold}`;
  const disk = `100 * (1 - node_filesystem_avail_bytes / node_filesystem_size_bytes) > ${threshold}`;
  const load = `node_load5 / on (host) count by (host) (node_cpu_seconds_total{mode="idle"}) > ${threshold}`;
  return {
    fingerprint: fingerprintOf(name, host),
    state: 'FIRING',
    labels: { alertname: name, host, severity },
    annotations: { summary: `${name} on ${host}`, description: `The value is ${value}, the limit is ${threshold}.` },
    expression: name.includes('Disk') ? disk : name.includes('Load') ? load : cpu,
    value,
    threshold,
    activeSince: ago(world, seconds + 120),
    firingSince: ago(world, seconds),
    version: 3,
  };
}

function host(world: { now: number }, name: string, seen: number, over: Partial<Host> = {}): Host {
  return {
    name,
    enrolledAt: ago(world, 86_400 * 61),
    lastSeen: ago(world, seen),
    silent: seen > 60,
    revoked: false,
    facts: {
      agentVersion: '0.1.0',
      operatingSystem: 'Debian GNU/Linux 12 (bookworm)',
      kernel: '6.1.0-18-amd64',
      architecture: 'amd64',
      processors: 8,
      memoryBytes: 34_359_738_368,
      bootedAtEpochSecond: Math.floor(world.now / 1000) - 86_400 * 61,
      bufferedSamples: seen > 60 ? 1840 : 0,
      droppedSamples: 0,
      addresses: [`10.1.4.${name.length * 7}`, `fd00:4::${(name.length * 7).toString(16)}`],
      logs: {
        followed: ['journal', '/var/log/nginx/access.log'],
        problems: name === 'relay-02' ? ['/var/log/audit/audit.log: The user evenkeel-agent may not read it; put the user into the file\'s group, or give it the right by setfacl.'] : [],
        waitingBytes: 0,
        droppedBytes: 0,
      },
    },
    ...over,
  };
}

/** A day with trouble in it; `calm` leaves the trouble out, `first` is the minute after the first start. */
export function world(kind: 'trouble' | 'calm' | 'first' = 'trouble', now = Date.now()): World {
  const base = { now };
  const people: Person[] = [
    { id: WEI, name: 'wei', displayName: 'Zhang Wei', email: 'wei.zhang@citycloud.example', role: 'ADMINISTRATOR' },
    { id: ANA, name: 'ana', displayName: 'Ana Souza', email: 'ana.souza@citycloud.example', role: 'ON_CALL_ENGINEER' },
    { id: LIU, name: 'liu', displayName: '刘洋', role: 'ON_CALL_ENGINEER' },
  ];
  const alerts = [
    alert(base, 'HostCpuSaturated', 'pg-core-02', 'critical', 96.4, 90, 24 * 60),
    alert(base, 'HostDiskNearlyFull', 'relay-02', 'high', 91.2, 85, 130),
    alert(base, 'HostDiskNearlyFull', 'stor-backup-02', 'medium', 87.4, 85, 72 * 60),
    { ...alert(base, 'HostLoadHigh', 'edge-lb-01', 'low', 9.8, 8, 0), state: 'PENDING' as const, firingSince: undefined },
  ];
  const print = (index: number) => [alerts[index]?.fingerprint ?? ''];
  const incidents: Incident[] = [
    incident('INC-1042', 'CPU saturated on pg-core-02', 'ACKNOWLEDGED', 'P1', 'critical', 'pg-core-02', print(0), ago(base, 24 * 60), { owner: WEI, ownerName: 'Zhang Wei', acknowledgedAt: ago(base, 22 * 60), asksAgainAt: new Date(now + 8 * 60_000).toISOString(), services: [{ name: 'Resident registration', criticality: 'critical' }, { name: 'City map', criticality: 'medium' }], items: [{ id: 'i-pg-core-02', name: 'pg-core-02', kind: 'host' }, { id: 'i-web-07', name: 'web-07', kind: 'host' }], reviewNeeded: true, version: 4 }),
    incident('INC-1044', 'Disk /var nearly full on relay-02', 'OPEN', 'P2', 'high', 'relay-02', print(1), ago(base, 130), { version: 2 }),
    incident('INC-1041', 'Disk /srv/restic nearly full on stor-backup-02', 'ACKNOWLEDGED', 'P3', 'medium', 'stor-backup-02', print(2), ago(base, 72 * 60), { owner: LIU, ownerName: '刘洋', acknowledgedAt: ago(base, 58 * 60), version: 3 }),
    incident('INC-1036', 'Memory short on idq-02', 'RESOLVED', 'P3', 'medium', 'idq-02', [], ago(base, 89 * 60), { owner: WEI, ownerName: 'Zhang Wei', acknowledgedAt: ago(base, 86 * 60), resolvedAt: ago(base, 60 * 60), firing: false, reviewNeeded: true, version: 6 }),
    incident('INC-1038', 'Load high on gis-render-03', 'ACKNOWLEDGED', 'P4', 'low', 'gis-render-03', [], ago(base, 5 * 3600), { owner: LIU, ownerName: '刘洋', acknowledgedAt: ago(base, 4.8 * 3600), firing: false, reviewNeeded: false, version: 4 }),
    incident('INC-1043', 'Answers of web-07 take 4 s', 'CLOSED', 'P3', 'medium', 'web-07', [], ago(base, 21 * 60), { closedAt: ago(base, 19 * 60), firing: false, version: 3 }),
    incident('INC-1030', 'Host gis-render-03 is silent', 'CLOSED', 'P4', 'low', 'gis-render-03', [], ago(base, 86_400 * 2), { owner: ANA, ownerName: 'Ana Souza', acknowledgedAt: ago(base, 86_400 * 2 - 400), resolvedAt: ago(base, 86_400 * 2 - 3000), closedAt: ago(base, 86_400 * 1.5), firing: false, review: { cause: 'The line to the site was cut by road works.', remedy: 'The carrier spliced the fibre; a second path is ordered.' }, version: 9 }),
  ];
  const hosts = [
    host(base, 'pg-core-02', 8),
    host(base, 'relay-02', 4),
    host(base, 'stor-backup-02', 3),
    host(base, 'hosp-reg-edge-02', 480),
    host(base, 'edge-lb-01', 9),
    host(base, 'pg-core-01', 2),
    host(base, 'idq-01', 5),
    host(base, 'idq-02', 1),
    host(base, 'gis-render-03', 6),
    host(base, 'portal-07', 0, { lastSeen: undefined, silent: true, facts: undefined, enrolledAt: ago(base, 300) }),
  ];
  const calm = kind !== 'trouble';
  const shown: Incident[] = kind === 'trouble' ? incidents : kind === 'calm' ? incidents.slice(-1) : [];
  const made: World = {
    now,
    me: WEI,
    mustChangePassword: kind === 'first',
    reachable: kind !== 'first',
    people: kind === 'first' ? people.slice(0, 1) : people,
    former: kind === 'trouble' ? [{ id: KIM, name: 'kim', displayName: 'Kim Lee', role: 'SERVICE_DESK', deactivatedAt: ago(base, 40 * 86_400) }] : [],
    hosts: kind === 'first' ? hosts.slice(0, 1) : hosts,
    alerts: calm ? [] : alerts,
    incidents: shown,
    timelines: {},
    verdicts: {},
    reasons: {},
    pages: {},
    schedules: [
      { id: SCHEDULE, name: 'Operations', zone: 'Asia/Shanghai', people: kind === 'first' ? [WEI] : [WEI, ANA], firstHandOver: '2026-09-07T08:00:00', turnSeconds: 86_400, version: 3 },
      ...(kind === 'trouble' ? [{ id: `${SCHEDULE.slice(0, -1)}2`, name: 'Network and edge', zone: 'Asia/Shanghai', people: [], firstHandOver: '2026-09-07T20:00:00', turnSeconds: 86_400 * 7, version: 1 }] : []),
    ],
    policies: [
      { id: '0199b0a0-0000-7000-8000-0000000000b1', name: 'Standard', version: 2, steps: [{ target: 'ON_CALL', schedule: SCHEDULE, waitingSeconds: 300 }, { target: 'NEXT_ON_CALL', schedule: SCHEDULE, waitingSeconds: 600 }] },
    ],
    mail: kind === 'first' ? { set: false, security: 'starttls' } : { set: true, host: 'smtp.citycloud.example', port: 587, security: 'starttls', user: 'evenkeel', from: 'evenkeel@citycloud.example' },
    sent: [],
    audit: [],
    inbox: inbox(now, WEI),
    desk: deskOf(now, WEI, ANA),
    work: workOf(now),
    knowledge: knowledgeOf(now, { id: WEI, name: 'Zhang Wei' }, { id: ANA, name: 'Ana Souza' }, kind),
    assistant: assistantOf(now, kind),
    resources: resourcesOf(now, WEI),
    recovery: recoveryOf(now, kind),
    energy: energyOf(now, kind),
    shifts: shiftsOf(now),
    teams: kind === 'first' ? [] : [{ name: 'desk-lead', members: people.slice(1, 2).map(({ id, name, displayName }) => ({ id, name, displayName })) }],
    reporting: reportingOf(now),
    ...estate(now, kind, { id: WEI, other: ANA }, calm ? [] : alerts, SCHEDULE),
  };
  for (const each of shown) tell(made, each);
  made.audit = acts(made, kind);
  return made;
}

function incident(key: string, title: string, state: Incident['state'], priority: Incident['priority'], severity: string, on: string, prints: string[], openedAt: string, over: Partial<Incident>): Incident {
  return { key, title, state, priority, severity, host: on, openedAt, firing: true, alertFingerprints: prints, round: 0, version: 1, ...over };
}

function tell(made: World, each: Incident): void {
  const opened = Date.parse(each.openedAt);
  let id = 1;
  const entry = (seconds: number, kind: Entry['kind'], actorName: string, text: string, facts: Record<string, string> = {}): Entry => ({ id: id++, at: new Date(opened + seconds * 1000).toISOString(), kind, actorName, text, facts });
  const alertname = made.alerts.find((one) => each.alertFingerprints.includes(one.fingerprint))?.labels['alertname'] ?? 'HostMemoryShort';
  const entries = [
    entry(0, 'ALERT_FIRING', 'alerting', alertname, { alertname, host: each.host ?? '', severity: each.severity, value: '96.4', threshold: '90' }),
    entry(0.4, 'OPENED', 'incident', each.title, { title: each.title, priority: each.priority }),
    entry(2.8, 'PAGED', 'incident-response', 'Zhang Wei', { people: 'Zhang Wei', step: '1', steps: '2', policy: 'Standard', round: '0' }),
    entry(5, 'NOTICE_DELIVERED', 'notify', 'Zhang Wei', { person: 'Zhang Wei', channel: 'email' }),
  ];
  if (each.acknowledgedAt !== undefined) entries.push(entry((Date.parse(each.acknowledgedAt) - opened) / 1000, 'ACKNOWLEDGED', each.ownerName ?? '', ''));
  if (each.key === 'INC-1042') entries.push(entry(95, 'JOINED', 'Evenkeel', '', { item: 'web-07', of: 'pg-core-02', relation: 'needs', seconds: '95' }), entry(22 * 60, 'COMMENT', '陈宇', '索引重建还剩 71%，先停掉再说。'), entry(5 * 60, 'TOOK_OVER', 'Evenkeel', 'Answers of web-07 take 4 s', { incident: 'INC-1043', item: 'web-07' }), entry(23 * 60, 'COMMENT', 'Zhang Wei', 'Restarted the checkpointer, no change after 3 min.\nNext: stop the rebuild.'));
  if (each.key === 'INC-1043') entries.push(entry(2 * 60, 'MERGED', 'Evenkeel', '', { incident: 'INC-1042', item: 'web-07' }));
  if (each.resolvedAt !== undefined) entries.push(entry((Date.parse(each.resolvedAt) - opened) / 1000, 'RESOLVED', each.ownerName ?? '', 'Restarted the leaking service.'));
  if (each.review !== undefined) entries.push(entry(86_400, 'REVIEWED', each.ownerName ?? '', each.review.cause, { ...each.review }), entry(86_400 + 3, 'CLOSED', 'incident-response', ''));
  made.timelines[each.key] = entries.reverse();
  made.reasons[each.key] = [
    { kind: 'rule', fact: alertname, explanation: '96.4, limit 90', facts: { alertname, value: '96.4', threshold: '90' } },
    { kind: 'mute', fact: 'Nothing mutes it', explanation: 'no silence matched', facts: { at: each.openedAt, matched: '0' } },
    { kind: 'priority', fact: each.priority, explanation: 'row 1', facts: { priority: each.priority, row: '1', impact: 'high', urgency: each.severity } },
    { kind: 'policy', fact: 'Standard', explanation: 'step 1 of 2', facts: { policy: 'Standard', step: '1', steps: '2' } },
    { kind: 'page', fact: 'Zhang Wei', explanation: 'reached', facts: { person: 'Zhang Wei', at: new Date(opened + 2800).toISOString(), reachedAt: new Date(opened + 5000).toISOString() } },
  ];
  made.pages[each.key] = [{ round: 0, step: 0, person: 'Zhang Wei', at: new Date(opened + 2800).toISOString(), channels: 'console, email', steps: 2, policy: 'Standard', reachedAt: new Date(opened + 5000).toISOString() }];
}

function acts(made: World, kind: string): AuditAct[] {
  const act = (id: number, seconds: number, actorKind: AuditAct['actorKind'], actorName: string, verb: string, subject: string, facts: Record<string, string> = {}): AuditAct => ({ id, at: ago(made, seconds), actorKind, actorId: actorName, actorName, verb, subject, facts });
  if (kind === 'first') return [act(1, 40, 'SYSTEM', 'identity', 'identity.create-person', 'admin')];
  return [
    act(88_412, 130, 'PROCESS', 'incident-response', 'oncall.page', 'INC-1044', { step: '1', people: 'Zhang Wei' }),
    act(88_411, 600, 'PERSON', 'Ana Souza', 'oncall.change-schedule', 'Operations', { people: 'Zhang Wei, Ana Souza' }),
    act(88_410, 22 * 60, 'PERSON', 'Zhang Wei', 'incident.acknowledge', 'INC-1042'),
    act(88_409, 45 * 60, 'PERSON', 'Zhang Wei', 'notify.set-mail-server', 'smtp.citycloud.example', { port: '587', security: 'starttls' }),
    act(88_408, 60 * 60 - 20, 'PERSON', 'Zhang Wei', 'incident.resolve', 'INC-1036', { note: 'Restarted the leaking service.' }),
    act(88_407, 86_400, 'PERSON', 'Zhang Wei', 'fleet.enrol', 'portal-07'),
    act(88_406, 86_400 * 1.5, 'PROCESS', 'incident-response', 'incident.close', 'INC-1030'),
    act(88_405, 86_400 * 2, 'PERSON', 'Ana Souza', 'identity.sign-in', 'ana'),
  ];
}

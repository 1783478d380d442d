import type { Session } from '../src/api/identity';
import type { Act, Incident, IncidentDetail } from '../src/api/incident';
import type { Shift } from '../src/api/oncall';
import type { ProcessPosition } from '../src/api/workflow';
import { instant, range } from './metrics.ts';
import { deskPosition } from './positions.ts';
import { estateReads } from './estate-answers.ts';
import { deskReads } from './desk-answers.ts';
import { taskReads } from './tasks.ts';
import { diagnosisReads } from './diagnosis.ts';
import { logReads } from './logs.ts';
import { handoverReads } from './handover-answers.ts';
import { reportReads } from './report-answers.ts';
import { recoveryReads } from './recovery-answers.ts';
import { energyReads } from './energy-answers.ts';
import { resourceReads } from './resource-answers.ts';
import { assistantReads } from './assistant-answers.ts';
import { knowledgeReads } from './knowledge-answers.ts';
import { topologyReads } from './topology.ts';
import { workReads } from './work-answers.ts';
import { writeAnswers } from './writes.ts';
import type { World } from './world.ts';

/** One answer of the stand-in server: the contract's JSON, or a problem. */
export type Answer = { status: number; body?: unknown; text?: string; type?: string };
export type Handler = (world: World, request: Request, rest: string[]) => Answer;
export type Request = { method: string; path: string; query: URLSearchParams; body: unknown; /** Of `If-Match`. */ version?: number | undefined };

export function problem(status: number, code: string, detail: string, field?: string): Answer {
  return { status, body: { type: `urn:evenkeel:problem:${code}`, title: code, status, detail, field }, type: 'application/problem+json' };
}

export function session(world: World): Answer {
  const person = world.people.find((one) => one.id === world.me);
  if (person === undefined) return problem(401, 'not-signed-in', 'Sign in first.');
  const body: Session = { person, rights: world.roles.find((role) => role.name === person.role)?.rights ?? [], csrfToken: 'mock', mustChangePassword: world.mustChangePassword, expiresAt: new Date(world.now + 8 * 3_600_000).toISOString() };
  return { status: 200, body };
}

export function detail(world: World, incident: Incident): IncidentDetail {
  const firing = incident.firing;
  const acts: Act[] = [
    { verb: 'acknowledge', allowed: incident.state === 'OPEN', reason: incident.state === 'OPEN' ? undefined : `${incident.ownerName ?? 'Somebody'} has it already.` },
    { verb: 'resolve', allowed: incident.state === 'ACKNOWLEDGED', reason: incident.state === 'OPEN' ? 'Acknowledge it first.' : incident.state === 'ACKNOWLEDGED' ? undefined : 'It is resolved.' },
    { verb: 'close', allowed: !incident.firing && incident.reviewNeeded === false && incident.state !== 'CLOSED', reason: incident.reviewNeeded === false ? undefined : 'Write its review first.' },
    { verb: 'review', allowed: incident.state === 'RESOLVED', reason: incident.state === 'RESOLVED' ? undefined : 'It is not resolved yet.' },
  ];
  return {
    incident,
    acts,
    timeline: world.timelines[incident.key] ?? [],
    reasons: world.reasons[incident.key] ?? [],
    alerts: world.alerts.filter((alert) => incident.alertFingerprints.includes(alert.fingerprint)),
    nextPage: incident.state === 'OPEN' && firing ? { who: 'Ana Souza', at: new Date(world.now + 170_000).toISOString() } : undefined,
    pages: world.pages[incident.key] ?? [],
  };
}

function onCallNow(world: World) {
  const name = (id: string | undefined) => world.people.find((one) => one.id === id)?.displayName ?? '';
  return {
    schedules: world.schedules.map((schedule) => {
      const turns = shifts(world, schedule.id, world.now, world.now + 15 * 86_400_000);
      const current = turns[0]?.person;
      const next = turns.find((turn) => turn.person !== current);
      const until = turns[0]?.to ?? '';
      return {
        id: schedule.id,
        name: schedule.name,
        zone: schedule.zone,
        current: current === undefined ? undefined : { personId: current, displayName: name(current), until },
        next: next?.person === undefined ? undefined : { personId: next.person, displayName: next.displayName, from: next.from },
        gap: schedule.people.length === 0,
      };
    }),
    reachable: world.reachable,
    whyCode: world.reachable ? undefined : 'no-channel',
    alarms: world.reachable ? [] : [{ code: 'nobody-reachable', facts: { policy: 'Standard', why: 'no-address', people: 'Zhang Wei' }, sentence: 'Nobody of the policy “Standard” can be reached.', since: new Date(world.now - 240_000).toISOString() }],
    why: world.reachable ? undefined : 'Zhang Wei is on call, but no mail address is set and no browser of theirs is open.',
  };
}

function shifts(world: World, id: string, from: number, to: number): Shift[] {
  const schedule = world.schedules.find((one) => one.id === id);
  if (schedule === undefined) return [];
  const turn = schedule.turnSeconds * 1000;
  const first = Date.parse(`${schedule.firstHandOver}+08:00`);
  const out: Shift[] = [];
  for (let index = Math.floor((from - first) / turn); first + index * turn < to; index += 1) {
    const count = schedule.people.length;
    const person = count === 0 ? undefined : schedule.people[((index % count) + count) % count];
    const displayName = world.people.find((one) => one.id === person)?.displayName ?? '';
    out.push({ person, displayName, from: new Date(first + index * turn).toISOString(), to: new Date(first + (index + 1) * turn).toISOString() });
  }
  return world.overrides.filter((one) => one.schedule === id).reduce((list, one) => overridden(list, one, world), out);
}

/** An override cuts what lies under it. */
function overridden(list: Shift[], one: World['overrides'][number], world: World): Shift[] {
  const displayName = world.people.find((each) => each.id === one.personId)?.displayName ?? '';
  const rest = list.flatMap((shift): Shift[] => {
    if (shift.to <= one.from || shift.from >= one.to) return [shift];
    return [...(shift.from < one.from ? [{ ...shift, to: one.from }] : []), ...(shift.to > one.to ? [{ ...shift, from: one.to }] : [])];
  });
  return [...rest, { person: one.personId, displayName, from: one.from, to: one.to, override: { id: one.id, ...(one.reason === undefined ? {} : { reason: one.reason }) } }].toSorted((a, b) => a.from.localeCompare(b.from));
}

/** Where the incident's process stands, from its state. */
export function position(incident: Incident): ProcessPosition {
  const done = (activityId: string) => ({ activityId, state: 'done' as const, startedAt: incident.openedAt, endedAt: incident.acknowledgedAt ?? incident.openedAt });
  const active = (activityId: string) => ({ activityId, state: 'active' as const, startedAt: incident.acknowledgedAt ?? incident.openedAt });
  const paged = [done('opened'), done('begin'), done('worth'), done('page')];
  const taken = [...paged, done('paging'), done('acknowledged')];
  const over = [...taken, done('investigate'), done('resolved')];
  const steps =
    incident.state === 'OPEN'
      ? [...paged, active('paging'), active('unanswered')]
      : incident.state === 'ACKNOWLEDGED'
        ? [...taken, active('investigate')]
        : incident.state === 'RESOLVED'
          ? [...over, active('review')]
          : [...over, done('review'), done('close'), done('closed')];
  return { definitionKey: 'incident-response', version: 1, ended: incident.state === 'CLOSED', steps, timers: incident.state === 'OPEN' ? [{ activityId: 'unanswered', due: new Date(Date.now() + 170_000).toISOString() }] : [] };
}

const ok = (body: unknown): Answer => ({ status: 200, body });

const reads: [RegExp, Handler][] = [
  ...estateReads,
  ...taskReads,
  ...deskReads,
  ...recoveryReads,
  ...energyReads,
  ...resourceReads,
  ...workReads,
  ...handoverReads,
  ...reportReads,
  ...diagnosisReads,
  ...logReads,
  ...topologyReads,
  ...knowledgeReads,
  ...assistantReads,
  [/^\/api\/health$/, () => ok({ status: 'ready', version: '0.1.0', parts: [] })],
  [/^\/api\/session$/, (world) => session(world)],
  [/^\/api\/people$/, (world) => ok({ items: world.people })],
  [/^\/api\/teams$/, (world) => ok({ items: world.teams })],
  [/^\/api\/people\/former$/, (world) => ok({ items: world.former.map(({ id, name, displayName, deactivatedAt }) => ({ id, name, displayName, deactivatedAt })) })],
  [/^\/api\/fleet\/hosts$/, (world) => ok({ items: world.hosts })],
  [/^\/api\/fleet\/hosts\/([^/]+)$/, (world, _request, [name]) => found(world.hosts.find((host) => host.name === name), `There is no host ${name ?? ''}.`)],
  [/^\/api\/alerting\/alerts$/, (world) => ok({ items: world.alerts })],
  [/^\/api\/alerting\/try$/, () => problem(404, 'no-trial', 'No trial is on.')],
  [/^\/api\/incidents$/, (world, { query }) => ok({ items: world.incidents.filter((one) => query.get('state') === 'all' || one.state !== 'CLOSED') })],
  [/^\/api\/incidents\/([^/]+)$/, (world, _request, [key]) => {
    const incident = world.incidents.find((one) => one.key === key);
    return incident === undefined ? problem(404, 'no-incident', `There is no incident ${key ?? ''}.`) : ok(detail(world, incident));
  }],
  [/^\/api\/oncall\/now$/, (world) => ok(onCallNow(world))],
  [/^\/api\/oncall\/schedules$/, (world) => ok({ items: world.schedules })],
  [/^\/api\/oncall\/schedules\/([^/]+)\/shifts$/, (world, { query }, [id]) => ok({ items: shifts(world, id ?? '', Date.parse(query.get('from') ?? ''), Date.parse(query.get('to') ?? '')) })],
  [/^\/api\/oncall\/policies$/, (world) => ok({ items: world.policies })],
  [/^\/api\/notify\/mail$/, (world) => ok(world.mail)],
  [/^\/api\/notify\/sent$/, (world, { query }) => ok({ items: world.sent.filter((one) => query.get('about') === null || one.notice.about === query.get('about')) })],
  [/^\/api\/workflow\/positions\/([^/]+)$/, (world, _request, [key]) => {
    const incident = world.incidents.find((one) => one.key === key);
    const at = incident === undefined ? deskPosition(world, key ?? '') : position(incident);
    return at === undefined ? problem(404, 'process-unknown', 'No process has this key.') : ok(at);
  }],
  [/^\/api\/audit$/, (world, { query }) => {
    const before = Number(query.get('before') ?? Infinity);
    const is = (name: string, value: string) => (query.get(name) ?? value) === value;
    const within = (at: string) => at >= (query.get('from') ?? '') && at < (query.get('to') ?? '9');
    return ok({ items: world.audit.filter((act) => act.id < before && is('subject', act.subject) && is('actor', act.actorName) && is('verb', act.verb) && within(act.at)).slice(0, Number(query.get('limit') ?? 100)) });
  }],
  [/^\/api\/v1\/query$/, (world, { query }) => ok({ status: 'success', data: { resultType: 'vector', result: instant(world, query.get('query') ?? '') } })],
  [/^\/api\/v1\/query_range$/, (world, { query }) => ok({ status: 'success', data: { resultType: 'matrix', result: range(world, query.get('query') ?? '', Number(query.get('start')), Number(query.get('end')), Number(query.get('step'))) } })],
];

function found(thing: unknown, otherwise: string): Answer {
  return thing === undefined ? problem(404, 'not-found', otherwise) : ok(thing);
}

export function answer(world: World, request: Request): Answer {
  const table = request.method === 'GET' ? reads : writeAnswers[request.method] ?? [];
  const open = request.path === '/api/session' || request.path === '/api/health';
  if (world.me === undefined && !open) return problem(401, 'not-signed-in', 'Sign in first.');
  for (const [pattern, handler] of table) {
    const match = pattern.exec(request.path);
    if (match !== null) return handler(world, request, match.slice(1).map(decodeURIComponent));
  }
  return problem(404, 'no-such-path', `Nothing answers ${request.method} ${request.path}.`);
}

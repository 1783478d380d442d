import type { Contact, NewPerson, Person } from '../src/api/identity';
import type { Entry, Incident } from '../src/api/incident';
import type { MailServerChange } from '../src/api/notify';
import type { Policy, Schedule } from '../src/api/oncall';
import { detail, problem, session, type Answer, type Handler } from './answer.ts';
import { estateDeletes, estatePosts, estatePuts } from './estate-answers.ts';
import { deskPosts, deskPuts } from './desk-answers.ts';
import { diagnosisPuts } from './diagnosis.ts';
import { handoverPosts } from './handover-answers.ts';
import { taskDeletes, taskPosts, taskPuts } from './tasks.ts';
import { logDeletes, logPuts } from './logs.ts';
import { parsingPosts } from './parsing.ts';
import { reportPosts, reportPuts } from './report-answers.ts';
import { energyDeletes, energyPosts, energyPuts } from './energy-answers.ts';
import { recoveryPosts, recoveryPuts } from './recovery-answers.ts';
import { resourcePosts, resourcePuts } from './resource-answers.ts';
import { assistantDeletes, assistantPosts } from './assistant-answers.ts';
import { knowledgePosts, knowledgePuts } from './knowledge-answers.ts';
import { workDeletes, workPosts, workPuts } from './work-answers.ts';
import type { World } from './world.ts';


/** Sign-in of the stand-in: any name it knows, with this password. */
export const PASSWORD = 'evenkeel-mock';

function now(): string {
  return new Date().toISOString();
}

function change(verb: (incident: Incident, world: World, body: Record<string, string>) => Partial<Incident> | Answer, kind: Entry['kind']): Handler {
  return (world, request, [key]) => {
    const index = world.incidents.findIndex((one) => one.key === key);
    const incident = world.incidents[index];
    if (incident === undefined) return problem(404, 'no-incident', `There is no incident ${key ?? ''}.`);
    const body = (request.body ?? {}) as Record<string, string>;
    const result = verb(incident, world, body);
    if ('status' in result && typeof result.status === 'number') return result;
    const next = { ...incident, ...(result as Partial<Incident>), version: incident.version + 1 };
    world.incidents[index] = next;
    const me = world.people.find((one) => one.id === world.me);
    const entries = world.timelines[next.key] ?? [];
    world.timelines[next.key] = [{ id: entries.length + 1, at: now(), kind, actorName: me?.displayName ?? '', text: body['text'] ?? body['note'] ?? body['cause'] ?? '', facts: kind === 'REVIEWED' ? { cause: body['cause'] ?? '', remedy: body['remedy'] ?? '' } : {} }, ...entries];
    return { status: 200, body: detail(world, next) };
  };
}

const posts: [RegExp, Handler][] = [
  ...estatePosts,
  ...taskPosts,
  ...deskPosts,
  ...recoveryPosts,
  ...energyPosts,
  ...resourcePosts,
  ...workPosts,
  ...handoverPosts,
  ...knowledgePosts,
  ...assistantPosts,
  ...parsingPosts,
  ...reportPosts,
  [/^\/api\/session$/, (world, request) => {
    const { name, password } = request.body as { name: string; password: string };
    const person = world.people.find((one) => one.name === name);
    if (person === undefined || password !== PASSWORD) return problem(401, 'sign-in-refused', 'Name and password do not match.');
    world.me = person.id;
    return session(world);
  }],
  [/^\/api\/session\/password$/, (world, request) => {
    const { current, next } = request.body as { current: string; next: string };
    if (current !== PASSWORD) return problem(400, 'password-wrong', 'That is not your password now.', 'current');
    if (next.length < 12) return problem(400, 'password-short', 'A password has at least 12 characters.', 'next');
    world.mustChangePassword = false;
    return session(world);
  }],
  [/^\/api\/incidents\/([^/]+)\/acknowledge$/, change((incident, world) => {
    if (incident.state !== 'OPEN') return problem(409, 'incident-acknowledged', `${incident.ownerName ?? 'Somebody'} has it already.`);
    return { state: 'ACKNOWLEDGED', owner: world.me, ownerName: world.people.find((one) => one.id === world.me)?.displayName, acknowledgedAt: now() };
  }, 'ACKNOWLEDGED')],
  [/^\/api\/incidents\/([^/]+)\/resolve$/, change((incident, _world, body) => {
    if (incident.firing && (body['despiteFiring'] ?? '') === '') return problem(409, 'incident-firing', "Can't resolve: the alert is still firing.");
    return { state: 'RESOLVED', resolvedAt: now(), firing: false };
  }, 'RESOLVED')],
  [/^\/api\/incidents\/([^/]+)\/review$/, change((_incident, _world, body) => {
    if ((body['cause'] ?? '') === '') return problem(400, 'cause-missing', 'Say what the cause was.', 'cause');
    return { state: 'CLOSED', closedAt: now(), review: { cause: body['cause'] ?? '', remedy: body['remedy'] ?? '' } };
  }, 'REVIEWED')],
  [/^\/api\/incidents\/([^/]+)\/close$/, change((incident) => {
    if (incident.reviewNeeded !== false) return problem(409, 'incident-review-needed', 'Write its review first.');
    return { state: 'CLOSED', closedAt: now() };
  }, 'CLOSED')],
  [/^\/api\/incidents\/([^/]+)\/separate$/, change((incident, _world, body) => ({ items: (incident.items ?? []).filter((item) => item.id !== body['item']) }), 'SEPARATED')],
  [/^\/api\/incidents\/([^/]+)\/comments$/, change(() => ({}), 'COMMENT')],
  [/^\/api\/people$/, (world, request) => {
    const wanted = request.body as NewPerson;
    if (world.people.some((one) => one.name === wanted.name)) return problem(409, 'name-taken', `Somebody signs in as ${wanted.name} already.`, 'name');
    const person: Person = { id: `0199b0a0-0000-7000-8000-${String(world.people.length + 10).padStart(12, '0')}`, ...wanted };
    world.people.push(person);
    return { status: 201, body: { person, firstPassword: 'kestrel-quarry-42-lamp' } };
  }],
  [/^\/api\/fleet\/hosts$/, (world, request) => {
    const { name } = request.body as { name: string };
    const host = { name, enrolledAt: now(), silent: false, revoked: false };
    world.hosts.push(host);
    return { status: 201, body: { host, token: 'evk_3mXq0uYk8bN5cR1vT6wZ2aPdLfHsJgKeQxVyBnMoIu' } };
  }],
  [/^\/api\/fleet\/hosts\/([^/]+)\/revoke$/, (world, _request, [name]) => {
    world.hosts = world.hosts.map((host) => (host.name === name ? { ...host, revoked: true } : host));
    return { status: 204 };
  }],
  [/^\/api\/notify\/test$/, (world, request) => {
    const { channel } = request.body as { channel: 'EMAIL' | 'CONSOLE' };
    const key = `test-${world.sent.length + 1}`;
    world.sent.push({ notice: { key, channel, personId: world.me ?? '', address: 'wei.zhang@citycloud.example', subject: 'Evenkeel: a test message', text: '', about: 'test', pressing: false }, state: 'delivered', attempts: 1, detail: '250 2.0.0 queued as 4F2A9', at: now() });
    return { status: 200, body: { key } };
  }],
];

const puts: [RegExp, Handler][] = [
  ...estatePuts,
  ...taskPuts,
  ...deskPuts,
  ...recoveryPuts,
  ...energyPuts,
  ...resourcePuts,
  ...diagnosisPuts,
  ...knowledgePuts,
  ...workPuts,
  [/^\/api\/teams\/([^/]+)$/, (world, request, [name = '']) => {
    const { members } = request.body as { members: string[] };
    const team = { name, members: world.people.filter((one) => members.includes(one.id)).map(({ id, name: account, displayName }) => ({ id, name: account, displayName })) };
    world.teams = [...world.teams.filter((one) => one.name !== name), team];
    return { status: 200, body: team };
  }],
  ...reportPuts,
  ...logPuts,
  [/^\/api\/people\/me\/contact$/, (world, request) => person(world, world.me ?? '', request.body as Contact)],
  [/^\/api\/people\/([^/]+)$/, (world, request, [id]) => person(world, id ?? '', request.body as Partial<Person>)],
  [/^\/api\/oncall\/schedules\/([^/]+)$/, (world, request, [id]) => {
    const old = world.schedules.find((one) => one.id === id);
    const next: Schedule = { ...(request.body as Schedule), id: id ?? '', version: (old?.version ?? 0) + 1 };
    world.schedules = world.schedules.map((one) => (one.id === id ? next : one));
    return { status: 200, body: next };
  }],
  [/^\/api\/oncall\/policies\/([^/]+)$/, (world, request, [id]) => {
    const old = world.policies.find((one) => one.id === id);
    const next: Policy = { ...(request.body as Policy), id: id ?? '', version: (old?.version ?? 0) + 1 };
    world.policies = world.policies.map((one) => (one.id === id ? next : one));
    return { status: 200, body: next };
  }],
  [/^\/api\/notify\/mail$/, (world, request) => {
    const { password, ...wanted } = request.body as MailServerChange;
    if (password === 'wrong') return problem(400, 'mail-refused', 'The mail server refused the password.', 'password');
    world.mail = { set: true, ...wanted };
    return { status: 200, body: world.mail };
  }],
];

const deletes: [RegExp, Handler][] = [
  ...energyDeletes,
  ...estateDeletes,
  ...workDeletes,
  ...assistantDeletes,
  ...logDeletes,
  ...taskDeletes,
  [/^\/api\/teams\/([^/]+)$/, (world, _request, [name]) => {
    world.teams = world.teams.filter((one) => one.name !== name);
    return { status: 204 };
  }],
  [/^\/api\/session$/, (world) => {
    world.me = undefined;
    return { status: 204 };
  }],
];

function person(world: World, id: string, change: Partial<Person>): Answer {
  world.people = world.people.map((one) => (one.id === id ? { ...one, ...change } : one));
  return { status: 200, body: world.people.find((one) => one.id === id) };
}

export const writeAnswers: Record<string, [RegExp, Handler][]> = { POST: posts, PUT: puts, DELETE: deletes };

import type { Alert, FiringSpan, RuleFile } from '../src/api/alerting';
import type { TextError } from '../src/api/http';
import type { NewSilence, Silence } from '../src/api/silence';
import { mutes } from '../src/silences/silences.ts';
import { problem, type Answer, type Handler } from './answer.ts';
import { runbookIn } from './estate.ts';
import type { World } from './world.ts';

const ok = (body?: unknown): Answer => ({ status: 200, body });
const done: Answer = { status: 204 };
const gone = (what: string): Answer => problem(404, 'not-found', `There is no such ${what}.`);
const now = () => new Date().toISOString();
let counter = 100;
const uuid = () => `0199b0a0-0000-7000-8001-${String((counter += 1)).padStart(12, '0')}`;

/** What a text of rules is told: the stand-in knows one mistake, a bracket that is never closed. */
function wrongIn(text: string): TextError[] {
  return text.split('\n').flatMap((line, index) => {
    const open = line.lastIndexOf('[');
    return line.includes('expr:') && open !== -1 && !line.slice(open).includes(']') ? [{ line: index + 1, column: line.length, message: 'unexpected end of a range, "]" expected' }] : [];
  });
}

function alertDetail(world: World, fingerprint: string): Answer {
  const alert = world.alerts.find((one) => one.fingerprint === fingerprint);
  if (alert === undefined) return gone('alert');
  const incident = world.incidents.find((one) => one.alertFingerprints.includes(fingerprint));
  const muted = (alert.mutedBy ?? []).length > 0;
  return ok({
    alert,
    reasons: [
      { kind: 'rule', fact: alert.labels['alertname'] ?? '', explanation: `${alert.value}, limit ${alert.threshold ?? 0}`, facts: { alertname: alert.labels['alertname'] ?? '', value: String(alert.value), threshold: String(alert.threshold ?? 0) } },
      muted ? { kind: 'silence', fact: 'Muted by Ana Souza', explanation: 'Old backups are being removed, CHG-78.', facts: {} } : { kind: 'mute', fact: 'Nothing mutes it', explanation: 'no silence matched', facts: { at: alert.activeSince, matched: '0' } },
      ...(incident === undefined || muted ? [] : world.reasons[incident.key]?.slice(2) ?? []),
    ],
  });
}

/** A trial that fires twice a day on the hosts in trouble. */
function trial(body: { from: string; to: string; expression: string }): Answer {
  const spans: FiringSpan[] = [];
  if (body.expression.includes('[5m)')) return problem(400, 'expression-wrong', '1:12: parse error: unexpected ")" in a range, "]" expected');
  for (let at = Date.parse(body.from); at < Date.parse(body.to); at += 12 * 3_600_000) {
    const host = spans.length % 3 === 0 ? 'pg-core-02' : 'relay-02';
    if (!body.expression.includes('never')) spans.push({ labels: { host }, from: new Date(at + 3_600_000).toISOString(), to: new Date(at + 3_600_000 + 40 * 60_000).toISOString() });
  }
  return ok({ spans, count: spans.length, evaluations: Math.round((Date.parse(body.to) - Date.parse(body.from)) / 15_000) });
}

function silence(world: World, body: NewSilence): Answer {
  if (body.matchers.length === 0) return { status: 400, body: 'silence invalid: at least one matcher required' };
  const id = uuid();
  const saved: Silence = { ...body, id, updatedAt: now(), status: { state: 'active' } };
  world.silences.push(saved);
  world.alerts = world.alerts.map((alert): Alert => (mutes(saved.matchers, alert.labels) ? { ...alert, mutedBy: [...(alert.mutedBy ?? []), id] } : alert));
  return ok({ silenceID: id });
}

export const alertingReads: [RegExp, Handler][] = [
  [/^\/api\/alerting\/rules$/, (world) => ok({ groups: world.ruleGroups, refused: [] })],
  [/^\/api\/alerting\/files$/, (world) => ok({ items: world.ruleFiles })],
  [/^\/api\/alerting\/runbooks\/([^/]+)$/, (_world, { query }, [name]) => (name === 'host-cpu' ? { status: 200, text: runbookIn(query.get('language')).body, type: 'text/markdown' } : gone('runbook'))],
  [/^\/api\/alerting\/alerts\/([^/]+)$/, (world, _request, [fingerprint]) => alertDetail(world, fingerprint ?? '')],
  [/^\/api\/v2\/silences$/, (world) => ok(world.silences)],
  [/^\/api\/alerting\/dismissals$/, (world) => ok({ items: world.dismissals })],
];

export const alertingPosts: [RegExp, Handler][] = [
  [/^\/api\/alerting\/alerts\/([^/]+)\/dismissal$/, (world, { body }, [fingerprint]) => {
    const alert = world.alerts.find((one) => one.fingerprint === fingerprint);
    if (alert === undefined) return gone('alert');
    const { why, days } = body as { why: string; days: number };
    const said = { id: uuid(), rule: `host.yml/host/${alert.labels['alertname'] ?? ''}`, labels: alert.labels, value: alert.value, why, saidBy: 'Zhang Wei', saidAt: now(), endsAt: new Date(Date.now() + days * 86_400_000).toISOString() };
    world.dismissals = [said, ...world.dismissals];
    world.alerts = world.alerts.map((one): Alert => (one.fingerprint === fingerprint ? { ...one, mutedBy: [...(one.mutedBy ?? []), said.id] } : one));
    return ok(said);
  }],
  [/^\/api\/alerting\/files\/check$/, (_world, { body }) => ok({ errors: wrongIn(String(body)) })],
  [/^\/api\/alerting\/trial$/, (_world, { body }) => trial(body as Parameters<typeof trial>[0])],
  [/^\/api\/v2\/silences$/, (world, { body }) => silence(world, body as NewSilence)],
];

export const alertingPuts: [RegExp, Handler][] = [
  [/^\/api\/alerting\/files\/([^/]+)$/, (world, { body }, [name]) => {
    const text = String(body);
    const errors = wrongIn(text);
    if (errors.length > 0) return { status: 400, type: 'application/problem+json', body: { type: 'urn:evenkeel:problem:rules-wrong', status: 400, detail: 'The file has 1 error; the running rules stay.', errors } };
    const old = world.ruleFiles.find((file) => file.name === name);
    if (old?.shipped === true) return problem(409, 'file-shipped', 'A shipped file is not changed here.');
    const file: RuleFile = { name: name ?? '', shipped: false, text, version: (old?.version ?? 0) + 1 };
    world.ruleFiles = [...world.ruleFiles.filter((one) => one.name !== name), file];
    return ok(file);
  }],
];

export const alertingDeletes: [RegExp, Handler][] = [
  [/^\/api\/alerting\/dismissals\/([^/]+)$/, (world, _request, [id]) => {
    world.dismissals = world.dismissals.map((one) => (one.id === id ? { ...one, endsAt: now(), withdrawnBy: 'Zhang Wei', withdrawnAt: now() } : one));
    world.alerts = world.alerts.map((alert): Alert => ({ ...alert, mutedBy: (alert.mutedBy ?? []).filter((each) => each !== id) }));
    return done;
  }],
  [/^\/api\/alerting\/files\/([^/]+)$/, (world, _request, [name]) => {
    world.ruleFiles = world.ruleFiles.filter((file) => file.name !== name);
    return done;
  }],
  [/^\/api\/v2\/silence\/([^/]+)$/, (world, _request, [id]) => {
    world.silences = world.silences.map((one) => (one.id === id ? { ...one, endsAt: now(), status: { state: 'expired' } } : one));
    world.alerts = world.alerts.map((alert): Alert => ({ ...alert, mutedBy: (alert.mutedBy ?? []).filter((each) => each !== id) }));
    return ok();
  }],
];

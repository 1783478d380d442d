import type { Drill, DrillResult, NewDrill, PolicyTerms, RecoveryPolicy } from '../src/api/recovery';
import { problem, type Answer, type Handler } from './answer.ts';
import { board } from './recovery.ts';
import type { World } from './world.ts';

const ok = (body?: unknown): Answer => ({ status: 200, body });
const made = (body: unknown): Answer => ({ status: 201, body });
const at = () => new Date().toISOString();
const noPolicy = (id: string) => problem(404, 'recovery-policy-unknown', `There is no recovery policy ${id}. Load the list again.`);
const noDrill = (number: string) => problem(404, 'recovery-drill-unknown', `There is no drill ${number}. Load the list again.`);
const me = (world: World) => ({ id: world.me ?? '', name: world.people.find((one) => one.id === world.me)?.displayName ?? '' });

function withPolicy(verb: (world: World, policy: RecoveryPolicy, body: unknown) => Answer): Handler {
  return (world, { body }, [id = '']) => {
    const policy = world.recovery.policies.find((one) => one.id === id);
    return policy === undefined ? noPolicy(id) : verb(world, policy, body);
  };
}

function withDrill(verb: (world: World, drill: Drill, body: Record<string, string>, rest: string[]) => Drill): Handler {
  return (world, { body }, [number = '', ...rest]) => {
    const drill = world.recovery.drills.find((one) => one.number === number);
    if (drill === undefined) return noDrill(number);
    const next = verb(world, drill, (body ?? {}) as Record<string, string>, rest);
    world.recovery.drills = world.recovery.drills.map((one) => (one.number === number ? next : one));
    return ok(next);
  };
}

function keep(world: World, next: RecoveryPolicy): Answer {
  world.recovery.policies = [...world.recovery.policies.filter((one) => one.id !== next.id), next];
  return ok(next);
}

/** A list has no output of the agent. */
function line(drill: Drill): Drill {
  return { ...drill, output: [] };
}

function started(world: World, policy: RecoveryPolicy, body: NewDrill): Drill {
  const number = `DR-${34 + world.recovery.drills.length - 6}`;
  const pattern = world.recovery.drills.find((one) => one.state === 'approving');
  const { id, name, item, itemName, adapter, host, responsible, rpoMinutes, rtoMinutes } = policy;
  return { number, policy: { id, name, item, itemName, adapter, host, responsible }, promise: { rpoMinutes, rtoMinutes }, state: 'approving', ...(body.reason === undefined ? {} : { reason: body.reason }), ...(body.until === undefined ? {} : { until: body.until }), askedBy: me(world), askedAt: at(), approval: 'a-drill', measured: { incomplete: [] }, steps: pattern?.steps ?? [], checks: pattern?.checks ?? [], findings: [], output: [], notes: [] };
}

function stop(drill: Drill, by: string, reason: string): Drill {
  const stopped: DrillResult = 'stopped';
  return { ...drill, state: 'review', result: stopped, endedAt: at(), notes: [...drill.notes, { at: at(), by, text: reason }], steps: drill.steps.map((one) => (one.state === 'now' ? { ...one, state: 'failed', seen: `stopped by ${by}: ${reason}` } : one.step === 'clean-up' ? { ...one, state: 'done', tookSeconds: 20 } : one)) };
}

export const recoveryReads: [RegExp, Handler][] = [
  [/^\/api\/recovery\/board$/, (world) => ok({ items: board(world.recovery, world.now) })],
  [/^\/api\/recovery\/policies$/, (world) => ok({ items: world.recovery.policies.filter((one) => one.retiredAt === undefined) })],
  [/^\/api\/recovery\/policies\/([^/]+)$/, withPolicy((world, policy) => ok({ policy, copies: world.recovery.copies[policy.id] ?? [], runs: world.recovery.runs[policy.id] ?? [], space: world.recovery.space[policy.id] ?? {} }))],
  [
    /^\/api\/recovery\/drills$/,
    (world, { query }) => ok({ items: world.recovery.drills.filter((one) => query.get('policy') === null || one.policy.id === query.get('policy')).map(line) }),
  ],
  [
    /^\/api\/recovery\/drills\/([^/]+)$/,
    (world, _request, [number = '']) => {
      const found = world.recovery.drills.find((one) => one.number === number);
      return found === undefined ? noDrill(number) : ok(found);
    },
  ],
];

export const recoveryPosts: [RegExp, Handler][] = [
  [
    /^\/api\/recovery\/policies$/,
    (world, { body }) => {
      const terms = body as PolicyTerms;
      if (world.recovery.policies.some((one) => one.name === terms.name)) return problem(409, 'recovery-policy-there', `There is a policy ${terms.name} on this host already.`, 'name');
      const policy: RecoveryPolicy = { ...terms, id: '0199b0a0-0000-7000-8000-0000000000d9', itemName: world.items.find((one) => one.id === terms.item)?.name ?? terms.item, nextAt: at(), version: 1 };
      world.recovery.policies.push(policy);
      world.recovery.bare = world.recovery.bare.filter((one) => one.id !== terms.item);
      return made(policy);
    },
  ],
  [
    /^\/api\/recovery\/policies\/([^/]+)\/start$/,
    withPolicy((world, policy) => {
      const before = world.recovery.runs[policy.id] ?? [];
      if (before.some((one) => one.state !== 'ended')) return problem(409, 'recovery-job-under-way', `A job of ${policy.name} waits or runs already. Wait until it has ended.`);
      const run = { id: '0199b0a0-0000-7000-8000-0000000000e1', act: 'backup', state: 'waiting', dueAt: at(), part: 0, bytesDone: 0 } as const;
      world.recovery.runs[policy.id] = [run, ...before];
      return made(run);
    }),
  ],
  [/^\/api\/recovery\/policies\/([^/]+)\/retire$/, withPolicy((world, policy) => keep(world, { ...policy, retiredAt: at(), version: policy.version + 1 }))],
  [
    /^\/api\/recovery\/policies\/([^/]+)\/drills$/,
    withPolicy((world, policy, body) => {
      const drill = started(world, policy, body as NewDrill);
      world.recovery.drills = [drill, ...world.recovery.drills];
      return made(drill);
    }),
  ],
  [/^\/api\/recovery\/drills\/([^/]+)\/stop$/, withDrill((world, drill, { reason = '' }) => stop(drill, me(world).name, reason))],
  [/^\/api\/recovery\/drills\/([^/]+)\/notes$/, withDrill((world, drill, { text = '' }) => ({ ...drill, notes: [...drill.notes, { at: at(), by: me(world).name, text }] }))],
  [/^\/api\/recovery\/drills\/([^/]+)\/findings\/(\d+)\/take$/, withDrill((world, drill, _body, [index]) => ({ ...drill, findings: drill.findings.map((one) => (one.index === Number(index) ? { ...one, owner: me(world) } : one)) }))],
  [/^\/api\/recovery\/drills\/([^/]+)\/review$/, withDrill((world, drill, { text = '' }) => ({ ...drill, state: 'closed', notes: [...drill.notes, { at: at(), by: me(world).name, text }], steps: drill.steps.map((one) => (one.step === 'review' ? { ...one, state: 'done', seen: me(world).name } : one)) }))],
];

export const recoveryPuts: [RegExp, Handler][] = [[/^\/api\/recovery\/policies\/([^/]+)$/, withPolicy((world, policy, body) => keep(world, { ...policy, ...(body as PolicyTerms), version: policy.version + 1 }))]];

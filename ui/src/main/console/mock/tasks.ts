import type { Approval, Task, TaskDetail } from '../src/api/task';
import { problem, type Answer, type Handler } from './answer.ts';
import { REVIEW } from './inbox.ts';
import type { World } from './world.ts';

const ok = (body?: unknown): Answer => ({ status: 200, body });
const done: Answer = { status: 204 };
const gone = (): Answer => problem(404, 'task-unknown', 'There is no such task that concerns you. Load the inbox.');

function detail(world: World, task: Task): TaskDetail {
  const approval = world.inbox.approvals[task.id];
  return {
    task,
    ...(task.kind === 'approval' ? {} : { form: { name: 'change/review', schema: REVIEW, values: {} } }),
    ...(approval === undefined ? {} : { approval }),
    returnTo: task.acts.includes('return') ? [{ step: 'carry-out', name: { en: 'Carry it out', zh: '实施变更' } }] : [],
    countersignatures: [],
    history: task.id === 't-late' ? world.inbox.history : [],
  };
}

export const taskReads: [RegExp, Handler][] = [
  [
    /^\/api\/tasks$/,
    (world, { query }) => {
      const typed = query.get('q')?.toLowerCase() ?? '';
      const list = query.get('asked') === 'true' ? [] : world.inbox.tasks.filter((task) => query.get('mine') !== 'true' || task.assignee?.id === world.me);
      return ok({ items: list.filter((task) => [task.name.en, task.name.zh, task.subject, task.businessKey].join(' ').toLowerCase().includes(typed)) });
    },
  ],
  [
    /^\/api\/tasks\/([^/]+)$/,
    (world, _request, [id]) => {
      const task = world.inbox.tasks.find((one) => one.id === id);
      return task === undefined ? gone() : ok(detail(world, task));
    },
  ],
  [/^\/api\/deputies$/, (world) => ok(world.inbox.deputies)],
  [
    /^\/api\/processes\/instances$/,
    (world, { query }) => ok({ items: world.inbox.running.map((one) => one.process).filter((one) => (query.get('failed') !== 'true' || one.failures > 0) && `${one.businessKey} ${one.name}`.toLowerCase().includes(query.get('q')?.toLowerCase() ?? '')) }),
  ],
  [
    /^\/api\/processes\/instances\/([^/]+)$/,
    (world, _request, [id]) => {
      const found = world.inbox.running.find((one) => one.process.id === id);
      return found === undefined ? problem(404, 'process-unknown', 'There is no such process.') : ok(found);
    },
  ],
  [/^\/api\/processes\/receivers$/, (world) => ok({ items: world.inbox.receivers })],
  [/^\/api\/processes\/bundles$/, (world) => ok({ items: world.inbox.bundles })],
  [/^\/api\/processes\/startable$/, (world) => ok({ items: world.inbox.startable })],
];

export const taskPosts: [RegExp, Handler][] = [
  [
    /^\/api\/tasks\/([^/]+)\/([a-z-]+)$/,
    (world, { body }, [id, verb]) => {
      const task = world.inbox.tasks.find((one) => one.id === id);
      if (task === undefined) return gone();
      const given = (body ?? {}) as { values?: Record<string, unknown>; reason?: string };
      if (verb === 'claim') {
        const name = world.people.find((one) => one.id === world.me)?.displayName ?? '';
        const claimed: Task = { ...task, assignee: { id: world.me ?? '', name }, acts: ['complete', 'hand-back', 'delegate', 'countersign'] };
        world.inbox.tasks = world.inbox.tasks.map((one) => (one.id === id ? claimed : one));
        return ok(detail(world, claimed));
      }
      if (verb === 'countersign') return ok(detail(world, task));
      if (verb === 'complete') {
        const text = given.values?.['text'];
        if (text === 'x') return problem(400, 'form-wrong', 'Correct the form: /text must be at least 2 characters long.', 'text');
        world.inbox.completed.push(given.values ?? {});
      }
      world.inbox.tasks = world.inbox.tasks.filter((one) => one.id !== id);
      return done;
    },
  ],
  [
    /^\/api\/processes\/instances\/([^/]+)\/(retry|cancel)$/,
    (world, _request, [id, verb]) => {
      const healed = (one: World['inbox']['running'][number]) => ({ ...one, process: { ...one.process, failures: 0 }, position: { ...one.position, failures: [] } });
      world.inbox.running = verb === 'cancel' ? world.inbox.running.filter((one) => one.process.id !== id) : world.inbox.running.map((one) => (one.process.id === id ? healed(one) : one));
      return done;
    },
  ],
  [
    /^\/api\/processes\/bundles$/,
    (world) => {
      const [last] = world.inbox.bundles;
      if (last === undefined || world.inbox.bundles.length > 1) {
        const refused = problem(400, 'bundle-refused', 'The bundle has something that is not allowed. Correct what is listed and upload it again.');
        return { ...refused, body: { ...(refused.body as object), findings: [{ file: 'equipment.bpmn', line: 14, what: 'A script is not allowed.' }] } };
      }
      world.inbox.bundles = [{ ...last, version: last.version + 1, on: false }, ...world.inbox.bundles];
      return { status: 201, body: { name: last.name, version: last.version + 1, findings: [] } };
    },
  ],
  [
    /^\/api\/processes\/bundles\/([^/]+)\/(\d+)\/switch-(on|off)$/,
    (world, _request, [name, version, turn]) => {
      world.inbox.bundles = world.inbox.bundles.map((one) => (one.name === name ? { ...one, on: turn === 'on' && String(one.version) === version } : one));
      return done;
    },
  ],
  [
    /^\/api\/processes\/bundles\/([^/]+)\/start$/,
    (world, { body }, [name]) => {
      world.inbox.started.push((body as { values: Record<string, unknown> }).values);
      return { status: 201, body: { businessKey: `${name ?? ''}-9` } };
    },
  ],
  [
    /^\/api\/approvals\/([^/]+)\/votes$/,
    (world, { body }, [id]) => {
      const [task, approval] = Object.entries(world.inbox.approvals).find(([, one]) => one.id === id) ?? [];
      if (task === undefined || approval === undefined) return gone();
      const { yes, reason } = body as { yes: boolean; reason: string };
      const voted: Approval = { ...approval, votes: [...approval.votes, { person: 'Zhang Wei', yes, reason, at: new Date().toISOString() }], state: yes ? 'granted' : 'refused', mayVote: false, whyNot: 'It is decided.' };
      world.inbox.approvals[task] = voted;
      world.inbox.tasks = world.inbox.tasks.filter((one) => one.id !== task);
      return ok(voted);
    },
  ],
];

export const taskDeletes: [RegExp, Handler][] = [
  [
    /^\/api\/processes\/receivers$/,
    (world, { query }) => {
      world.inbox.receivers = world.inbox.receivers.filter((one) => one.origin !== query.get('url'));
      return done;
    },
  ],
];

export const taskPuts: [RegExp, Handler][] = [
  [
    /^\/api\/processes\/receivers$/,
    (world, { body }) => {
      const { origin, hostname } = new URL((body as { url: string }).url);
      if (hostname.startsWith('10.')) return problem(400, 'address-not-allowed', 'Addresses within the network are called only where an administrator allowed them.', 'url');
      world.inbox.receivers = [...world.inbox.receivers.filter((one) => one.origin !== origin), { origin, since: new Date().toISOString(), by: 'Zhang Wei' }];
      return ok({ origin, secret: 'evs_3mXq0uYk8bN5cR1vT6wZ2aPdLfHsJgKeQxVyBnMoIu' });
    },
  ],
  [
    /^\/api\/deputies$/,
    (world, { body }) => {
      const { deputy, from, to } = body as { deputy?: string; from?: string; to?: string };
      world.inbox.deputies = { standsInFor: world.inbox.deputies.standsInFor, ...(deputy === undefined || from === undefined || to === undefined ? {} : { mine: { deputy, from, to } }) };
      return ok(world.inbox.deputies);
    },
  ],
];

import type { ChangeDetail, ChangeResult, ChangeTemplate, NewFreeze, PlannedChange } from '../src/api/change';
import type { ProblemDetail } from '../src/api/problem';
import { problem, type Answer, type Handler } from './answer.ts';
import { changeActs, problemActs } from './work.ts';
import type { World } from './world.ts';

const ok = (body: unknown): Answer => ({ status: 200, body });
const made = (body: unknown): Answer => ({ status: 201, body });
const gone = (what: string): Answer => problem(404, `${what}-unknown`, `There is no such ${what}.`);
const at = () => new Date().toISOString();
const me = (world: World) => world.people.find((one) => one.id === world.me)?.displayName ?? '';

function keepProblem(world: World, next: ProblemDetail): Answer {
  const kept = { ...next, acts: problemActs(next.problem.state), version: next.version + 1 };
  world.work.problems = world.work.problems.map((one) => (one.problem.key === kept.problem.key ? kept : one));
  return ok(kept);
}

function keepChange(world: World, next: ChangeDetail): Answer {
  const kept = { ...next, acts: changeActs(next.change.state), version: next.version + 1 };
  world.work.changes = world.work.changes.map((one) => (one.change.key === kept.change.key ? kept : one));
  return ok(kept);
}

type Body = { to?: string; text?: string; evidence?: string[]; reason?: string; change?: string; step?: number; despite?: string; result?: ChangeResult };

function problemVerb(world: World, detail: ProblemDetail, verb: string, body: Body): Answer {
  const words = { text: body.text ?? '', byName: me(world), at: at() };
  const moved = (state: ProblemDetail['problem']['state']) => ({ ...detail, problem: { ...detail.problem, state } });
  switch (verb) {
    case 'accept':
      return keepProblem(world, moved('open'));
    case 'dismiss':
      return keepProblem(world, { ...moved('dismissed'), reason: body.reason ?? '' });
    case 'close':
      return keepProblem(world, { ...moved('closed'), reason: body.reason ?? '' });
    case 'quiet':
      return keepProblem(world, moved('watched'));
    case 'cause':
      return keepProblem(world, { ...detail, cause: { ...words, evidence: body.evidence ?? [] } });
    case 'workaround':
      return keepProblem(world, { ...detail, problem: { ...detail.problem, workaround: words, knownError: true } });
    default:
      return keepProblem(world, { ...detail, remedy: body.change ?? '' });
  }
}

function changeVerb(world: World, detail: ChangeDetail, verb: string, body: Body): Answer {
  const moved = (state: ChangeDetail['change']['state'], over: Partial<ChangeDetail['change']> = {}) => ({ ...detail, change: { ...detail.change, ...over, state } });
  const back = detail.change.state === 'backing-out';
  const ticked = (stages: ChangeDetail['implementation']) => stages.map((stage, index) => (index + 1 === body.step ? { ...stage, doneAt: at(), doneBy: me(world) } : stage));
  switch (verb) {
    case 'submit':
      return keepChange(world, { ...moved('approving'), ...(body.despite === undefined ? {} : { despite: body.despite }) });
    case 'start':
      return keepChange(world, moved('running', { startedAt: at(), muted: true }));
    case 'tick':
      return keepChange(world, back ? { ...detail, backOut: ticked(detail.backOut) } : { ...detail, implementation: ticked(detail.implementation) });
    case 'done':
      if (!back && detail.implementation.some((stage) => stage.doneAt === undefined)) return problem(409, 'change-steps-left', 'Tick off all steps first.');
      return keepChange(world, moved(back ? 'backed-out' : 'done', { endedAt: at(), muted: false }));
    case 'extend':
      return keepChange(world, moved(detail.change.state, { to: body.to ?? detail.change.to }));
    case 'back-out':
      return keepChange(world, { ...moved('backing-out'), reason: body.reason ?? '' });
    case 'review':
      return keepChange(world, { ...moved('closed'), review: { result: body.result ?? 'successful', text: body.text ?? '', by: me(world), at: at(), health: { figures: [] } } });
    default:
      return keepChange(world, { ...moved('withdrawn'), reason: body.reason ?? '' });
  }
}

function planned(world: World, body: PlannedChange, old: ChangeDetail | undefined): ChangeDetail {
  const items = world.items.filter((one) => body.items.includes(one.id)).map(({ id, name, kind }) => ({ id, name, kind }));
  return {
    change: { key: old?.change.key ?? `CHG-${82 + world.work.changes.length}`, kind: body.kind, title: body.title, state: 'draft', items, from: body.from, to: body.to, muted: false, plannedBy: me(world) },
    why: body.why,
    ...(body.template === undefined ? {} : { template: body.template }),
    implementation: body.implementation.map((text) => ({ text })),
    backOut: body.backOut.map((text) => ({ text })),
    backOutTested: body.backOutTested,
    unmutable: [],
    conflicts: [],
    acts: changeActs('draft'),
    version: 1,
  };
}

export const workReads: [RegExp, Handler][] = [
  [
    /^\/api\/problems$/,
    (world, { query }) => {
      const state = query.get('state');
      return ok({ items: world.work.problems.map((one) => one.problem).filter((one) => (state === null ? one.state !== 'closed' && one.state !== 'dismissed' : one.state === state)) });
    },
  ],
  [/^\/api\/problems\/known-errors$/, (world, { query }) => ok({ items: world.work.problems.filter((one) => one.problem.knownError && one.incidents.includes(query.get('incident') ?? '')).map((one) => one.problem) })],
  [
    /^\/api\/problems\/([^/]+)$/,
    (world, _request, [key]) => {
      const found = world.work.problems.find((one) => one.problem.key === key);
      return found === undefined ? gone('problem') : ok(found);
    },
  ],
  [/^\/api\/changes$/, (world, { query }) => ok({ items: world.work.changes.map((one) => one.change).filter((one) => query.get('state') === null || one.state === query.get('state')) })],
  [/^\/api\/changes\/freezes$/, (world) => ok({ items: world.work.freezes })],
  [/^\/api\/changes\/templates$/, (world) => ok({ items: world.work.templates })],
  [/^\/api\/changes\/([^/]+)\/health$/, () => ok({ figures: [] })],
  [
    /^\/api\/changes\/([^/]+)$/,
    (world, _request, [key]) => {
      const found = world.work.changes.find((one) => one.change.key === key);
      return found === undefined ? gone('change') : ok(found);
    },
  ],
  [
    /^\/api\/approvals\/([^/]+)$/,
    (world, _request, [id]) => {
      const found = Object.values(world.inbox.approvals).find((one) => one.id === id);
      return found === undefined ? gone('approval') : ok(found);
    },
  ],
];

export const workPosts: [RegExp, Handler][] = [
  [
    /^\/api\/problems$/,
    (world, { body }) => {
      const { title, incidents } = body as { title: string; incidents: string[] };
      const opened: ProblemDetail = { problem: { key: `PRB-${9 + world.work.problems.length}`, title, state: 'open', knownError: false, signs: [], incidents: incidents.length, proposedAt: at() }, returns: 0, incidents, facts: [], acts: problemActs('open'), version: 1 };
      world.work.problems = [opened, ...world.work.problems];
      return made(opened);
    },
  ],
  [
    /^\/api\/problems\/([^/]+)\/([a-z-]+)$/,
    (world, { body }, [key, verb]) => {
      const found = world.work.problems.find((one) => one.problem.key === key);
      return found === undefined ? gone('problem') : problemVerb(world, found, verb ?? '', body ?? {});
    },
  ],
  [
    /^\/api\/changes$/,
    (world, { body }) => {
      const draft = planned(world, body as PlannedChange, undefined);
      world.work.changes = [draft, ...world.work.changes];
      return made(draft);
    },
  ],
  [
    /^\/api\/changes\/freezes$/,
    (world, { body }) => {
      const freeze = { ...(body as NewFreeze), id: '0199b0a0-0000-7000-8000-0000000000c2', createdBy: me(world) };
      world.work.freezes = [...world.work.freezes, freeze];
      return made(freeze);
    },
  ],
  [
    /^\/api\/changes\/([^/]+)\/([a-z-]+)$/,
    (world, { body }, [key, verb]) => {
      const found = world.work.changes.find((one) => one.change.key === key);
      return found === undefined ? gone('change') : changeVerb(world, found, verb ?? '', body ?? {});
    },
  ],
];

export const workPuts: [RegExp, Handler][] = [
  [
    /^\/api\/changes\/templates\/([^/]+)$/,
    (world, { body }, [name = '']) => {
      const template = { ...(body as Omit<ChangeTemplate, 'name'>), name };
      world.work.templates = [...world.work.templates.filter((one) => one.name !== name), template];
      return ok(template);
    },
  ],
  [
    /^\/api\/changes\/([^/]+)$/,
    (world, { body }, [key]) => {
      const found = world.work.changes.find((one) => one.change.key === key);
      return found === undefined ? gone('change') : keepChange(world, planned(world, body as PlannedChange, found));
    },
  ],
];

export const workDeletes: [RegExp, Handler][] = [
  [
    /^\/api\/changes\/templates\/([^/]+)$/,
    (world, _request, [name]) => {
      world.work.templates = world.work.templates.filter((one) => one.name !== name);
      return { status: 204 };
    },
  ],
  [
    /^\/api\/changes\/freezes\/([^/]+)$/,
    (world, _request, [id]) => {
      world.work.freezes = world.work.freezes.filter((one) => one.id !== id);
      return { status: 204 };
    },
  ],
];

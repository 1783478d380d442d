import type { Application, ResourceDetail, ResourceKind, ResourceKindChange } from '../src/api/resource';
import { problem, type Answer, type Handler } from './answer.ts';
import { idleOf, resourceActs } from './resource.ts';
import type { World } from './world.ts';

const ok = (body: unknown): Answer => ({ status: 200, body });
const unknown = (): Answer => problem(404, 'resource-unknown', 'There is no such resource that you may see.');

function kept(world: World, next: ResourceDetail): Answer {
  const stored = { ...next, acts: resourceActs(next.resource), version: next.version + 1 };
  world.resources.details = world.resources.details.map((one) => (one.resource.key === stored.resource.key ? stored : one));
  return ok(stored);
}

type Body = { reason?: string; until?: string; quantity?: number };

function verb(world: World, detail: ResourceDetail, name: string, { reason = '', until, quantity }: Body): Answer {
  const { resource } = detail;
  const by = world.people.find((one) => one.id === world.me)?.displayName ?? '';
  const at = new Date().toISOString();
  const history = [{ at, by, what: name, facts: { reason } }, ...detail.history];
  const wished = (what: 'resize' | 'extend') => ({ what, quantity: quantity ?? resource.quantity, until: until ?? resource.until, reason, by, stage: 'deciding' as const });
  const unwished = { ...resource };
  delete unwished.wish;
  const busy = { ...detail };
  delete busy.idleSince;
  switch (name) {
    case 'withdraw':
      return kept(world, { ...detail, history, resource: { ...unwished, state: resource.state === 'wanted' ? 'withdrawn' : resource.state, reason } });
    case 'change-size':
      return kept(world, { ...detail, history, resource: { ...resource, wish: wished('resize') } });
    case 'extend':
      return kept(world, { ...detail, history, resource: { ...resource, wish: wished('extend') } });
    case 'release':
      return kept(world, { ...busy, history, resource: { ...resource, idle: false, state: 'grace', graceUntil: new Date(Date.now() + 7 * 86_400_000).toISOString(), reason } });
    case 'restore':
      return kept(world, { ...detail, history, resource: { ...resource, state: 'active', until: until ?? resource.until } });
    default:
      return kept(world, { ...busy, history, resource: { ...resource, idle: false } });
  }
}

export const resourceReads: [RegExp, Handler][] = [
  [/^\/api\/resources\/catalogue$/, (world) => ok({ items: world.resources.offers })],
  [/^\/api\/resources\/mine$/, ({ resources }) => ok({ items: resources.details.map((one) => one.resource).filter((one) => resources.mine.includes(one.key)) })],
  [
    /^\/api\/resources\/applications$/,
    (world, { query }) => {
      const text = (query.get('q') ?? '').toLowerCase();
      return ok({ items: world.resources.details.map((one) => one.resource).filter((one) => (query.get('state') ?? one.state) === one.state && `${one.key} ${one.purpose} ${one.owner}`.toLowerCase().includes(text)) });
    },
  ],
  [/^\/api\/resources\/idle$/, (world) => ok({ items: idleOf(world.resources) })],
  [/^\/api\/resources\/kinds$/, (world) => ok({ items: world.resources.kinds })],
  [/^\/api\/resources\/quotas$/, (world) => ok({ items: world.resources.quotas })],
  [
    /^\/api\/resources\/applications\/([^/]+)$/,
    (world, _request, [key]) => {
      const found = world.resources.details.find((one) => one.resource.key === key);
      return found === undefined ? unknown() : ok(found);
    },
  ],
];

export const resourcePosts: [RegExp, Handler][] = [
  [
    /^\/api\/resources\/applications$/,
    (world, { body }) => {
      const asked = body as Application;
      const offer = world.resources.offers.find((one) => one.id === asked.entry);
      if (offer === undefined) return problem(400, 'resource-kind-unknown', 'The catalogue does not offer it.', 'entry');
      if (asked.quantity > (offer.quotas[0]?.free ?? 0)) return problem(409, 'resource-quota', 'Too many.', 'quantity');
      const owner = world.people.find((one) => one.id === world.me)?.displayName ?? '';
      const resource = { key: `RES-${25 + world.resources.details.length}`, entry: offer.id, name: offer.name, unit: offer.unit, owner, purpose: asked.purpose, state: 'wanted' as const, quantity: 0, until: asked.until, monthlyCost: offer.price * asked.quantity, currency: offer.currency, called: false, appliedAt: new Date().toISOString(), idle: false, wish: { what: 'provide' as const, quantity: asked.quantity, until: asked.until, reason: asked.purpose, by: owner, stage: 'deciding' as const } };
      const made: ResourceDetail = { resource, unitPrice: offer.price, acts: resourceActs(resource), history: [], version: 1 };
      world.resources.details = [made, ...world.resources.details];
      world.resources.mine = [resource.key, ...world.resources.mine];
      return { status: 201, body: made };
    },
  ],
  [
    /^\/api\/resources\/applications\/([^/]+)\/([a-z-]+)$/,
    (world, { body }, [key, name]) => {
      const found = world.resources.details.find((one) => one.resource.key === key);
      return found === undefined ? unknown() : verb(world, found, name ?? '', body ?? {});
    },
  ],
];

export const resourcePuts: [RegExp, Handler][] = [
  [
    /^\/api\/resources\/kinds\/([^/]+)$/,
    (world, { body }, [id = '']) => {
      const asked = body as ResourceKindChange;
      if (asked.hook?.includes('no-secret') === true) return problem(400, 'receiver-without-secret', 'https://no-secret.example has no secret to sign with. An administrator gives it one under Settings, Outside systems.', 'hook');
      const old = world.resources.kinds.find((one) => one.id === id);
      const next: ResourceKind = { answerMinutes: 60, ...asked, id, version: (old?.version ?? 0) + 1 };
      world.resources.kinds = [...world.resources.kinds.filter((one) => one.id !== id), next].sort((one, other) => one.id.localeCompare(other.id));
      return ok(next);
    },
  ],
  [
    /^\/api\/resources\/quotas$/,
    (world, { body }) => {
      const { entry, holder, most } = body as { entry: string; holder: string; most?: number };
      const old = world.resources.quotas.find((one) => one.entry === entry && one.holder === holder);
      if (old === undefined) return problem(400, 'resource-invalid', 'There is no such team or person.', 'holder');
      const next = { ...old, most: most ?? 10, own: most !== undefined, free: Math.max(0, (most ?? 10) - old.used) };
      world.resources.quotas = world.resources.quotas.map((one) => (one === old ? next : one));
      return ok(next);
    },
  ],
];

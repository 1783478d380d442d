import type { Right, Token } from '../src/api/identity';
import type { Hit, Item, ItemDetail, Link, NewItem, NewLink } from '../src/api/inventory';
import type { HeartbeatSetting, NewWay, Outgoing } from '../src/api/notify';
import type { NewOverride, NewSwap, Policy, Schedule } from '../src/api/oncall';
import { depthsOf } from '../src/inventory/picture.ts';
import { alertingDeletes, alertingPosts, alertingPuts, alertingReads } from './alerting.ts';
import { problem, type Answer, type Handler } from './answer.ts';
import { CODE } from './estate.ts';
import { expected } from './metrics.ts';
import type { World } from './world.ts';

const ok = (body?: unknown): Answer => ({ status: 200, body });
const made = (body: unknown): Answer => ({ status: 201, body });
const done: Answer = { status: 204 };
const gone = (what: string): Answer => problem(404, 'not-found', `There is no such ${what}.`);
const now = () => new Date().toISOString();
let counter = 100;
const fresh = (letter: string) => `${letter}-${(counter += 1)}`;
const uuid = () => `0199b0a0-0000-7000-8000-${String((counter += 1)).padStart(12, '0')}`;

function detail(world: World, item: Item): ItemDetail {
  const depths = depthsOf(item.id, world.links);
  const near = world.items.filter((one) => Math.abs(depths.get(one.id) ?? 9) <= 2 && one.id !== item.id);
  const ids = new Set([item.id, ...near.map((one) => one.id)]);
  return {
    item,
    neighbours: { items: near, links: world.links.filter((link) => ids.has(link.from) && link.to.some((to) => ids.has(to))) },
    impact: impact(world, item.id),
    history: [{ at: new Date(world.now - 86_400_000).toISOString(), actor: 'Zhang Wei', what: 'criticality: none → high', code: 'changed', facts: { 'criticality.after': 'high' } }],
  };
}

function impact(world: World, id: string): Hit[] {
  const down = new Set([id]);
  const degraded = new Set<string>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const link of world.links) {
      const left = link.to.filter((to) => !down.has(to)).length;
      if (left < link.needs && !down.has(link.from)) changed = down.add(link.from).size > 0;
      else if (left < link.to.length && !down.has(link.from)) degraded.add(link.from);
    }
  }
  const hit = (which: Set<string>, effect: Hit['effect']) => world.items.filter((one) => which.has(one.id) && one.id !== id).map((item) => ({ item, effect }));
  return [...hit(down, 'down'), ...hit(new Set([...degraded].filter((one) => !down.has(one))), 'degraded')];
}

const LABELS = ['__name__', 'host', 'mode', 'device', 'mountpoint', 'instance', 'job', 'cpu'];
const NAMES = ['node_cpu_seconds_total', 'node_disk_read_bytes_total', 'node_disk_written_bytes_total', 'node_filesystem_avail_bytes', 'node_filesystem_free_bytes', 'node_filesystem_size_bytes', 'node_load1', 'node_load15', 'node_load5', 'node_memory_MemAvailable_bytes', 'node_memory_MemTotal_bytes', 'node_network_receive_bytes_total', 'node_network_transmit_bytes_total', 'evenkeel_host_silent'];

export const estateReads: [RegExp, Handler][] = [
  ...alertingReads,
  [/^\/api\/telemetry\/expected$/, (world, { query }) => ok({ items: expected(world, query.get('query') ?? '', Number(query.get('start')), Number(query.get('end')), Number(query.get('step'))) })],
  [/^\/api\/inventory\/items$/, (world, { query }) => {
    const typed = (query.get('q') ?? '').toLowerCase();
    const all = world.items.filter((item) => (query.get('kind') ?? item.kind) === item.kind && `${item.name} ${item.owner ?? ''}`.toLowerCase().includes(typed));
    const from = Number(query.get('cursor') ?? 0);
    const to = from + Number(query.get('limit') ?? 100);
    return ok({ items: all.slice(from, to), ...(to < all.length ? { next: String(to) } : {}) });
  }],
  [/^\/api\/inventory\/items\/([^/]+)$/, (world, _request, [id]) => {
    const item = world.items.find((one) => one.id === id);
    return item === undefined ? gone('item') : ok(detail(world, item));
  }],
  [/^\/api\/notify\/contacts$/, (world) => ok({ items: world.ways })],
  [/^\/api\/notify\/heartbeat$/, (world) => ok(world.heartbeat)],
  [/^\/api\/notify\/outgoing$/, (world) => ok(world.outgoing)],
  [/^\/api\/oncall\/swaps$/, (world) => ok({ items: world.swaps })],
  [/^\/api\/oncall\/gaps$/, (world) => ok({ items: world.schedules.filter((one) => one.people.length === 0).map((one) => ({ schedule: one.id, name: one.name, from: new Date(world.now).toISOString(), to: new Date(world.now + 28 * 86_400_000).toISOString() })) })],
  [/^\/api\/roles$/, (world) => ok({ items: world.roles })],
  [/^\/api\/tokens$/, (world) => ok({ items: world.tokens })],
  [/^\/api\/telemetry\/storage$/, (world) => ok(world.storage)],
  [/^\/api\/audit\/state$/, (world) => ok(world.chain)],
  [/^\/api\/audit\/key$/, () => ok({ publicKey: 'MCowBQYDK2VwAyEAGk3v0n2bTq8xXo1sLrW5uYpZcE7dJfKhAiMmNnQqxT4=' })],
  [/^\/api\/fleet\/agent$/, (world) => ok(world.agent)],
  [/^\/api\/v1\/metadata$/, () => ok({ status: 'success', data: Object.fromEntries(NAMES.map((name) => [name, [{ type: name.endsWith('_total') ? 'counter' : 'gauge', help: `What ${name} says.`, unit: '' }]])) })],
  [/^\/api\/v1\/labels$/, () => ok({ status: 'success', data: LABELS })],
  [/^\/api\/v1\/label\/([^/]+)\/values$/, (world, _request, [label]) => ok({ status: 'success', data: label === '__name__' ? NAMES : label === 'host' ? world.hosts.map((host) => host.name) : label === 'mode' ? ['idle', 'iowait', 'system', 'user'] : [] })],
];

export const estatePosts: [RegExp, Handler][] = [
  ...alertingPosts,
  [/^\/api\/incidents\/close$/, (world, { body }) => {
    const { keys } = body as { keys: string[] };
    const may = (key: string) => world.incidents.some((one) => one.key === key && !one.firing && one.reviewNeeded === false);
    world.incidents = world.incidents.map((one) => (keys.includes(one.key) && may(one.key) ? { ...one, state: 'CLOSED', closedAt: now(), version: one.version + 1 } : one));
    return ok({ closed: keys.filter(may), refused: keys.filter((key) => !may(key)).map((key) => ({ key, code: 'incident-review-needed', reason: 'Write its review first.' })) });
  }],
  [/^\/api\/inventory\/items$/, (world, { body }) => {
    const wanted = body as NewItem;
    if (world.items.some((one) => one.name === wanted.name)) return problem(409, 'name-taken', `There is an item ${wanted.name} already.`, 'name');
    const item = { ...wanted, id: fresh('i'), discovered: false, facts: {}, retired: false, version: 1 } as Item;
    world.items.push(item);
    return made(item);
  }],
  [/^\/api\/inventory\/items\/([^/]+)\/retire$/, (world, _request, [id]) => {
    world.items = world.items.map((one) => (one.id === id ? { ...one, retired: true, version: one.version + 1 } : one));
    return ok(world.items.find((one) => one.id === id));
  }],
  [/^\/api\/inventory\/links$/, (world, { body }) => {
    const wanted = body as NewLink;
    const link: Link = { ...wanted, id: fresh('l'), needs: wanted.needs ?? wanted.to.length, discovered: false };
    world.links.push(link);
    return made(link);
  }],
  [/^\/api\/notify\/contacts$/, (world, { body }) => {
    const wanted = body as NewWay;
    const known = world.ways.find((way) => way.address === wanted.address);
    if (known !== undefined) return made({ id: known.id });
    if (!wanted.address.includes(wanted.channel === 'EMAIL' ? '@' : 'https://')) return problem(400, 'contact-invalid', 'This is no mail address: it looks like wei@example.org.', 'address');
    const way = { ...wanted, id: fresh('c'), verified: false };
    world.ways.push(way);
    return made({ id: way.id, ...(wanted.channel === 'WEBHOOK' ? { secret: 'whsec_9tq2mXw0' } : {}) });
  }],
  [/^\/api\/notify\/contacts\/([^/]+)\/verify$/, (world, { body }, [id]) => {
    if ((body as { code: string }).code !== CODE) return problem(400, 'code-not-valid', 'This is not the code that was sent.', 'code');
    world.ways = world.ways.map((way) => (way.id === id ? { ...way, verified: true } : way));
    world.reachable = true;
    return ok(world.ways.find((way) => way.id === id));
  }],
  [/^\/api\/oncall\/schedules$/, (world, { body }) => {
    const schedule: Schedule = { ...(body as Schedule), id: uuid(), version: 1 };
    world.schedules.push(schedule);
    return made(schedule);
  }],
  [/^\/api\/oncall\/policies$/, (world, { body }) => {
    const policy: Policy = { ...(body as Policy), id: uuid(), version: 1 };
    world.policies.push(policy);
    return made(policy);
  }],
  [/^\/api\/oncall\/schedules\/([^/]+)\/overrides$/, (world, { body }, [schedule]) => {
    const override = { ...(body as NewOverride), id: uuid(), schedule: schedule ?? '' };
    world.overrides.push(override);
    return made({ id: override.id });
  }],
  [/^\/api\/oncall\/schedules\/([^/]+)\/take-now$/, (world, { body }, [schedule]) => {
    const { hours } = body as { hours: number };
    world.overrides.push({ id: uuid(), schedule: schedule ?? '', personId: world.me ?? '', from: now(), to: new Date(Date.now() + hours * 3_600_000).toISOString() });
    return made({ id: world.overrides.at(-1)?.id });
  }],
  [/^\/api\/oncall\/swaps$/, (world, { body }) => {
    const wanted = body as NewSwap;
    const name = (id: string | undefined) => world.people.find((one) => one.id === id)?.displayName ?? '';
    world.swaps.push({ id: uuid(), schedule: wanted.schedule, scheduleName: world.schedules.find((one) => one.id === wanted.schedule)?.name ?? '', offeredBy: world.me ?? '', offeredByName: name(world.me), mine: wanted.mine, with: wanted.with, withName: name(wanted.with), theirs: wanted.theirs, madeAt: now() });
    return made({ id: world.swaps.at(-1)?.id });
  }],
  [/^\/api\/oncall\/swaps\/([^/]+)\/accept$/, (world, _request, [id]) => {
    world.swaps = world.swaps.filter((swap) => swap.id !== id);
    return done;
  }],
  [/^\/api\/oncall\/policies\/([^/]+)\/test-page$/, (world) => {
    world.sent.push({ notice: { key: 'page-1', channel: 'EMAIL', personId: world.me ?? '', address: 'wei.zhang@citycloud.example', subject: 'Evenkeel: a test page', text: '', about: 'test-1', pressing: false }, state: 'delivered', attempts: 1, detail: '250 2.0.0', at: now() });
    return ok({ key: 'test-1' });
  }],
  [/^\/api\/tokens$/, (world, { body }) => {
    const wanted = body as { name: string; rights: Right[] };
    const token: Token = { ...wanted, id: uuid(), kind: 'TOKEN', issuedAt: now() };
    world.tokens.push(token);
    return made({ id: token.id, secret: 'evk_7hQ2sWm4Zp9' });
  }],
  [/^\/api\/people\/([^/]+)\/reactivate$/, (world, _request, [id]) => {
    const back = world.former.find((one) => one.id === id);
    if (back === undefined) return problem(409, 'person-active', 'That person has an account. Give a new first password if they cannot get in.');
    world.former = world.former.filter((one) => one.id !== id);
    world.people.push({ id: back.id, name: back.name, displayName: back.displayName, role: back.role });
    return ok({ firstPassword: 'heron-anvil-31-moss' });
  }],
  [/^\/api\/people\/([^/]+)\/reset-password$/, () => ok({ firstPassword: 'otter-lantern-77-brook' })],
  [/^\/api\/fleet\/codes$/, () => made({ code: '7KQ2M4XD', expiresAt: new Date(Date.now() + 900_000).toISOString(), command: 'curl -fsSk https://ops.citycloud.example/api/fleet/agent/archive | tar xz && ./evenkeel-agent/bin/evenkeel-agent join 7KQ2M4XD' })],
];

export const estatePuts: [RegExp, Handler][] = [
  ...alertingPuts,
  [/^\/api\/inventory\/items\/([^/]+)$/, (world, { body }, [id]) => {
    world.items = world.items.map((one) => (one.id === id ? { ...one, ...(body as Partial<Item>), version: one.version + 1 } : one));
    return ok(world.items.find((one) => one.id === id));
  }],
  [/^\/api\/notify\/heartbeat$/, (world, { body }) => {
    world.heartbeat = body as HeartbeatSetting;
    return ok(world.heartbeat);
  }],
  [/^\/api\/notify\/outgoing$/, (world, { body }) => {
    world.outgoing = body as Outgoing;
    return ok(world.outgoing);
  }],
  [/^\/api\/telemetry\/retention$/, (world, { body }) => {
    world.storage = { ...world.storage, retentionDays: (body as { days: number }).days };
    return ok(world.storage);
  }],
];

export const estateDeletes: [RegExp, Handler][] = [
  ...alertingDeletes,
  [/^\/api\/inventory\/links\/([^/]+)$/, (world, _request, [id]) => {
    world.links = world.links.filter((link) => link.id !== id);
    return done;
  }],
  [/^\/api\/notify\/contacts\/([^/]+)$/, (world, _request, [id]) => {
    world.ways = world.ways.filter((way) => way.id !== id);
    return done;
  }],
  [/^\/api\/oncall\/overrides\/([^/]+)$/, (world, _request, [id]) => {
    world.overrides = world.overrides.filter((one) => one.id !== id);
    return done;
  }],
  [/^\/api\/oncall\/schedules\/([^/]+)$/, (world, _request, [id]) => {
    world.schedules = world.schedules.filter((one) => one.id !== id);
    return done;
  }],
  [/^\/api\/oncall\/policies\/([^/]+)$/, (world, _request, [id]) => {
    world.policies = world.policies.filter((one) => one.id !== id);
    return done;
  }],
  [/^\/api\/oncall\/swaps\/([^/]+)$/, (world, _request, [id]) => {
    world.swaps = world.swaps.filter((one) => one.id !== id);
    return done;
  }],
  [/^\/api\/people\/([^/]+)$/, (world, _request, [id]) => {
    if (world.people.filter((one) => one.role === 'ADMINISTRATOR' && one.id !== id).length === 0) return problem(409, 'last-administrator', 'The last administrator stays: make somebody else one first.');
    world.former = [...world.people.filter((one) => one.id === id).map((one) => ({ ...one, deactivatedAt: now() })), ...world.former];
    world.people = world.people.filter((one) => one.id !== id);
    return done;
  }],
  [/^\/api\/tokens\/([^/]+)$/, (world, _request, [id]) => {
    world.tokens = world.tokens.map((one) => (one.id === id ? { ...one, revokedAt: now() } : one));
    return done;
  }],
];

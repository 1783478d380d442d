import { LEVELS, type Level, type LogCounter, type LogCounts, type LogLine, type LogLines, type LogUsage, type Pattern, type Patterns, type SavedQueries, type SavedQuery } from '../src/api/logs';
import { problem, type Answer, type Handler } from './answer.ts';
import { parsingDeletes, parsingPuts, parsingReads } from './parsing.ts';
import type { World } from './world.ts';

/** A kind of line that somebody writes about every so many seconds; `since` in seconds ago for what is new. */
type Kind = { id: number; host: string; source: string; level: Level; every: number; text: string; fields: Record<string, string>; since?: number };

const KINDS: readonly Kind[] = [
  { id: 11, host: 'edge-lb-01', source: '/var/log/nginx/access.log', level: 'info', every: 7, text: 'GET /map/tiles/<*>/<*> 200', fields: { method: 'GET', status: '200', path: '/map/tiles/7/41' } },
  { id: 12, host: 'edge-lb-01', source: '/var/log/nginx/access.log', level: 'warning', every: 95, text: 'GET /id/query 502 upstream <*>', fields: { method: 'GET', status: '502', path: '/id/query', upstream: 'idq-02:8080' } },
  { id: 13, host: 'idq-01', source: 'idq', level: 'info', every: 23, text: 'took=<*>ms while answering resident query <*>', fields: { took: '15ms', trace: '4bf92f3577b34da6' } },
  { id: 14, host: 'idq-02', source: 'idq', level: 'error', every: 140, text: 'timeout after <*>ms while reading upstream <*>', fields: { took: '5003ms', upstream: 'pg-core-02:5432', trace: '00f067aa0ba902b7' } },
  { id: 15, host: 'pg-core-01', source: 'postgresql@17-main', level: 'info', every: 300, text: 'checkpoint complete: wrote <*> buffers', fields: { buffers: '8112', pid: '911' } },
  { id: 16, host: 'relay-02', source: 'postfix/smtp', level: 'notice', every: 80, text: '<*>: to=<*>, relay=<*>, status=sent', fields: { queue: '4Xq1', status: 'sent' } },
  { id: 17, host: 'stor-backup-02', source: 'restic', level: 'debug', every: 61, text: 'pack <*> saved', fields: { pack: 'a81f', note: 'first "full" of the week' } },
  { id: 41, host: 'pg-core-02', source: 'postgresql@17-main', level: 'critical', every: 75, text: 'could not write block <*> of temporary file: No space left on device', fields: { pid: '2207', db: 'resident', 'client.ip': '10.1.4.17' }, since: 1500 },
  { id: 42, host: '云-网关-01', source: 'gateway', level: 'warning', every: 170, text: '磁盘 <*> 使用率超过 <*> %', fields: { disk: '/dev/sdb' }, since: 600 },
];

const TRACE = '\n\tat io.example.idq.Upstream.read(Upstream.java:118)\n\tat io.example.idq.Query.answer(Query.java:57)\nCaused by: java.net.SocketTimeoutException: Read timed out';

function lineOf(kind: Kind, index: number): LogLine {
  const millis = index * kind.every * 1000 + ((index * 7919 + kind.id * 104_729) % (kind.every * 900));
  const id = (BigInt(millis + 800) << 22n) | BigInt(kind.id);
  let variable = index;
  const words = kind.text.replace(/<\*>/g, () => String((variable = (variable * 48_271 + kind.id) % 9973)));
  return {
    id: String(id),
    place: `${millis}-${id}`,
    at: new Date(millis).toISOString(),
    arrivedAt: new Date(millis + 800).toISOString(),
    host: kind.host,
    source: kind.source,
    level: kind.level,
    message: kind.id === 14 ? `${words}${TRACE}` : words,
    fields: kind.fields,
    template: kind.id,
    novel: false,
  };
}

/** All lines of the span, newest first. */
function linesOf(world: World, from: number, to: number): LogLine[] {
  if (world.people.length < 2) return [];
  const now = Date.now();
  return KINDS.flatMap((kind) => {
    const begin = kind.since === undefined ? from : Math.max(from, world.now - kind.since * 1000);
    const lines: LogLine[] = [];
    for (let index = Math.max(0, Math.floor(begin / 1000 / kind.every) - 1); index * kind.every * 1000 < Math.min(to, now); index += 1) {
      const line = lineOf(kind, index);
      const at = Date.parse(line.at);
      if (at >= begin && at < Math.min(to, now)) lines.push(kind.since !== undefined && lines.length === 0 && begin > from ? { ...line, novel: true } : line);
    }
    return lines;
  }).toSorted((one, other) => other.at.localeCompare(one.at) || Number(BigInt(other.id) - BigInt(one.id)));
}

const fails = (detail: string): { wrong: string } => ({ wrong: detail });
type Test = (line: LogLine) => boolean;

/** Words, `field:value`, levels and NOT: what the console itself writes. The server reads much more. */
function testOf(query: string): Test | { wrong: string } {
  const tests: Test[] = [];
  const open = query.replace(/\\./g, '__').lastIndexOf('"');
  if ((query.replace(/\\./g, '__').match(/"/g) ?? []).length % 2 === 1) return fails(`Column ${open + 1}: This quote is not closed.`);
  for (const [, not, field, quoted, bare] of query.matchAll(/(NOT )?(?:([\p{L}_][\p{L}\p{N}_.@-]*):)?(?:"((?:\\.|[^"\\])*)"|(\S+))/gu)) {
    const value = (quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '').toLowerCase();
    const test = field === undefined ? (line: LogLine) => line.message.toLowerCase().includes(value) : fieldTest(field, value);
    tests.push(not === undefined ? test : (line) => !test(line));
  }
  return (line) => tests.every((test) => test(line));
}

function fieldTest(field: string, value: string): Test {
  const worst = /^>=(.+)$/.exec(value)?.[1];
  if (field === 'level' && worst !== undefined) return (line) => LEVELS.indexOf(line.level) <= LEVELS.findIndex((level) => level === worst);
  const pattern = new RegExp(`^${value.replace(/[.+^${}()|[\]\\/]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')}$`, 'iu');
  const valueIn = (line: LogLine): string | undefined => (field === 'host' ? line.host : field === 'source' ? line.source : field === 'level' ? line.level : field === 'template' ? String(line.template) : field === 'new' ? String(line.novel) : line.fields[field]);
  return (line) => pattern.test(valueIn(line) ?? '\u0000');
}

function found(world: World, query: URLSearchParams, shift = 0): LogLine[] | Answer {
  const test = testOf(query.get('query') ?? '');
  if ('wrong' in test) return problem(400, 'query-wrong', test.wrong, 'query');
  return linesOf(world, Date.parse(query.get('from') ?? '') - shift, Date.parse(query.get('to') ?? '') - shift).filter(test);
}

const ok = (body: unknown): Answer => ({ status: 200, body });

function page(world: World, query: URLSearchParams): Answer {
  const lines = found(world, query);
  if (!Array.isArray(lines)) return lines;
  const oldestFirst = query.get('order') === 'OLDEST_FIRST';
  const limit = Number(query.get('limit') ?? 100);
  const beyond = query.get('beyond') ?? undefined;
  const ordered = oldestFirst ? lines.toReversed() : lines;
  const items = ordered.filter((line) => beyond === undefined || (oldestFirst ? isBefore(beyond, line.place) : isBefore(line.place, beyond))).slice(0, limit);
  const last = items.at(-1);
  const whole = (query.get('query') ?? '') !== 'slow';
  const body: LogLines = { items, whole, ...(items.length === limit && last !== undefined ? { next: last.place } : whole ? {} : { next: `${Date.parse(query.get('from') ?? '') + 60_000}-0` }) };
  return ok(body);
}

function isBefore(one: string, other: string): boolean {
  const [at = '0', id = '0'] = one.split('-');
  const [otherAt = '0', otherId = '0'] = other.split('-');
  return at === otherAt ? BigInt(id) < BigInt(otherId) : Number(at) < Number(otherAt);
}

function counts(world: World, query: URLSearchParams): Answer {
  const lines = found(world, query);
  if (!Array.isArray(lines)) return lines;
  const stepSeconds = Number(query.get('stepSeconds'));
  const steps = new Map<number, Partial<Record<Level, number>>>();
  for (const line of lines) {
    const step = Math.floor(Date.parse(line.at) / 1000 / stepSeconds) * stepSeconds;
    const levels = steps.get(step) ?? {};
    steps.set(step, { ...levels, [line.level]: (levels[line.level] ?? 0) + 1 });
  }
  const body: LogCounts = { steps: [...steps].toSorted(([one], [other]) => one - other).map(([step, levels]) => ({ from: new Date(step * 1000).toISOString(), levels })), stepSeconds, whole: (query.get('query') ?? '') !== 'slow' };
  return ok(body);
}

function patterns(world: World, query: URLSearchParams): Answer {
  const lines = found(world, query);
  const before = found(world, query, 86_400_000);
  if (!Array.isArray(lines)) return lines;
  const items = KINDS.flatMap((kind): Pattern[] => {
    const own = lines.filter((line) => line.template === kind.id);
    const [last, first] = [own.at(0), own.at(-1)];
    if (last === undefined || first === undefined) return [];
    const firstSeen = new Date(kind.since === undefined ? world.now - 40 * 86_400_000 : world.now - kind.since * 1000).toISOString();
    const yesterday = Array.isArray(before) ? before.filter((line) => line.template === kind.id).length : 0;
    return [{ template: kind.id, text: kind.text, lines: own.length, before: kind.id === 12 ? Math.floor(yesterday / 6) : yesterday, first: first.at, last: last.at, firstSeen, firstHost: kind.host, firstSource: kind.source }];
  });
  const body: Patterns = { items: items.toSorted((one, other) => other.lines - one.lines), whole: (query.get('query') ?? '') !== 'slow' };
  return ok(body);
}

const SAVED = new WeakMap<World, SavedQuery[]>();

function savedOf(world: World): SavedQuery[] {
  const known = SAVED.get(world) ?? [
    { id: '0199b0a0-0000-7000-8000-00000000a001', name: 'Disk trouble', query: '"No space left" OR 磁盘', owner: 'Ana Souza', mine: false, shared: true, at: new Date(world.now - 9 * 86_400_000).toISOString() },
    { id: '0199b0a0-0000-7000-8000-00000000a002', name: 'Slow answers', query: 'source:idq took:>1000 level:>=warning', owner: 'Zhang Wei', mine: true, shared: false, at: new Date(world.now - 86_400_000).toISOString() },
  ];
  SAVED.set(world, known);
  return known;
}

function exported(world: World, query: URLSearchParams): Answer {
  const lines = found(world, query);
  if (!Array.isArray(lines)) return lines;
  const asCsv = query.get('form') === 'CSV';
  const rows = lines.slice(0, Number(query.get('limit') ?? 1000)).map((line) => (asCsv ? [line.at, line.host, line.source, line.level, JSON.stringify(line.message)].join(',') : JSON.stringify({ at: line.at, host: line.host, source: line.source, level: line.level, message: line.message, fields: line.fields })));
  return { status: 200, text: `${asCsv ? 'at,host,source,level,message\n' : ''}${rows.map((row) => `${row}\n`).join('')}`, type: asCsv ? 'text/csv' : 'application/x-ndjson' };
}

const savedPuts: [RegExp, Handler][] = [
  [/^\/api\/logs\/saved$/, (world, request) => {
    const { name, query, shared } = request.body as { name: string; query: string; shared: boolean };
    const owner = world.people.find((one) => one.id === world.me)?.displayName ?? '';
    const saved: SavedQuery = { id: `0199b0a0-0000-7000-8000-${String(savedOf(world).length + 41_000).padStart(12, '0')}`, name, query, shared, owner, mine: true, at: new Date().toISOString() };
    SAVED.set(world, [...savedOf(world).filter((one) => !(one.mine && one.name.toLowerCase() === name.toLowerCase())), saved].toSorted((one, other) => one.name.localeCompare(other.name)));
    return ok(saved);
  }],
];

const savedDeletes: [RegExp, Handler][] = [
  [/^\/api\/logs\/saved\/(.+)$/, (world, _request, [id]) => {
    SAVED.set(world, savedOf(world).filter((one) => one.id !== id));
    return { status: 204 };
  }],
];

export const logReads: [RegExp, Handler][] = [
  ...parsingReads,
  [/^\/api\/logs\/export$/, (world, { query }) => exported(world, query)],
  [/^\/api\/logs\/saved$/, (world) => ok({ items: savedOf(world) } satisfies SavedQueries)],
  [/^\/api\/logs$/, (world, { query }) => page(world, query)],
  [/^\/api\/logs\/counts$/, (world, { query }) => counts(world, query)],
  [/^\/api\/logs\/patterns$/, (world, { query }) => patterns(world, query)],
  [/^\/api\/logs\/usage$/, (world) => ok(world.people.length < 2 ? { lines: 0, bytes: 0 } : ({ lines: 48_201_553, bytes: 6_902_114_304, oldest: new Date(world.now - 30 * 86_400_000).toISOString() } satisfies LogUsage))],
  [/^\/api\/logs\/counters$/, (world) => ok({ items: counters(world) })],
];

const COUNTERS = new WeakMap<World, LogCounter[]>();

function counters(world: World): LogCounter[] {
  const usual: LogCounter[] = [
    { name: 'disk-full', query: '"no space left on device"', byName: 'Ana Souza', at: new Date(world.now - 9 * 86_400_000).toISOString() },
    { name: 'id-query-502', query: 'source:/var/log/nginx/access.log status:502', byName: '陈晓', at: new Date(world.now - 7_200_000).toISOString() },
  ];
  return COUNTERS.get(world) ?? (world.people.length < 2 ? [] : usual);
}

export const logPuts: [RegExp, Handler][] = [
  ...parsingPuts,
  ...savedPuts,
  [/^\/api\/logs\/counters\/([^/]+)$/, (world, { body }, [name = '']) => {
    const query = (body as { query: string }).query;
    if (name === 'taken-away') return problem(409, 'too-many-log-counters', 'There are 50 counters already. Remove one that no rule looks at.');
    const counter: LogCounter = { name, query, byName: world.people.find((one) => one.id === world.me)?.displayName ?? '', at: new Date(world.now).toISOString() };
    COUNTERS.set(world, [...counters(world).filter((one) => one.name !== name), counter].toSorted((one, other) => one.name.localeCompare(other.name)));
    return ok(counter);
  }],
];

export const logDeletes: [RegExp, Handler][] = [
  ...parsingDeletes,
  ...savedDeletes,
  [/^\/api\/logs\/counters\/([^/]+)$/, (world, _request, [name]) => {
    COUNTERS.set(world, counters(world).filter((one) => one.name !== name));
    return { status: 204 };
  }],
];

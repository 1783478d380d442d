import type { LogMask, LogMasks, LogParser, TriedLine } from '../src/api/logs';
import { problem, type Answer, type Handler } from './answer.ts';
import type { World } from './world.ts';

type Kept = { parsers: LogParser[]; masks: LogMask[] };
type ParserBody = { expression: string; host?: string; source?: string; place?: number; enabled?: boolean };
type Tried = { samples: { text: string; host?: string; source?: string }[]; parser?: { name?: string; parser: ParserBody }; mask?: { name?: string; mask: { expression: string } } };

const KEPT = new WeakMap<World, Kept>();

const BUILT_IN: LogMasks['builtIn'] = [
  { name: 'named', example: 'db_password=hunter2 "api_key": "a1b2c3"', masked: 'db_password=*** "api_key": "***"' },
  { name: 'authorization', example: 'Authorization: Basic YW5hOmh1bnRlcjI=', masked: 'Authorization: Basic ***' },
  { name: 'bearer', example: 'curl with bearer eyJhbGciOiJIUzI1NiJ9', masked: 'curl with bearer ***' },
  { name: 'cookie', example: 'Set-Cookie: session=8f14e45f; Path=/', masked: 'Set-Cookie: ***' },
  { name: 'address', example: 'postgres://ana:hunter2@db1:5432/shop', masked: 'postgres://ana:***@db1:5432/shop' },
  { name: 'private-key', example: '-----BEGIN PRIVATE KEY-----MIGHAgEA-----END PRIVATE KEY-----', masked: '-----PRIVATE KEY ***-----' },
  { name: 'aws-key', example: 'AKIAIOSFODNN7EXAMPLE', masked: '***' },
];

function kept(world: World): Kept {
  const ago = (hours: number) => new Date(world.now - hours * 3_600_000).toISOString();
  const usual: Kept = {
    parsers: [
      { name: 'idq-upstream', place: 10, enabled: true, expression: '^timeout after (?P<took>\\d+)ms while reading upstream (?P<upstream>\\S+)', host: 'idq-*', source: 'idq', byName: 'Ana Souza', at: ago(240), lines: 18_204 },
      { name: 'postfix-queue', place: 100, enabled: false, expression: '^(?P<queue>[0-9A-F]+): to=<(?P<to>[^>]+)>', host: '', source: 'postfix/*', byName: '陈晓', at: ago(30), lines: 0 },
    ],
    masks: [{ name: 'resident-id', enabled: true, expression: '\\b\\d{17}[\\dX]\\b', byName: 'Zhang Wei', at: ago(700), texts: 1_377 }],
  };
  const known = KEPT.get(world) ?? (world.people.length < 2 ? { parsers: [], masks: [] } : usual);
  KEPT.set(world, known);
  return known;
}

/** The browser's expressions are near enough to RE2 for a stand-in. */
function compiled(expression: string): RegExp | undefined {
  try {
    return new RegExp(expression.replaceAll('(?P<', '(?<'), 'u');
  } catch {
    return undefined;
  }
}

const wrong = (): Answer => problem(400, 'log-expression-wrong', 'Column 1: missing closing ).', 'expression');

function tried(world: World, { samples, parser, mask }: Tried): Answer {
  const own = parser === undefined ? undefined : compiled(parser.parser.expression);
  const hides = mask === undefined ? undefined : compiled(mask.mask.expression);
  if ((parser !== undefined && own === undefined) || (mask !== undefined && hides === undefined)) return wrong();
  const first = kept(world).parsers[0];
  const items = samples.map(({ text }): TriedLine => {
    const named = text.replace(/(password|token)=\S+/gu, '$1=***');
    const masked = hides === undefined ? named : named.replace(hides, (whole: string, group?: unknown) => (typeof group === 'string' ? whole.replace(group, '***') : '***'));
    const match = own?.exec(masked);
    const other = match === undefined || match === null ? compiled(first?.expression ?? '')?.exec(masked) : undefined;
    const { message = masked, time, level, ...fields } = match?.groups ?? other?.groups ?? {};
    const said = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (ERROR|WARN|INFO) (.*)$/u.exec(masked);
    const plain = match === undefined || match === null ? said : undefined;
    return {
      form: match || other ? 'OWN' : masked.startsWith('{') ? 'JSON' : 'PLAIN',
      ...(match ? { parser: parser?.name ?? 'draft' } : other ? { parser: first?.name ?? '' } : {}),
      ...(plain?.[1] === undefined && time === undefined ? {} : { at: new Date(Date.parse(plain?.[1] ?? '2026-11-21T10:00:00Z')).toISOString() }),
      ...(plain === undefined || plain === null ? (level === undefined ? {} : { level: 'error' as const }) : { level: plain[2] === 'ERROR' ? ('error' as const) : ('info' as const) }),
      message: plain?.[3] ?? message,
      fields: Object.fromEntries(Object.entries(fields).filter((entry) => typeof entry[1] === 'string')),
      builtInMasks: named === text ? [] : ['named'],
      masks: masked === named ? [] : [mask?.name ?? 'draft'],
      maskedWhole: !/[\p{L}\p{N}]/u.test(masked),
      meant: true,
      matches: match !== undefined && match !== null,
    };
  });
  return { status: 200, body: { items } };
}

const whoIn = (world: World) => world.people.find((one) => one.id === world.me)?.displayName ?? '';

export const parsingReads: [RegExp, Handler][] = [
  [/^\/api\/logs\/parsers$/, (world) => ({ status: 200, body: { items: kept(world).parsers } })],
  [/^\/api\/logs\/masks$/, (world) => ({ status: 200, body: { items: kept(world).masks, builtIn: BUILT_IN } satisfies LogMasks })],
];

export const parsingPosts: [RegExp, Handler][] = [[/^\/api\/logs\/parsing\/try$/, (world, { body }) => tried(world, body as Tried)]];

export const parsingPuts: [RegExp, Handler][] = [
  [/^\/api\/logs\/parsers\/([^/]+)$/, (world, { body }, [name = '']) => {
    const { expression, host = '', source = '', place = 100, enabled = true } = body as ParserBody;
    if (compiled(expression) === undefined) return wrong();
    const parser = { name, place, enabled, expression, host, source, byName: whoIn(world), at: new Date(world.now).toISOString() };
    const { parsers, masks } = kept(world);
    KEPT.set(world, { masks, parsers: [...parsers.filter((one) => one.name !== name), { ...parser, lines: 0 }].toSorted((one, other) => one.place - other.place || one.name.localeCompare(other.name)) });
    return { status: 200, body: parser };
  }],
  [/^\/api\/logs\/masks\/([^/]+)$/, (world, { body }, [name = '']) => {
    const { expression, enabled = true } = body as ParserBody;
    if (compiled(expression) === undefined) return wrong();
    if (expression === '.*') return problem(400, 'log-expression-wrong', 'It matches where nothing stands. Let it ask for one character at least.', 'expression');
    const mask = { name, enabled, expression, byName: whoIn(world), at: new Date(world.now).toISOString() };
    const { parsers, masks } = kept(world);
    KEPT.set(world, { parsers, masks: [...masks.filter((one) => one.name !== name), { ...mask, texts: 0 }].toSorted((one, other) => one.name.localeCompare(other.name)) });
    return { status: 200, body: mask };
  }],
];

export const parsingDeletes: [RegExp, Handler][] = [
  [/^\/api\/logs\/(parsers|masks)\/([^/]+)$/, (world, _request, [kind, name]) => {
    const { parsers, masks } = kept(world);
    KEPT.set(world, kind === 'parsers' ? { masks, parsers: parsers.filter((one) => one.name !== name) } : { parsers, masks: masks.filter((one) => one.name !== name) });
    return { status: 204 };
  }],
];

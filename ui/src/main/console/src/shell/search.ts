import { parseSearchWith, stringifySearchWith } from '@tanstack/react-router';
import { LINES, type Line } from '../api/desk';
import { KINDS, type Kind } from '../api/inventory';
import { ARTICLE_KINDS, ARTICLE_STATES, type ArticleKind, type ArticleState } from '../api/knowledge';
import { PROBLEM_STATES, type ProblemState } from '../api/problem';
import { ENERGY_PERIODS, type EnergyPeriod } from '../api/energy';
import { DRILL_RESULTS, GAPS, type DrillResult, type Gap } from '../api/recovery';
import { REPORT_KINDS, type ReportKind } from '../api/report';
import { RESOURCE_STATES, type ResourceState } from '../api/resource';

/** What the addresses of the pages may carry. Anything else is dropped, so that a broken link still opens the page. */
type Raw = Record<string, unknown>;

/** A text stands in an address as it is, a phrase with its own quotes too; only one that would be read as something else gets quotes. */
function valueOf(written: string): unknown {
  const value: unknown = JSON.parse(written);
  if (typeof value === 'string') valueOf(value);
  return value;
}

export const readAddress = parseSearchWith(valueOf);
export const writeAddress = stringifySearchWith(JSON.stringify, valueOf);

function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((each) => each === value);
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;
}

const LONGEST_EXPRESSION = 4000;
const MOST_EXPRESSIONS = 8;

function long(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, LONGEST_EXPRESSION) : undefined;
}

function expressions(value: unknown): string[] | undefined {
  const given = (Array.isArray(value) ? value : [value]).flatMap((one) => (typeof one === 'string' ? [one.slice(0, LONGEST_EXPRESSION)] : []));
  return given.length === 0 ? undefined : given.slice(0, MOST_EXPRESSIONS);
}

function seconds(value: unknown): number | undefined {
  const number = Number(value);
  return value !== undefined && value !== '' && Number.isFinite(number) && number >= 0 ? Math.round(number) : undefined;
}

function day(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}

function moment(value: unknown): string | undefined {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined;
}

const INCIDENT_SORTS = ['priority', 'since'] as const;
export const incidents = (raw: Raw): { state?: 'all'; q?: string; sort?: (typeof INCIDENT_SORTS)[number] } => ({
  state: oneOf(raw['state'], ['all']),
  q: text(raw['q']),
  sort: oneOf(raw['sort'], INCIDENT_SORTS),
});

const TIMELINE_KINDS = ['people', 'pages', 'alerts'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];
export const incident = (raw: Raw): { kind?: TimelineKind; table?: true } => ({
  kind: oneOf(raw['kind'], TIMELINE_KINDS),
  table: raw['table'] === true || raw['table'] === 'true' ? true : undefined,
});

export const HOST_STATES = ['silent', 'alerting', 'revoked'] as const;
export type HostState = (typeof HOST_STATES)[number];
const HOST_SORTS = ['worst', 'name', 'cpu', 'memory', 'disk', 'load'] as const;
export type HostSort = (typeof HOST_SORTS)[number];
export const hosts = (raw: Raw): { q?: string; state?: HostState; sort?: HostSort } => ({
  q: text(raw['q']),
  state: oneOf(raw['state'], HOST_STATES),
  sort: oneOf(raw['sort'], HOST_SORTS),
});

export const RANGES = ['15m', '1h', '6h', '24h', '7d'] as const;
export type RangeName = (typeof RANGES)[number];
export const oneHost = (raw: Raw): { range?: RangeName; at?: string; band?: true } => ({
  range: oneOf(raw['range'], RANGES),
  at: moment(raw['at']),
  band: raw['band'] === true || raw['band'] === 'true' ? true : undefined,
});

export const RULE_STATES = ['firing', 'pending', 'inactive', 'broken'] as const;
export type RuleState = (typeof RULE_STATES)[number];
export const rules = (raw: Raw): { q?: string; state?: RuleState } => ({ q: text(raw['q']), state: oneOf(raw['state'], RULE_STATES) });

export const TRIAL_RANGES = ['24h', '7d', '30d'] as const;
type TrialRange = (typeof TRIAL_RANGES)[number];
export const ruleTrial = (raw: Raw): { expression?: string; for?: number; range?: TrialRange; name?: string } => ({
  expression: long(raw['expression']),
  for: seconds(raw['for']),
  range: oneOf(raw['range'], TRIAL_RANGES),
  name: text(raw['name']),
});

const SILENCE_STATES = ['pending', 'expired'] as const;
export const silences = (raw: Raw): { state?: (typeof SILENCE_STATES)[number]; q?: string } => ({ state: oneOf(raw['state'], SILENCE_STATES), q: text(raw['q']) });

export const CHART_UNITS = ['none', 'percent', 'bytes', 'bytesPerSecond', 'seconds'] as const;
export const METRIC_RANGES = ['15m', '1h', '6h', '24h', '7d', '30d'] as const;
export type MetricRange = (typeof METRIC_RANGES)[number];
export type MetricSearch = { e?: string[]; range?: MetricRange; at?: string; step?: number; unit?: (typeof CHART_UNITS)[number]; table?: true; band?: true };
export const metrics = (raw: Raw): MetricSearch => ({
  e: expressions(raw['e']),
  range: oneOf(raw['range'], METRIC_RANGES),
  at: moment(raw['at']),
  step: seconds(raw['step']),
  unit: oneOf(raw['unit'], CHART_UNITS),
  table: raw['table'] === true || raw['table'] === 'true' ? true : undefined,
  band: raw['band'] === true || raw['band'] === 'true' ? true : undefined,
});

export const LOG_RANGES = ['15m', '1h', '24h', '7d'] as const;
export type LogRange = (typeof LOG_RANGES)[number];
/** `from` and `to` are an own span; `around` is the place of a line whose neighbours of one host and source are shown. */
export type LogSearch = { q?: string; range?: LogRange; from?: string; to?: string; view?: 'patterns' | 'counters' | 'parsing'; tail?: true; table?: true; around?: string; host?: string; source?: string };
export const logs = (raw: Raw): LogSearch => {
  const [from, to] = [moment(raw['from']), moment(raw['to'])];
  const own = from !== undefined && to !== undefined && Date.parse(from) < Date.parse(to);
  const around = typeof raw['around'] === 'string' && /^\d{1,15}-\d{1,19}$/.test(raw['around']) ? raw['around'] : undefined;
  return {
    q: long(typeof raw['q'] === 'number' || typeof raw['q'] === 'boolean' ? String(raw['q']) : raw['q']),
    range: oneOf(raw['range'], LOG_RANGES),
    from: own ? from : undefined,
    to: own ? to : undefined,
    view: oneOf(raw['view'], ['patterns', 'counters', 'parsing']),
    tail: !own && (raw['tail'] === true || raw['tail'] === 'true') ? true : undefined,
    table: raw['table'] === true || raw['table'] === 'true' ? true : undefined,
    around,
    host: around === undefined ? undefined : long(raw['host']),
    source: around === undefined ? undefined : long(raw['source']),
  };
};

export const inventory = (raw: Raw): { kind?: Kind; q?: string } => ({ kind: oneOf(raw['kind'], KINDS), q: text(raw['q']) });

export const SETUP_STEPS = ['reach', 'receive', 'duty', 'host', 'try'] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];
export const setup = (raw: Raw): { step?: SetupStep } => ({ step: oneOf(raw['step'], SETUP_STEPS) });

export const oncall = (raw: Raw): { from?: string; schedule?: string } => ({
  from: day(raw['from']),
  schedule: text(raw['schedule']),
});

export const handover = (raw: Raw): { schedule?: string } => ({ schedule: text(raw['schedule']) });

export const audit = (raw: Raw): { subject?: string; actor?: string; verb?: string; from?: string; to?: string } => ({
  subject: text(raw['subject']),
  actor: text(raw['actor']),
  verb: text(raw['verb']),
  from: day(raw['from']),
  to: day(raw['to']),
});

export const TASK_LISTS = ['mine', 'asked'] as const;
export const tasks = (raw: Raw): { list?: (typeof TASK_LISTS)[number]; q?: string } => ({ list: oneOf(raw['list'], TASK_LISTS), q: text(raw['q']) });

/** What is over is asked for by its state; the queue shows what is not. */
export const DESK_STATES = ['NEW', 'WAITING', 'RESOLVED', 'CLOSED'] as const;
export const desk = (raw: Raw): { line?: Line; state?: (typeof DESK_STATES)[number]; q?: string; mine?: true } => ({
  line: oneOf(raw['line'], LINES),
  state: oneOf(raw['state'], DESK_STATES),
  q: text(raw['q']),
  mine: raw['mine'] === true || raw['mine'] === 'true' ? true : undefined,
});

export const newRequest = (raw: Raw): { kind?: 'request' | 'question'; entry?: string } => ({ kind: oneOf(raw['kind'], ['request', 'question']), entry: text(raw['entry']) });

export const problems = (raw: Raw): { state?: ProblemState } => ({ state: oneOf(raw['state'], PROBLEM_STATES) });

export const CHANGE_FILTERS = ['approving', 'scheduled', 'running', 'done', 'closed'] as const;
export const CHANGE_DAYS = [7, 30, 90] as const;
export const changes = (raw: Raw): { state?: (typeof CHANGE_FILTERS)[number]; days?: (typeof CHANGE_DAYS)[number] } => ({
  state: oneOf(raw['state'], CHANGE_FILTERS),
  days: CHANGE_DAYS.find((days) => days === Number(raw['days'])),
});
/** `title` to `back` are what another room proposes; who plans the change completes it. */
export const plan = (raw: Raw): { edit?: string; title?: string; why?: string; steps?: string; back?: string } => ({ edit: text(raw['edit']), title: text(raw['title']), why: text(raw['why']), steps: text(raw['steps']), back: text(raw['back']) });

export const processes = (raw: Raw): { q?: string; failed?: true } => ({ q: text(raw['q']), failed: raw['failed'] === true || raw['failed'] === 'true' ? true : undefined });

export const reports = (raw: Raw): { kind?: ReportKind } => ({ kind: oneOf(raw['kind'], REPORT_KINDS) });

/** A draft is named by its kind and a day; `rows` by which figure is opened. */
export const report = (raw: Raw): { kind?: ReportKind; from?: string; rows?: string } => ({ kind: oneOf(raw['kind'], REPORT_KINDS), from: day(raw['from']), rows: text(raw['rows']) });
export const RESOURCE_LISTS = ['mine', 'all', 'idle', 'quotas'] as const;
export const resources = (raw: Raw): { show?: Exclude<(typeof RESOURCE_LISTS)[number], 'mine'>; state?: ResourceState; q?: string } => ({ show: oneOf(raw['show'], ['all', 'idle', 'quotas']), state: oneOf(raw['state'], RESOURCE_STATES), q: text(raw['q']) });
export const newResource = (raw: Raw): { entry?: string } => ({ entry: text(raw['entry']) });

const yes = (value: unknown): true | undefined => (value === true || value === 'true' ? true : undefined);
export const knowledge = (raw: Raw): { q?: string; kind?: ArticleKind; state?: ArticleState; review?: true; mine?: true } => ({
  q: text(raw['q']),
  kind: oneOf(raw['kind'], ARTICLE_KINDS),
  state: oneOf(raw['state'], ARTICLE_STATES),
  review: yes(raw['review']),
  mine: yes(raw['mine']),
});
/** `number` is a version; `view` shows what it changes instead of its text. */
export const article = (raw: Raw): { number?: number; view?: 'difference' } => ({ number: seconds(raw['number']), view: oneOf(raw['view'], ['difference']) });
/** `draft` is an incident from whose end a runbook is drafted. */
export const newArticle = (raw: Raw): { kind?: ArticleKind; rule?: string; draft?: string } => ({ kind: oneOf(raw['kind'], ARTICLE_KINDS), rule: text(raw['rule']), draft: text(raw['draft']) });
export const assistant = (raw: Raw): { chat?: string } => ({ chat: text(raw['chat']) });

/** `day` is passed over by the live span. */
export const energy = (raw: Raw): { period?: EnergyPeriod; day?: string; meter?: string } => ({ meter: text(raw['meter']), period: oneOf(raw['period'], ENERGY_PERIODS), day: /^\d{4}-\d\d-\d\d$/.test(text(raw['day']) ?? '') ? text(raw['day']) : undefined });

/** The running year unless given. */
export const contract = (raw: Raw): { year?: number } => ({ year: seconds(raw['year']) });

/** `gap` shows only what lacks that; `none` what lacks nothing. */
export const recovery = (raw: Raw): { gap?: Gap | 'none'; q?: string } => ({ gap: oneOf(raw['gap'], [...GAPS, 'none']), q: text(raw['q']) });
export const newPolicy = (raw: Raw): { item?: string } => ({ item: text(raw['item']) });
/** `act` opens the dialog that another page leads to. */
export const policy = (raw: Raw): { act?: 'drill' } => ({ act: oneOf(raw['act'], ['drill']) });
export const drills = (raw: Raw): { policy?: string; result?: DrillResult | 'open' } => ({ policy: text(raw['policy']), result: oneOf(raw['result'], [...DRILL_RESULTS, 'open']) });

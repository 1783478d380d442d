/** What the addresses of the pages may carry. Anything else is dropped, so that a broken link still opens the page. */
type Raw = Record<string, unknown>;

function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((each) => each === value);
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;
}

export const INCIDENT_SORTS = ['priority', 'since'] as const;
export const incidents = (raw: Raw): { state?: 'all'; q?: string; sort?: (typeof INCIDENT_SORTS)[number] } => ({
  state: oneOf(raw['state'], ['all']),
  q: text(raw['q']),
  sort: oneOf(raw['sort'], INCIDENT_SORTS),
});

export const TIMELINE_KINDS = ['people', 'pages', 'alerts'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];
export const incident = (raw: Raw): { kind?: TimelineKind; table?: true } => ({
  kind: oneOf(raw['kind'], TIMELINE_KINDS),
  table: raw['table'] === true || raw['table'] === 'true' ? true : undefined,
});

export const HOST_STATES = ['silent', 'alerting', 'revoked'] as const;
export type HostState = (typeof HOST_STATES)[number];
export const HOST_SORTS = ['worst', 'name', 'cpu', 'memory', 'disk', 'load'] as const;
export type HostSort = (typeof HOST_SORTS)[number];
export const hosts = (raw: Raw): { q?: string; state?: HostState; sort?: HostSort } => ({
  q: text(raw['q']),
  state: oneOf(raw['state'], HOST_STATES),
  sort: oneOf(raw['sort'], HOST_SORTS),
});

export const RANGES = ['15m', '1h', '6h', '24h', '7d'] as const;
export type RangeName = (typeof RANGES)[number];
export const oneHost = (raw: Raw): { range?: RangeName; at?: string } => ({
  range: oneOf(raw['range'], RANGES),
  at: typeof raw['at'] === 'string' && !Number.isNaN(Date.parse(raw['at'])) ? raw['at'] : undefined,
});

export const oncall = (raw: Raw): { from?: string; schedule?: string } => ({
  from: typeof raw['from'] === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw['from']) ? raw['from'] : undefined,
  schedule: text(raw['schedule']),
});

export const audit = (raw: Raw): { subject?: string } => ({ subject: text(raw['subject']) });

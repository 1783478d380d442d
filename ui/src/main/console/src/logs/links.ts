import type { LogSearch, RangeName } from '../shell/search';
import { termOf } from './terms';

const RANGE_S: Record<RangeName, number> = { '15m': 900, '1h': 3600, '6h': 21_600, '24h': 86_400, '7d': 604_800 };
const MINUTE_MS = 60_000;

const of = (host: string | undefined) => (host === undefined || host === '' ? {} : { q: termOf('host', host) });
const span = (from: number, to: number) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });

/** The lines of a host over the time that its page shows. */
export function logsOfHost(host: string, range: RangeName, at: string | undefined): LogSearch {
  if (at !== undefined) return { ...of(host), ...span(Date.parse(at) - RANGE_S[range] * 500, Date.parse(at) + RANGE_S[range] * 500) };
  return { ...of(host), range: range === '1h' ? undefined : range === '6h' ? '24h' : range };
}

/** The lines around an incident: from a quarter of an hour before it to half an hour after its begin, or a little after its end. */
export function logsOfIncident(host: string | undefined, openedAt: string, endedAt: string | undefined): LogSearch {
  const opened = Date.parse(openedAt);
  return { ...of(host), ...span(opened - 15 * MINUTE_MS, Math.max(opened + 30 * MINUTE_MS, endedAt === undefined ? 0 : Date.parse(endedAt) + 5 * MINUTE_MS)) };
}

/** The lines that an alert's rule asks for in its annotation `logs_url`, around the time when the alert began. */
export function logsOfAlert(url: string | undefined, since: string): LogSearch | undefined {
  if (url?.startsWith('/logs?') !== true) return undefined;
  const q = new URLSearchParams(url.slice('/logs?'.length)).get('q') ?? '';
  const began = Date.parse(since);
  return { ...(q === '' ? {} : { q }), ...span(began - 15 * MINUTE_MS, began + 30 * MINUTE_MS) };
}

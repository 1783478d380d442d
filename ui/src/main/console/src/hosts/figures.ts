import type { Host } from '../api/fleet';
import type { InstantSeries } from '../api/telemetry';
import type { Alert } from '../api/alerting';
import { severityOf, type Severity } from '../parts/Mark';
import type { HostSort, HostState } from '../shell/search';

/** What the list of hosts is computed from: one query for all hosts, not one a host. */
export const QUERIES = {
  cpu: '100 * (1 - sum by (host) (rate(node_cpu_seconds_total{mode="idle"}[1m])) / sum by (host) (rate(node_cpu_seconds_total[1m])))',
  memory: '100 * (1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes)',
  // As df counts: what only root may use is neither used nor free.
  disk: '100 * (1 - node_filesystem_avail_bytes / (node_filesystem_size_bytes - node_filesystem_free_bytes + node_filesystem_avail_bytes))',
  load: 'node_load1',
} as const;

export type Disk = { mountpoint: string; percent: number };

export type HostRow = {
  host: Host;
  severity: Severity;
  alerts: number;
  cpu: number | undefined;
  memory: number | undefined;
  disk: Disk | undefined;
  load: number | undefined;
};

type Measured = Record<keyof typeof QUERIES, readonly InstantSeries[] | undefined>;

function valueOf(series: readonly InstantSeries[] | undefined, host: string): number | undefined {
  const found = series?.find((one) => one.metric['host'] === host);
  return found === undefined ? undefined : Number(found.value[1]);
}

export function disksOf(series: readonly InstantSeries[] | undefined, host: string): Disk[] {
  return (series ?? [])
    .filter((one) => one.metric['host'] === host)
    .map((one) => ({ mountpoint: one.metric['mountpoint'] ?? '', percent: Number(one.value[1]) }))
    .filter((disk) => Number.isFinite(disk.percent))
    .toSorted((a, b) => b.percent - a.percent);
}

const WORST: Record<Severity, number> = { critical: 0, high: 1, unknown: 2, medium: 3, low: 4, muted: 5, ok: 6 };

/** The gravest thing that is known of a host; silence is "not known", never "fine". */
export function severityOfHost(host: Host, alerts: readonly Alert[]): Severity {
  if (host.revoked) return 'muted';
  const own = alerts.filter((alert) => alert.state === 'FIRING' && alert.labels['host'] === host.name).map((alert) => severityOf(alert.labels['severity']));
  const worst = own.toSorted((a, b) => WORST[a] - WORST[b])[0];
  if (host.silent || host.lastSeen === undefined) return worst === 'critical' || worst === 'high' ? worst : 'unknown';
  return worst ?? 'ok';
}

export function rowsOf(hosts: readonly Host[], alerts: readonly Alert[], measured: Measured): HostRow[] {
  return hosts.map((host) => {
    const known = !host.silent && host.lastSeen !== undefined && !host.revoked;
    return {
      host,
      severity: severityOfHost(host, alerts),
      alerts: alerts.filter((alert) => alert.state === 'FIRING' && alert.labels['host'] === host.name).length,
      cpu: known ? valueOf(measured.cpu, host.name) : undefined,
      memory: known ? valueOf(measured.memory, host.name) : undefined,
      disk: known ? disksOf(measured.disk, host.name)[0] : undefined,
      load: known ? valueOf(measured.load, host.name) : undefined,
    };
  });
}

function amountFor(row: HostRow, sort: HostSort): number {
  const amount = sort === 'cpu' ? row.cpu : sort === 'memory' ? row.memory : sort === 'disk' ? row.disk?.percent : row.load;
  return amount ?? -1;
}

export function sorted(rows: readonly HostRow[], sort: HostSort): HostRow[] {
  const byName = (a: HostRow, b: HostRow) => a.host.name.localeCompare(b.host.name, undefined, { numeric: true });
  if (sort === 'name') return rows.toSorted(byName);
  if (sort === 'worst') return rows.toSorted((a, b) => WORST[a.severity] - WORST[b.severity] || byName(a, b));
  return rows.toSorted((a, b) => amountFor(b, sort) - amountFor(a, sort) || byName(a, b));
}

export function isIn(row: HostRow, state: HostState | undefined, typed: string): boolean {
  const inState = state === undefined || (state === 'silent' ? row.severity === 'unknown' : state === 'revoked' ? row.host.revoked : row.alerts > 0);
  return inState && row.host.name.toLowerCase().includes(typed.trim().toLowerCase());
}

/** What an agent holds between two deliveries is no news; from here on the server is behind. */
const WORTH_SAYING_BYTES = 64 * 1024;

/** Whether an agent holds back more than waits in the normal course, or has lost some. */
export function isHeldBack({ backlog }: Host): boolean {
  return backlog !== undefined && (backlog.bytes >= WORTH_SAYING_BYTES || backlog.dropped > 0);
}

import type { Key } from '../i18n/words';
import type { Labels } from '../api/telemetry';
import type { Unit } from '../parts/format';
import type { RangeName } from '../shell/search';
import type { Span } from './server';

const RANGE_S: Record<RangeName, number> = { '15m': 900, '1h': 3600, '6h': 21_600, '24h': 86_400, '7d': 604_800 };
const POINTS = 240;
const SAMPLE_S = 10;

/** The span to ask for: the last hour, or the hour around a moment; a step that fits the chart and the agent's pace. */
export function spanOf(range: RangeName, at: string | undefined, now: number): Span {
  const length = RANGE_S[range];
  const step = Math.max(SAMPLE_S, Math.ceil(length / POINTS / SAMPLE_S) * SAMPLE_S);
  const end = at === undefined ? now / 1000 : Math.min(now / 1000, Date.parse(at) / 1000 + length / 2);
  const last = Math.floor(end / step) * step;
  return { start: last - Math.floor(length / step) * step, end: last, step };
}

/** How often a chart that follows the present is read anew. */
export function everyMs(range: RangeName): number {
  return range === '15m' || range === '1h' ? 10_000 : range === '6h' ? 30_000 : 120_000;
}

export type ChartSpec = {
  id: string;
  title: Key;
  unit: Unit;
  /** Each expression, the word that its series get beside their own labels, and whether its expected band is of use. */
  queries: { expression: string; word?: Key; fixed?: string; band?: boolean }[];
  nameBy: (labels: Labels) => string;
  /** Names that come first, in this order, so that a line keeps its colour. */
  order?: readonly string[];
};

const CPU_MODES = ['user', 'system', 'iowait', 'steal', 'nice', 'softirq', 'irq'] as const;

function quoted(host: string): string {
  return host.replace(/[\\"]/g, (char) => `\\${char}`);
}

/** Shares of all processor time. A share stays right while less than a window has been measured; a bare rate does not. */
function cpuShare(only: string, window: string): string {
  const busy = `sum by (mode) (rate(node_cpu_seconds_total{${only},mode!="idle"}[${window}]))`;
  return `100 * ${busy} / on () group_left () sum(rate(node_cpu_seconds_total{${only}}[${window}]))`;
}

/** The charts of a host. The names are node_exporter's, so both agents draw the same. */
export function chartsOf(host: string, step: number): ChartSpec[] {
  const only = `host="${quoted(host)}"`;
  const window = `${Math.max(60, step * 4)}s`;
  return [
    { id: 'cpu', title: 'charts.cpu', unit: 'percent', queries: [{ expression: cpuShare(only, window) }], nameBy: (labels) => labels['mode'] ?? '', order: CPU_MODES },
    {
      id: 'load',
      title: 'charts.load',
      unit: 'none',
      queries: [
        { expression: `node_load1{${only}}`, fixed: '1 min' },
        { expression: `node_load5{${only}}`, fixed: '5 min', band: true },
        { expression: `node_load15{${only}}`, fixed: '15 min' },
      ],
      nameBy: () => '',
    },
    {
      id: 'memory',
      title: 'charts.memory',
      unit: 'bytes',
      queries: [
        { expression: `node_memory_MemTotal_bytes{${only}} - node_memory_MemAvailable_bytes{${only}}`, word: 'charts.used', band: true },
        { expression: `node_memory_MemTotal_bytes{${only}}`, word: 'charts.total' },
      ],
      nameBy: () => '',
    },
    { id: 'space', title: 'charts.space', unit: 'percent', queries: [{ expression: `100 * (1 - node_filesystem_avail_bytes{${only}} / (node_filesystem_size_bytes{${only}} - node_filesystem_free_bytes{${only}} + node_filesystem_avail_bytes{${only}}))`, band: true }], nameBy: (labels) => labels['mountpoint'] ?? '' },
    {
      id: 'disk',
      title: 'charts.disk',
      unit: 'bytesPerSecond',
      queries: [
        { expression: `rate(node_disk_read_bytes_total{${only}}[${window}])`, word: 'charts.read' },
        { expression: `rate(node_disk_written_bytes_total{${only}}[${window}])`, word: 'charts.written' },
      ],
      nameBy: (labels) => labels['device'] ?? '',
    },
    {
      id: 'network',
      title: 'charts.network',
      unit: 'bytesPerSecond',
      queries: [
        { expression: `rate(node_network_receive_bytes_total{${only},device!="lo"}[${window}])`, word: 'charts.received' },
        { expression: `rate(node_network_transmit_bytes_total{${only},device!="lo"}[${window}])`, word: 'charts.sent' },
      ],
      nameBy: (labels) => labels['device'] ?? '',
    },
  ];
}

import type { ExpectedBand, InstantSeries, Labels, RangeSeries } from '../src/api/telemetry';
import type { World } from './world.ts';

type Curve = { metric: Labels; at: (seconds: number) => number | undefined };

function noise(seed: number, seconds: number): number {
  const value = Math.sin(seed * 12.9898 + Math.floor(seconds / 10) * 78.233) * 43_758.5453;
  return value - Math.floor(value);
}

function seedOf(text: string): number {
  return Array.from(text).reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 9973, 7);
}

/** Enough of the query language to feed the charts of the console: which measurement, which host, which grouping. */
function curves(world: World, expression: string): Curve[] {
  if (expression.includes('log_refusals_total')) return [['bulk', 'no-json-object', 14], ['syslog-udp', 'queue-full', 3120], ['otlp', 'busy', 2]].map(([inlet, why, count]) => ({ metric: { inlet: String(inlet), why: String(why) }, at: () => Number(count) }));
  const only = /host="([^"]+)"/.exec(expression)?.[1];
  const hosts = world.hosts.filter((host) => host.lastSeen !== undefined && (only === undefined || host.name === only));
  return hosts.flatMap((host) => curvesOf(world, host.name, expression).map((curve) => gapped(world, host.lastSeen ?? '', curve)));
}

function gapped(world: World, lastSeen: string, curve: Curve): Curve {
  const end = Date.parse(lastSeen) / 1000;
  const cut = world.now / 1000 - end > 60;
  return { ...curve, at: (seconds) => ((cut && seconds > end) || inGap(world, seconds) ? undefined : curve.at(seconds)) };
}

function inGap(world: World, seconds: number): boolean {
  const before = world.now / 1000 - seconds;
  return before > 38 * 60 && before < 41 * 60;
}

function curvesOf(world: World, host: string, expression: string): Curve[] {
  const seed = seedOf(host);
  const since = world.incidents.find((one) => one.host === host && one.firing)?.openedAt;
  const rise = since === undefined ? Infinity : Date.parse(since) / 1000 - 180;
  const wave = (base: number, swing: number, k: number) => (seconds: number) => base + swing * Math.sin(seconds / 900 + seed + k) + swing * 0.6 * (noise(seed + k, seconds) - 0.5);
  const stepped = (low: number, high: number) => (seconds: number) => (seconds < rise ? wave(low, 4, 0)(seconds) : low + (high - low) * (1 - Math.exp(-(seconds - rise) / 120)) + 3 * (noise(seed, seconds) - 0.5));
  const busy = 12 + (seed % 35);
  const one = (at: Curve['at'], labels: Labels = {}): Curve => ({ metric: { host, ...labels }, at });
  if (expression.includes('node_cpu_seconds_total') && expression.includes('by (mode)')) {
    return [
      one(stepped(busy * 0.6, 62), { mode: 'user' }),
      one(wave(busy * 0.2, 1.5, 2), { mode: 'system' }),
      one(stepped(2, 24), { mode: 'iowait' }),
      one(wave(0.4, 0.2, 4), { mode: 'softirq' }),
      one(() => 0, { mode: 'steal' }),
    ];
  }
  if (expression.includes('node_cpu_seconds_total')) return [one(stepped(busy, 96))];
  if (expression.includes('node_load5')) return [one(wave(2.2, 0.3, 6))];
  if (expression.includes('node_load15')) return [one(wave(2.1, 0.2, 7))];
  if (expression.includes('node_load1')) return [one(stepped(2.3, 12.4))];
  if (expression.includes('node_memory') && expression.includes('/')) return [one(wave(42 + (seed % 30), 1.5, 1))];
  if (expression.includes('MemAvailable')) return [one((seconds) => wave(16 + (seed % 8), 0.4, 1)(seconds) * 2 ** 30)];
  if (expression.includes('MemTotal')) return [one(() => 32 * 2 ** 30)];
  if (expression.includes('node_filesystem')) {
    return [one(stepped(61, 92), { mountpoint: '/var', device: '/dev/sdb1' }), one(wave(23 + (seed % 20), 0.1, 3), { mountpoint: '/', device: '/dev/sda1' })];
  }
  if (expression.includes('node_disk')) return ['sda', 'sdb'].map((device, k) => one((seconds) => Math.max(0, wave(4e6 / (k + 1), 2e6, k + (expression.includes('read') ? 8 : 12))(seconds)), { device }));
  if (expression.includes('node_network')) return [one((seconds) => Math.max(0, wave(2.6e6, 9e5, expression.includes('receive') ? 10 : 11)(seconds)), { device: 'eth0' })];
  return [];
}

export function range(world: World, expression: string, start: number, end: number, step: number): RangeSeries[] {
  return curves(world, expression).map(({ metric, at }) => {
    const values: [number, string][] = [];
    for (let seconds = start; seconds <= end; seconds += step) {
      const value = at(seconds);
      if (value !== undefined) values.push([seconds, String(value)]);
    }
    return { metric, values };
  });
}

export function instant(world: World, expression: string): InstantSeries[] {
  const now = world.now / 1000;
  return curves(world, expression).flatMap(({ metric, at }) => {
    const value = at(now);
    return value === undefined ? [] : [{ metric, value: [now, String(value)] }];
  });
}

/** A calm course around which a series was expected: the one it has where nothing is wrong. */
export function expected(world: World, expression: string, start: number, end: number, step: number): ExpectedBand[] {
  return range(world, expression, start, end, step).map(({ metric, values }) => {
    const early = values.slice(0, Math.max(1, Math.floor(values.length / 3))).map(([, value]) => Number(value));
    const level = early.toSorted((a, b) => a - b)[Math.floor(early.length / 2)] ?? 0;
    const width = Math.max(level * 0.12, 0.4);
    const times = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, index) => start + index * step);
    const course = times.map((seconds) => level * (1 + 0.06 * Math.sin(seconds / 7200)));
    const last = Number(values.at(-1)?.[1] ?? 0);
    const score = (3 * (last - level)) / width;
    return {
      labels: metric,
      times,
      expected: course,
      low: course.map((value) => value - width),
      high: course.map((value) => value + width),
      unusual: Math.abs(score) > 3,
      score,
      reason: 'The stand-in says so.',
      facts: { basis: 'WEEKLY', at: new Date(end * 1000).toISOString(), ...(last > 0 && level > 0 ? { times: (last / level).toFixed(2) } : {}), before: 'usual' },
    };
  });
}

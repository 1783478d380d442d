import { describe, expect, it } from 'vitest';
import { world } from '../../mock/world';
import { chartsOf, spanOf } from './charts';
import { agentCommand, isLoopback } from './command';
import { isIn, rowsOf, severityOfHost, sorted } from './figures';
import { sparkPath } from './Spark';

const house = world('trouble', Date.parse('2026-09-23T06:31:00Z'));
const value = (host: string, amount: number, labels = {}) => ({ metric: { host, ...labels }, value: [0, String(amount)] as [number, string] });
const measured = { cpu: [value('pg-core-02', 96), value('idq-01', 20), value('hosp-reg-edge-02', 50)], memory: [], disk: [value('idq-01', 20, { mountpoint: '/' }), value('idq-01', 70, { mountpoint: '/var' })], load: undefined };
const rows = rowsOf(house.hosts, house.alerts, measured);
const named = (name: string) => rows.find((row) => row.host.name === name);

describe('a host in the list', () => {
  it('carries the gravest of its alerts', () => expect(named('pg-core-02')?.severity).toBe('critical'));
  it('that is silent is not known, never fine', () => expect(named('hosp-reg-edge-02')?.severity).toBe('unknown'));
  it('that is silent shows no old figures', () => expect(named('hosp-reg-edge-02')?.cpu).toBeUndefined());
  it('that was never heard is not known', () => expect(named('portal-07')?.severity).toBe('unknown'));
  it('shows its fullest disk', () => expect(named('idq-01')?.disk).toEqual({ mountpoint: '/var', percent: 70 }));
  it('whose token is revoked is muted', () => expect(severityOfHost({ ...(house.hosts[0]!), revoked: true }, house.alerts)).toBe('muted'));
});

describe('the order', () => {
  it('is worst first', () => expect(sorted(rows, 'worst').map((row) => row.severity).slice(0, 4)).toEqual(['critical', 'high', 'unknown', 'unknown']));
  it('by CPU puts the unmeasured last', () => expect(sorted(rows, 'cpu').map((row) => row.host.name).slice(0, 2)).toEqual(['pg-core-02', 'idq-01']));
  it('by name counts as people do', () => expect(sorted(rows, 'name').map((row) => row.host.name)[0]).toBe('edge-lb-01'));
});

describe('the filter', () => {
  it('finds by part of the name', () => expect(rows.filter((row) => isIn(row, undefined, 'IDQ')).length).toBe(2));
  it('finds the silent', () => expect(rows.filter((row) => isIn(row, 'silent', '')).map((row) => row.host.name)).toEqual(['hosp-reg-edge-02', 'portal-07']));
});

describe('the span of a chart', () => {
  const now = Date.parse('2026-09-23T06:31:07Z');
  it('ends now and lies on its step', () => expect(spanOf('1h', undefined, now)).toEqual({ start: 1_790_141_460, end: 1_790_145_060, step: 20 }));
  it('lies around a moment', () => {
    const { start, end } = spanOf('1h', '2026-09-22T12:00:00Z', now);
    expect([new Date(start * 1000).toISOString(), new Date(end * 1000).toISOString()]).toEqual(['2026-09-22T11:30:00.000Z', '2026-09-22T12:30:00.000Z']);
  });
  it('never reaches into the future', () => expect(spanOf('24h', new Date(now).toISOString(), now).end).toBeLessThanOrEqual(now / 1000));
});

describe('expressions and commands', () => {
  it('name the host as text, whatever it contains', () => expect(chartsOf('a"} or vector(1)', 20)[1]?.queries[0]?.expression).toBe('node_load1{host="a\\"} or vector(1)"}'));
  it('give the agent its token by a file, not on the command line of a process', () => expect(agentCommand('https://ops', 'evk_x').split('Agent')[1]).toBe(' --server https://ops --token-file agent-token'));
});

describe('an address', () => {
  it.each([
    ['127.0.0.1', true],
    ['localhost', true],
    ['ops.example.org', false],
  ])('%s is of this machine only: %s', (hostname, expected) => expect(isLoopback(hostname)).toBe(expected));
});

describe('a small line', () => {
  it('lifts the pen where samples are missing', () => expect(sparkPath([0, null, 100]).match(/M/g)?.length).toBe(2));
});

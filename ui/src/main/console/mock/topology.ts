import type { CallGraph, Edge } from '../src/api/topology';
import type { Answer, Handler } from './answer.ts';
import type { World } from './world.ts';

type Line = [caller: string, callee: string, port: number, callers: string[], callees: string[], most: number, secondsAgo: number];

/** Who has TCP connections with whom; `internet` and addresses are no hosts. */
const LINES: Line[] = [
  ['idq-01', 'pg-core-02', 5432, ['id-query'], ['postgres'], 24, 20],
  ['idq-02', 'pg-core-02', 5432, ['id-query'], ['postgres'], 22, 20],
  ['edge-lb-01', 'idq-01', 8080, ['nginx'], ['id-query'], 61, 20],
  ['edge-lb-01', 'idq-02', 8080, ['nginx'], ['id-query'], 58, 20],
  ['internet', 'edge-lb-01', 443, [], ['nginx'], 340, 20],
  ['pg-core-02', 'pg-core-01', 5432, ['walreceiver'], ['postgres'], 1, 20],
  ['pg-core-02', 'stor-backup-02', 8022, ['restic'], [], 2, 7_900],
  ['pg-core-02', 'pg-core-02', 6432, ['postgres'], ['pgbouncer'], 40, 20],
  ['pg-core-02', '10.1.9.53:53', 53, [], [], 1, 20],
  ['pg-core-02', 'relay-02', 8443, ['evenkeel-agent'], ['java'], 1, 20],
  ['10.1.7.31', 'pg-core-02', 22, [], ['sshd'], 1, 3_100],
  ['gis-render-03', 'pg-core-02', 5432, [], ['postgres'], 4, 20],
  ['relay-02', 'pg-core-02', 9100, ['prometheus'], ['node_exporter'], 1, 20],
];

function edge({ now, hosts }: World, [caller, callee, port, callers, callees, most, secondsAgo]: Line): Edge {
  const last = new Date(now - secondsAgo * 1000).toISOString();
  const isHost = (name: string) => hosts.some((host) => host.name === name);
  return { caller, callee, origins: ['CONNECTION'], connections: { most, callerIsHost: isHost(caller), calleeIsHost: isHost(callee), ports: [{ port, callers, callees, most, last }] }, first: new Date(now - 21_600_000).toISOString(), last };
}

function graph(world: World, service: string | null): Answer {
  const told = world.hosts.some((host) => host.name === service && host.facts !== undefined);
  const body: CallGraph & { from: string; to: string } = {
    from: new Date(world.now - 21_600_000).toISOString(),
    to: new Date(world.now).toISOString(),
    items: LINES.filter(([caller, callee]) => service === null || caller === service || callee === service).map((line) => edge(world, line)),
    more: false,
    ...(told ? { looked: { at: new Date(world.now - 20_000).toISOString(), leftOut: service === 'edge-lb-01' ? 212 : 0 } } : {}),
  };
  return { status: 200, body };
}

export const topologyReads: [RegExp, Handler][] = [[/^\/api\/topology$/, (world, { query }) => graph(world, query.get('service'))]];

import { describe, expect, it } from 'vitest';
import type { Edge } from '../api/topology';
import { peersOf, portOf } from './peers';

function edge(caller: string, callee: string, last: string, hosts: [boolean, boolean]): Edge {
  return { caller, callee, origins: ['CONNECTION'], connections: { most: 1, callerIsHost: hosts[0], calleeIsHost: hosts[1], ports: [{ port: 5432, callers: [], callees: [], most: 1, last }] }, first: last, last };
}

const NOW = '2026-11-21T10:02:00Z';
const BEFORE = '2026-11-21T09:00:00Z';

describe('the peers of a host', () => {
  const edges: Edge[] = [
    edge('web-1', '10.1.2.3:5432', NOW, [true, false]),
    edge('web-1', 'db-1', NOW, [true, true]),
    edge('web-1', 'cache-1', BEFORE, [true, true]),
    edge('web-1', 'web-1', BEFORE, [true, true]),
    edge('internet', 'web-1', NOW, [false, true]),
    { caller: 'web-1', callee: 'orders', origins: ['SPAN'], first: NOW, last: NOW },
  ];

  it('are those it talks to, newest first, and those that come to it', () => {
    const { talksTo, neededBy } = peersOf('web-1', edges);
    expect(talksTo.map((peer) => [peer.name, peer.kind])).toEqual([
      ['db-1', 'host'],
      ['10.1.2.3:5432', 'address'],
      ['cache-1', 'host'],
      ['web-1', 'self'],
    ]);
    expect(neededBy.map((peer) => peer.kind)).toEqual(['internet']);
  });

  it('say a port once', () => {
    const [database, address] = peersOf('web-1', edges).talksTo;
    expect(database && portOf(database, database.ports[0]!)).toBe(':5432');
    expect(address && portOf(address, address.ports[0]!)).toBe('');
  });
});

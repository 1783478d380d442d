import type { ConnectedPort, Edge } from '../api/topology';

/** As the server names whoever comes from a public address that no watched host has. */
export const INTERNET = 'internet';

/** The other end of connections of a host. */
export type Peer = { name: string; kind: 'host' | 'self' | 'internet' | 'address'; ports: ConnectedPort[]; last: string };

function peer(host: string, name: string, isHost: boolean, { last, connections }: Edge): Peer {
  const kind = name === host ? 'self' : isHost ? 'host' : name === INTERNET ? 'internet' : 'address';
  return { name, kind, ports: connections?.ports ?? [], last };
}

/** Those seen last come first; of one minute hosts go before addresses. */
function byLast(a: Peer, b: Peer): number {
  return b.last.localeCompare(a.last) || Number(a.kind === 'address') - Number(b.kind === 'address') || a.name.localeCompare(b.name);
}

/** With whom a host is connected: whom it talks to, itself among them, and by whom it is needed. */
export function peersOf(host: string, edges: readonly Edge[]): { talksTo: Peer[]; neededBy: Peer[] } {
  const connected = edges.filter((edge) => edge.connections !== undefined);
  return {
    talksTo: connected.filter((edge) => edge.caller === host).map((edge) => peer(host, edge.callee, edge.connections?.calleeIsHost ?? false, edge)).toSorted(byLast),
    neededBy: connected.filter((edge) => edge.callee === host && edge.caller !== host).map((edge) => peer(host, edge.caller, edge.connections?.callerIsHost ?? false, edge)).toSorted(byLast),
  };
}

/** An address has its port in its name already. */
export function portOf({ kind, name }: Peer, { port }: ConnectedPort): string {
  return kind === 'address' && name.endsWith(`:${port}`) ? '' : `:${port}`;
}

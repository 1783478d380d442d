export const KINDS = ['host', 'database', 'cache', 'web-server', 'service', 'business-service'] as const;
export type Kind = (typeof KINDS)[number];

export const CRITICALITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Criticality = (typeof CRITICALITIES)[number];

export type Item = {
  id: string;
  kind: Kind;
  name: string;
  criticality?: Criticality;
  owner?: string;
  note?: string;
  /** Found by itself, from what a host or an exporter says. */
  discovered: boolean;
  lastSeen?: string;
  facts: Record<string, string>;
  retired: boolean;
  version: number;
};

/** "`from` depends on `needs` of `to`": with all of them needed, one that fails is enough. */
export type Link = { id: string; from: string; to: string[]; needs: number; note?: string; discovered: boolean };

export type Hit = { item: Item; effect: 'down' | 'degraded' };
/** `what` in the server's words; `code` and `facts` for ours, absent from before there were codes. */
export type Change = { at: string; actor: string; what: string; code?: string; facts: Record<string, string> };

export type ItemDetail = { item: Item; neighbours: { items: Item[]; links: Link[] }; impact: Hit[]; history: Change[] };
export type ItemPage = { items: Item[]; next?: string };

export type ItemChange = { name: string; criticality?: Criticality | undefined; owner?: string | undefined; note?: string | undefined };
export type NewItem = ItemChange & { kind: Kind };
export type NewLink = { from: string; to: string[]; needs?: number; note?: string };

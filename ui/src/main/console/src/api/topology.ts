/** Programs at the two ends of one port, as far as agents can tell them. */
export type ConnectedPort = { port: number; callers: string[]; callees: string[]; most: number; last: string };

/** `callerIsHost`: whether the caller is a watched host; else it is an address. */
export type Connections = { most: number; callerIsHost: boolean; calleeIsHost: boolean; ports: ConnectedPort[] };

/** Who called whom; what spans tell of the calls is not read here. */
export type Edge = { caller: string; callee: string; origins: ('SPAN' | 'CONNECTION')[]; connections?: Connections; first: string; last: string };

/** `looked`: when the host's agent told last; absent where it does not tell. */
export type CallGraph = { items: Edge[]; more: boolean; looked?: { at: string; leftOut: number } };

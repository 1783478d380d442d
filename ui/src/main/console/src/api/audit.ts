export type ActorKind = 'PERSON' | 'TOKEN' | 'AGENT' | 'PROCESS' | 'SYSTEM';

export type Act = {
  id: number;
  at: string;
  actorKind: ActorKind;
  actorId: string;
  actorName: string;
  verb: string;
  subject: string;
  facts: Record<string, string>;
  /** Its number in the sealed chain; absent until it is sealed. */
  sealedAs?: number;
};

export type Checkpoint = { number: number; at: string; hash: string; sentTo?: string };
export type ChainState = { sealed: number; unsealed: number; newestSealedAt?: string; checkpoint?: Checkpoint };
export type AuditFilter = { subject?: string | undefined; actor?: string | undefined; verb?: string | undefined; from?: string | undefined; to?: string | undefined };

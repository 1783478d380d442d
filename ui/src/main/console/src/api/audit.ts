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
};

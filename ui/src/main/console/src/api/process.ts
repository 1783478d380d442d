import type { FormSchema, TwoWords } from './task';
import type { ProcessPosition } from './workflow';

/** A process that an administrator uploaded, in one version; one of a name is on at a time. */
export type Bundle = { name: string; version: number; title: TwoWords; on: boolean; uploadedAt: string; uploadedBy: string };
export type Uploaded = { name: string; version: number };


/** A system outside that processes may call: scheme, host and port, and since when it has its secret. */
export type Receiver = { origin: string; since: string; by: string };
/** The one answer that holds the secret. */
export type ReceiverSecret = { origin: string; secret: string };

export type Running = { id: string; process: string; version: number; name: string; businessKey: string; startedAt: string; endedAt?: string; failures: number };
export type RunningPage = { items: Running[]; next?: string };
/** A step that failed; without `nextAttempt` it is tried no more by itself. */
export type Failure = { activityId: string; attempts: number; reason: string; nextAttempt?: string };
export type RunningDetail = { process: Running; position: ProcessPosition & { failures: Failure[] }; variables: string[] };

export type Startable = { name: string; title: TwoWords; form?: { name: string; schema: FormSchema; values: Record<string, unknown> } };

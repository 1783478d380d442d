import { EventStreamReader, type StreamEvent } from './sse';

/** A place in a text and what is wrong there; lines and columns count from 1. */
export type TextError = { line: number; column: number; message: string };

/** What is not allowed in a bundle of files, with file and line. */
export type BundleFinding = { file: string; line?: number; what: string };

/**
 * The only place that talks HTTP to the server. Answers are JSON; an absent value is `undefined`, never `null`.
 * Refusals arrive as RFC 9457 problems whose `detail` is a sentence a person can act on.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  /** Where in a text that was sent something is wrong: every place at once. */
  readonly errors: readonly TextError[];
  readonly findings: readonly BundleFinding[];

  constructor(status: number, code: string, detail: string, field?: string, errors: readonly TextError[] = [], findings: readonly BundleFinding[] = []) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.field = field;
    this.errors = errors;
    this.findings = findings;
  }
}

/** No answer at all: the server is away, the line is cut, or it took longer than `ANSWER_WITHIN_MS`. */
export class NoAnswer extends Error {
  constructor() {
    super('no answer');
    this.name = 'NoAnswer';
  }
}

const ANSWER_WITHIN_MS = 20_000;
/** A stream from which not even a comment came for so long is dead. */
const SILENT_AFTER_MS = 45_000;
let csrfToken: string | undefined;
let onSignedOut: () => void = () => undefined;

/** Set from each session that the server hands out; every write carries it. */
export function carryCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

/** Called when the server says 401 to something other than a sign-in. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

export type Query = Record<string, string | number | undefined>;

export function address(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
}

async function answer(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    const late = AbortSignal.timeout(ANSWER_WITHIN_MS);
    response = await fetch(path, { ...init, credentials: 'same-origin', signal: init.signal ? AbortSignal.any([init.signal, late]) : late });
  } catch {
    init.signal?.throwIfAborted();
    throw new NoAnswer();
  }
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (response.status === 401 && !(init.method === 'POST' && path === '/api/session')) onSignedOut();
  throw problem;
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const body = parse(text) as Told | string;
    // Alertmanager's own form of an error: the sentence alone.
    return typeof body === 'string' ? new Problem(response.status, String(response.status), body) : told(body, response.status);
  } catch {
    return new Problem(response.status, String(response.status), '');
  }
}

type Told = { type?: string; status?: number; detail?: string; title?: string; field?: string; error?: string; errorType?: string; message?: string; errors?: TextError[]; findings?: BundleFinding[] };

function told(body: Told, status: number): Problem {
  const code = body.type?.split(':').at(-1) ?? body.errorType ?? String(status);
  return new Problem(body.status ?? status, code, body.detail ?? body.error ?? body.message ?? body.title ?? '', body.field, body.errors, body.findings);
}

function parse(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text, (_key, value: unknown) => value ?? undefined);
}

/** `page` names where a search's answer is shown: the server ends it when the next one for that place begins. */
type Reading = { signal?: AbortSignal; page?: string };

/** Reads one thing. The caller names the shape that the contract promises. */
export async function read<T>(path: string, query?: Query, { signal, page }: Reading = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (page !== undefined) headers['Search-Page'] = page;
  const response = await answer(address(path, query), { headers, ...(signal === undefined ? {} : { signal }) });
  return parse(await response.text()) as T;
}

export async function readText(path: string, query?: Query): Promise<string> {
  return (await answer(address(path, query), {})).text();
}

export type Write = { method?: 'POST' | 'PUT' | 'DELETE'; body?: unknown; text?: string; file?: File; version?: number; once?: string };

/** Changes one thing. `body` goes as JSON, `text` and `file` as they are. `version` becomes `If-Match`, so that nobody's change is overwritten unseen; `once` becomes `Idempotency-Key`, so that what is sent again is done once. */
export async function write<T = undefined>(path: string, { method = 'POST', body, text, file, version, once }: Write = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (text !== undefined) headers['Content-Type'] = 'text/plain; charset=utf-8';
  if (file !== undefined) headers['Content-Type'] = file.type === '' ? 'application/octet-stream' : file.type;
  if (csrfToken !== undefined) headers['X-CSRF-Token'] = csrfToken;
  if (version !== undefined) headers['If-Match'] = `"${version}"`;
  if (once !== undefined) headers['Idempotency-Key'] = once;
  const response = await answer(path, { method, headers, body: file ?? text ?? (body === undefined ? undefined : JSON.stringify(body)) });
  return parse(await response.text()) as T;
}

/** Sends one thing and hears the answer as it comes: `onEvent` sees each event. Ends when the server ends it; an answer that breaks off is `NoAnswer`, one that `signal` ends is its reason. */
export async function listen(path: string, body: unknown, onEvent: (event: StreamEvent) => void, signal: AbortSignal): Promise<void> {
  const headers: Record<string, string> = { Accept: 'text/event-stream', 'Content-Type': 'application/json' };
  if (csrfToken !== undefined) headers['X-CSRF-Token'] = csrfToken;
  const silent = new AbortController();
  let silence = setTimeout(() => silent.abort(), SILENT_AFTER_MS);
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => silent.abort(), SILENT_AFTER_MS);
  };
  let response: Response;
  try {
    response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), credentials: 'same-origin', signal: AbortSignal.any([signal, silent.signal]) });
    if (response.ok && response.body !== null) {
      await events(response.body, heard, onEvent);
      return;
    }
  } catch {
    signal.throwIfAborted();
    throw new NoAnswer();
  } finally {
    clearTimeout(silence);
  }
  const problem = await problemOf(response);
  if (response.status === 401) onSignedOut();
  throw problem;
}

async function events(body: ReadableStream<Uint8Array>, heard: () => void, onEvent: (event: StreamEvent) => void): Promise<void> {
  const stream = new EventStreamReader();
  const words = new TextDecoder();
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    heard();
    stream.feed(words.decode(next.value, { stream: true })).forEach(onEvent);
  }
}

/** A refusal that came within a stream, as the problem that it is. */
export function problemIn(data: string): Problem {
  return told(JSON.parse(data) as Told, 500);
}

/** Reads a file piece by piece, however long it takes; `onPiece` sees each piece. An answer that breaks off is `NoAnswer`; one that `signal` ends is its reason. */
export async function download(path: string, query: Query, onPiece: (piece: Uint8Array) => void, signal: AbortSignal): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let response: Response;
  try {
    response = await fetch(address(path, query), { credentials: 'same-origin', signal });
    if (response.ok && response.body !== null) {
      const reader = response.body.getReader();
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        pieces.push(next.value);
        onPiece(next.value);
      }
      return new Blob(pieces, { type: response.headers.get('Content-Type') ?? '' });
    }
  } catch {
    signal.throwIfAborted();
    throw new NoAnswer();
  }
  const problem = await problemOf(response);
  if (response.status === 401) onSignedOut();
  throw problem;
}

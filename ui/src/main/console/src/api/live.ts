import { EventStreamReader, type StreamEvent } from './sse';

/**
 * The line on which the server tells what changed. `EventSource` hides comment lines, so it can't tell a quiet server
 * from a dead line; this reads the stream itself and calls it lost when not even the 15 s comment came.
 */
export type LiveState =
  | { kind: 'connecting' }
  | { kind: 'live' }
  | { kind: 'lost'; since: number; nextTryAt: number };

type LiveOptions = {
  path?: string;
  onEvent: (event: StreamEvent) => void;
  /** Called when the line is up again after a break: what was missed must be read anew. */
  onBack: () => void;
  /** Called when the line is up for the first time: this person is reachable by the console from now on. */
  onUp?: () => void;
};

const SILENT_AFTER_MS = 40_000;
const WAITS_MS = [500, 2_000, 5_000, 10_000];

export class LiveLine {
  private state: LiveState = { kind: 'connecting' };
  private readonly listeners = new Set<() => void>();
  private readonly options: LiveOptions;
  private stop: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private lastId: string | undefined;
  private wasLive = false;

  constructor(options: LiveOptions) {
    this.options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): LiveState => this.state;

  open(): void {
    this.close();
    const stop = new AbortController();
    this.stop = stop;
    void this.run(stop);
  }

  close(): void {
    clearTimeout(this.timer);
    this.stop?.abort();
    this.stop = undefined;
  }

  private async run(stop: AbortController): Promise<void> {
    let silence: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => stop.abort(), SILENT_AFTER_MS);
    };
    try {
      heard();
      const headers: Record<string, string> = { Accept: 'text/event-stream' };
      if (this.lastId !== undefined) headers['Last-Event-ID'] = this.lastId;
      const response = await fetch(this.options.path ?? '/api/live', { headers, signal: stop.signal });
      if (!response.ok || response.body === null) throw new Error(String(response.status));
      this.up();
      await this.listen(response.body, heard);
    } catch {
      // Every failure means the same: the line is down. What matters is said by `lost`.
    } finally {
      clearTimeout(silence);
    }
    if (this.stop === stop) this.lost();
  }

  private async listen(body: ReadableStream<Uint8Array>, heard: () => void): Promise<void> {
    const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
    const events = new EventStreamReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      heard();
      for (const event of events.feed(value)) {
        this.lastId = event.id ?? this.lastId;
        this.options.onEvent(event);
      }
    }
  }

  private up(): void {
    const back = this.wasLive || this.failures > 0;
    this.failures = 0;
    this.wasLive = true;
    this.move({ kind: 'live' });
    if (back) this.options.onBack();
    else this.options.onUp?.();
  }

  private lost(): void {
    const wait = WAITS_MS[Math.min(this.failures, WAITS_MS.length - 1)] ?? 10_000;
    this.failures += 1;
    const since = this.state.kind === 'lost' ? this.state.since : Date.now();
    this.move({ kind: 'lost', since, nextTryAt: Date.now() + wait });
    this.timer = setTimeout(() => this.open(), wait);
  }

  private move(state: LiveState): void {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}

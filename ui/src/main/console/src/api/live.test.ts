import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveLine } from './live';
import type { StreamEvent } from './sse';

/** A server whose stream the test writes to, and which it can cut. */
class Wire {
  readonly asked: RequestInit[] = [];
  private pen: ReadableStreamDefaultController<Uint8Array> | undefined;
  up = true;

  readonly fetch = (_path: string, init: RequestInit): Promise<Response> => {
    this.asked.push(init);
    if (!this.up) return Promise.reject(new TypeError('Failed to fetch'));
    const body = new ReadableStream<Uint8Array>({ start: (pen) => void (this.pen = pen) });
    init.signal?.addEventListener('abort', () => this.pen?.error(new DOMException('', 'AbortError')));
    return Promise.resolve(new Response(body));
  };

  write(text: string): void {
    this.pen?.enqueue(new TextEncoder().encode(text));
  }

  cut(): void {
    this.pen?.close();
  }
}

describe('the live line', () => {
  let wire: Wire;
  let events: StreamEvent[];
  let backs: number;
  let line: LiveLine;

  beforeEach(() => {
    vi.useFakeTimers();
    wire = new Wire();
    vi.stubGlobal('fetch', wire.fetch);
    events = [];
    backs = 0;
    line = new LiveLine({ onEvent: (event) => events.push(event), onBack: () => void (backs += 1) });
    line.open();
  });

  afterEach(() => {
    line.close();
    vi.useRealTimers();
  });

  const settle = () => vi.advanceTimersByTimeAsync(1);

  it('is live once the server answers, and hands events on', async () => {
    await settle();
    wire.write('id: 4\nevent: host\ndata: {}\n\n');
    await settle();
    expect(line.snapshot()).toEqual({ kind: 'live' });
    expect(events).toEqual([{ id: '4', event: 'host', data: '{}' }]);
  });

  it('says since when it is lost, and comes back by itself with the id it saw last', async () => {
    await settle();
    wire.write('id: 4\nevent: host\ndata: {}\n\n');
    await settle();
    wire.up = false;
    wire.cut();
    await settle();
    const lost = line.snapshot();
    await vi.advanceTimersByTimeAsync(4_000);
    const stillLost = line.snapshot();
    wire.up = true;
    await vi.advanceTimersByTimeAsync(10_000);

    expect(lost).toMatchObject({ kind: 'lost' });
    expect(stillLost).toMatchObject({ kind: 'lost', since: lost.kind === 'lost' ? lost.since : 0 });
    expect(line.snapshot()).toEqual({ kind: 'live' });
    expect(backs).toBe(1);
    expect(wire.asked.at(-1)?.headers).toMatchObject({ 'Last-Event-ID': '4' });
  });

  it('calls a line dead on which not even the comment comes', async () => {
    await settle();
    wire.up = false;
    await vi.advanceTimersByTimeAsync(41_000);
    expect(line.snapshot()).toMatchObject({ kind: 'lost' });
  });

  it('stays live on comments alone', async () => {
    await settle();
    for (let quarter = 0; quarter < 8; quarter += 1) {
      wire.write(': quiet\n\n');
      await vi.advanceTimersByTimeAsync(15_000);
    }
    expect(line.snapshot()).toEqual({ kind: 'live' });
  });

  it('does not call the first connection a return', async () => {
    await settle();
    expect(backs).toBe(0);
  });
});

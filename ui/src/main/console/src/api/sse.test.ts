import { describe, expect, it } from 'vitest';
import { EventStreamReader } from './sse';

function read(...chunks: string[]) {
  const reader = new EventStreamReader();
  return chunks.flatMap((chunk) => reader.feed(chunk));
}

describe('a stream of events', () => {
  it('gives an event at its blank line', () => expect(read('id: 7\nevent: incident\ndata: {"key":"INC-1"}\n\n')).toEqual([{ id: '7', event: 'incident', data: '{"key":"INC-1"}' }]));
  it('does not mind where it is cut', () => expect(read('ev', 'ent: host\nda', 'ta: {}\n', '\n')).toEqual([{ id: undefined, event: 'host', data: '{}' }]));
  it('skips comments', () => expect(read(': quiet\n\n: quiet\n\n')).toEqual([]));
  it('joins lines of data', () => expect(read('data: a\ndata: b\n\n')).toEqual([{ id: undefined, event: 'message', data: 'a\nb' }]));
  it('keeps the last id for events without one', () => expect(read('id: 1\ndata: a\n\ndata: b\n\n').map((event) => event.id)).toEqual(['1', '1']));
  it('reads CRLF, also when it is cut in the middle', () => expect(read('data: a\r', '\n\r\n')).toEqual([{ id: undefined, event: 'message', data: 'a' }]));
  it('reads what Spring writes: no blank after the colon', () => expect(read('id:3\nevent:alert\ndata:{"state":"FIRING"}\n\n')).toEqual([{ id: '3', event: 'alert', data: '{"state":"FIRING"}' }]));
});

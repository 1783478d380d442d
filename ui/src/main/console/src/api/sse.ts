/** One event of a `text/event-stream` (WHATWG HTML §9.2). */
export type StreamEvent = { id: string | undefined; event: string; data: string };

/** Puts the lines of a stream together again, however the network cut them. One instance a connection. */
export class EventStreamReader {
  private rest = '';
  private event = '';
  private data: string[] = [];
  private id: string | undefined;

  feed(chunk: string): StreamEvent[] {
    const lines = (this.rest + chunk).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.line(line));
  }

  private line(line: string): StreamEvent[] {
    if (line === '') return this.dispatch();
    if (line.startsWith(':')) return [];
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.event = value;
    if (field === 'data') this.data.push(value);
    if (field === 'id') this.id = value;
    return [];
  }

  private dispatch(): StreamEvent[] {
    const { event, data, id } = this;
    this.event = '';
    this.data = [];
    return data.length === 0 ? [] : [{ id, event: event === '' ? 'message' : event, data: data.join('\n') }];
  }
}

export type ExportForm = 'NDJSON' | 'CSV';

/** The server gives no more in one file. */
export const EXPORTED_AT_MOST = 100_000;

const LINE_FEED = 10;

/** Ends of lines in a piece of a file; a line with a stack trace has more than one in CSV. */
export function linesIn(piece: Uint8Array): number {
  let lines = 0;
  for (const byte of piece) if (byte === LINE_FEED) lines += 1;
  return lines;
}

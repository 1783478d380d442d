import type { DifferenceRow } from '../api/knowledge';

/** Neighbouring rows that differ: one decision when two texts are merged. `first` is its place among the rows. */
export type Hunk = { first: number; rows: readonly DifferenceRow[] };

export function hunks(rows: readonly DifferenceRow[]): Hunk[] {
  return rows.reduce<Hunk[]>((out, row, place) => {
    if (row.kind === 'SAME' || row.kind === 'SKIPPED') return out;
    const last = out.at(-1);
    if (last !== undefined && last.first + last.rows.length === place) out[out.length - 1] = { ...last, rows: [...last.rows, row] };
    else out.push({ first: place, rows: [row] });
    return out;
  }, []);
}

/** One's own text with one stretch of it as the other has it. `before` is the other's, `after` one's own. */
export function withTheirs(body: string, rows: readonly DifferenceRow[], hunk: Hunk): string {
  const lines = body.split('\n');
  const own = hunk.rows.flatMap((row) => (row.afterLine === undefined ? [] : [row.afterLine]));
  const theirs = hunk.rows.flatMap((row) => (row.before === undefined ? [] : [row.before]));
  // Where nothing of one's own stands, theirs goes after the line before it.
  const above = rows.slice(0, hunk.first).findLast((row) => row.afterLine !== undefined)?.afterLine ?? 0;
  const from = own[0] === undefined ? above : own[0] - 1;
  lines.splice(from, own.length, ...theirs);
  return lines.join('\n');
}

import type { Difference, DifferencePart, DifferenceRow } from '../src/api/knowledge';

const CONTEXT = 3;

/** How one text became another, line by line, as the server tells it: by the longest lines in common. Small texts only. */
export function differenceOf(before: string, after: string): Difference {
  const rows = folded(paired(raw(before.split('\n'), after.split('\n'))));
  const count = (kinds: string[]) => rows.filter((row) => kinds.includes(row.kind)).length;
  return { added: count(['ADDED', 'CHANGED']), removed: count(['REMOVED', 'CHANGED']), rows };
}

function raw(a: string[], b: string[]): DifferenceRow[] {
  const common = new Map<string, number>();
  const same = (i: number, j: number) => common.get(`${i} ${j}`) ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) for (let j = b.length - 1; j >= 0; j -= 1) common.set(`${i} ${j}`, a[i] === b[j] ? same(i + 1, j + 1) + 1 : Math.max(same(i + 1, j), same(i, j + 1)));
  const rows: DifferenceRow[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [before = '', after = ''] = [a[i], b[j]];
    if (i < a.length && j < b.length && before === after) rows.push({ kind: 'SAME', before, after, beforeLine: ++i, afterLine: ++j, parts: [] });
    else if (i < a.length && (j >= b.length || same(i + 1, j) >= same(i, j + 1))) rows.push({ kind: 'REMOVED', before, beforeLine: ++i, parts: [] });
    else rows.push({ kind: 'ADDED', after, afterLine: ++j, parts: [] });
  }
  return rows;
}

/** A line that went and one that came in its place are one changed line. */
function paired(rows: DifferenceRow[]): DifferenceRow[] {
  return rows.reduce<DifferenceRow[]>((out, row) => {
    const last = out.at(-1);
    if (row.kind === 'ADDED' && last?.kind === 'REMOVED') out[out.length - 1] = { ...last, ...row, kind: 'CHANGED', parts: partsOf(last.before ?? '', row.after ?? '') };
    else out.push(row);
    return out;
  }, []);
}

function partsOf(before: string, after: string): DifferencePart[] {
  let head = 0;
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const parts: DifferencePart[] = [
    { kind: 'SAME', text: before.slice(0, head) },
    { kind: 'REMOVED', text: before.slice(head, before.length - tail) },
    { kind: 'ADDED', text: after.slice(head, after.length - tail) },
    { kind: 'SAME', text: before.slice(before.length - tail) },
  ];
  return head + tail === 0 ? [] : parts.filter((part) => part.text !== '');
}

function folded(rows: DifferenceRow[]): DifferenceRow[] {
  const near = (place: number) => rows.slice(Math.max(0, place - CONTEXT), place + CONTEXT + 1).some((row) => row.kind !== 'SAME');
  return rows.reduce<DifferenceRow[]>((out, row, place) => {
    if (near(place)) out.push(row);
    else if (out.at(-1)?.kind === 'SKIPPED') out[out.length - 1] = { kind: 'SKIPPED', count: (out.at(-1)?.count ?? 0) + 1, parts: [] };
    else out.push({ kind: 'SKIPPED', count: 1, parts: [] });
    return out;
  }, []);
}

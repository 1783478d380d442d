import type { LogLine } from '../api/logs';
import { momentOf } from './terms';

/** Both together, each line once, newest first. */
export function merged(some: readonly LogLine[], others: readonly LogLine[]): LogLine[] {
  const known = new Set(some.map((line) => line.id));
  return [...some, ...others.filter((line) => !known.has(line.id))].toSorted(newestFirst);
}

function newestFirst(one: LogLine, other: LogLine): number {
  const [here, there] = [momentOf(one.place), momentOf(other.place)];
  if (here !== there) return there - here;
  const [first, second] = [BigInt(one.id), BigInt(other.id)];
  return first === second ? 0 : first < second ? 1 : -1;
}

import type { CheckTold, DrillCheck, DrillTerms, DrillTermsTold, Expected } from '../api/recovery';

/** What the room takes where a policy says nothing. */
const MOST_GIB = 50;

function expectedOf(told: unknown): Expected {
  if (typeof told !== 'object' || told === null) return 'true';
  if ('exactly' in told) return { exactly: String(told.exactly) };
  return 'atLeast' in told ? { atLeast: Number(told.atLeast) } : 'true';
}

function checkOf({ name = '', kind, sql = '', expected, table = '', column = '', timeColumn = '' }: CheckTold): DrillCheck {
  return kind === 'moment' ? { kind, name, table, column, timeColumn } : { kind: 'question', name, sql, expected: expectedOf(expected) };
}

/** Terms with nothing left open. */
export function termsTold({ mostGiB = MOST_GIB, checks = [], days = [], time }: DrillTermsTold): DrillTerms {
  return { mostGiB, checks: checks.map(checkOf), days, ...(time === undefined ? {} : { time }) };
}

import type { CoverageLine, Drill, Gap, KeptCopy, RecoveryPolicy, RecoveryRun, SpaceLeft } from '../src/api/recovery';
import { drillsOf } from './drills.ts';

/** What the stand-in protects: policies with their copies and jobs, critical items that nobody protects, drills. */
export type RecoveryOfWorld = { policies: RecoveryPolicy[]; copies: Record<string, KeptCopy[]>; runs: Record<string, RecoveryRun[]>; space: Record<string, SpaceLeft>; bare: { id: string; name: string }[]; drills: Drill[] };

const HOUR = 3_600_000;
const GIB = 2 ** 30;
export const SETTLEMENT = '0199b0a0-0000-7000-8000-0000000000d1';
const FILES = '0199b0a0-0000-7000-8000-0000000000d2';
const REGISTER = '0199b0a0-0000-7000-8000-0000000000d3';
const ARCHIVE = '0199b0a0-0000-7000-8000-0000000000d4';

const CHECKS: RecoveryPolicy['drill']['checks'] = [
  { kind: 'question', name: 'Sum of ledger is zero', sql: 'SELECT sum(amount) = 0 FROM ledger', expected: 'true' },
  { kind: 'question', name: 'Invoices of yesterday', sql: "SELECT count(*) FROM invoice WHERE day = current_date - 1", expected: { atLeast: 1000 } },
  { kind: 'moment', name: 'Last row of the ledger', table: 'ledger', column: 'id', timeColumn: 'booked_at' },
];

export function recoveryOf(now: number, kind: 'trouble' | 'calm' | 'first'): RecoveryOfWorld {
  const at = (hours: number) => new Date(now + hours * HOUR).toISOString();
  if (kind === 'first') return { policies: [], copies: {}, runs: {}, space: {}, bare: [], drills: [] };
  const common = { keepUnit: 'copies', keepAmount: 14, days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'], times: ['02:00'], fullDays: [], zone: 'Asia/Shanghai', drillDays: 90, responsible: 'recovery-manager', drill: { mostGiB: 50, checks: [], days: [] }, version: 3 } satisfies Partial<RecoveryPolicy>;
  const settlement: RecoveryPolicy = { ...common, id: SETTLEMENT, name: 'settlement', item: 'i-pg-core-02', itemName: 'settlement database', adapter: 'pgbackrest', host: 'pg-core-02', rpoMinutes: 1500, rtoMinutes: 30, times: ['02:00', '14:00'], fullDays: ['sunday'], drill: { mostGiB: 200, checks: CHECKS, days: ['saturday'], time: '10:00' }, nextAt: at(11), nextDrillAt: at(24 * 5), drilledAt: at(-24 * 91) };
  const files: RecoveryPolicy = { ...common, id: FILES, name: 'portal-files', item: 'i-web', itemName: 'portal', adapter: 'restic', host: 'web-07', rpoMinutes: 1500, rtoMinutes: 120, keepUnit: 'days', keepAmount: 30, drill: { mostGiB: 40, checks: [], days: ['sunday'], time: '04:00' }, nextAt: at(11), drilledAt: at(-24 * 20) };
  const register: RecoveryPolicy = { ...common, id: REGISTER, name: 'register', item: 'i-idq', itemName: 'id-query', adapter: 'pgbackrest', host: 'idq-01', rpoMinutes: 1500, rtoMinutes: 60, nextAt: at(11), responsible: 'desk-lead' };
  const archive: RecoveryPolicy = { ...common, id: ARCHIVE, name: 'archive', item: 'i-red', itemName: 'archive', adapter: 'restic', host: 'stor-backup-02', rpoMinutes: 2880, rtoMinutes: 480, nextAt: at(30), drilledAt: at(-24 * 30) };
  const policies = kind === 'calm' ? [files] : [settlement, files, register, archive];
  return {
    policies,
    copies: { [SETTLEMENT]: copies(now, 'full', 142 * GIB, 12, 14), [FILES]: copies(now, 'snapshot', 11.4 * GIB, 24, 30), [REGISTER]: copies(now, 'full', 31 * GIB, 24, 3, true), [ARCHIVE]: copies(now - 60 * HOUR, 'snapshot', 900 * GIB, 24, 20) },
    runs: {
      [SETTLEMENT]: [run('1', { act: 'verify', state: 'sent', dueAt: at(-0.1), sentAt: at(-0.1), part: 0.62, bytesDone: 88 * GIB }), ...runs(at(-2), 12)],
      [FILES]: runs(at(-8), 8),
      [REGISTER]: [run('2', { outcome: 'failed', code: 'wrong-secret', sentence: 'The key in /etc/pgbackrest/register.conf does not open the repository.', dueAt: at(-9), sentAt: at(-9), endedAt: at(-8.99), state: 'ended', part: 0 }), ...runs(at(-33), 2)],
      [ARCHIVE]: [run('3', { outcome: 'not-fetched', code: 'not-fetched', sentence: 'The agent on stor-backup-02 did not ask for it within an hour.', dueAt: at(-8), endedAt: at(-7), state: 'ended', part: 0 }), ...runs(at(-56), 3)],
    },
    space: {
      [SETTLEMENT]: { at: at(-2), freeBytes: 410 * GIB, totalBytes: 2048 * GIB, fullAt: at(24 * 9), earliest: at(24 * 7), latest: at(24 * 13) },
      [FILES]: { at: at(-2), freeBytes: 310 * GIB, totalBytes: 500 * GIB, why: 'By its course it is not full within 90 days.' },
    },
    bare: kind === 'calm' ? [] : [{ id: 'i-reg', name: 'Resident registration' }],
    drills: drillsOf(now, settlement, files).filter((drill) => kind !== 'calm' || drill.policy.id === FILES),
  };
}

function copies(now: number, kind: string, size: number, everyHours: number, count: number, unsound = false): KeptCopy[] {
  return Array.from({ length: count }, (_, index) => {
    const at = now - (2 + index * everyHours) * HOUR;
    const full = kind === 'snapshot' || index % 14 === 13;
    const grown = size * (1 - index * 0.004);
    const rate = 0.011 + ((index * 7) % 5) / 1000;
    return { id: kind === 'snapshot' ? (0x9f3ac21e + index * 7_919).toString(16).slice(0, 8) : `${new Date(at).toISOString().slice(0, 10).replaceAll('-', '')}-${new Date(at).toISOString().slice(11, 13)}0004${full ? 'F' : 'D'}`, kind: kind === 'snapshot' ? kind : full ? 'full' : 'diff', at: new Date(at).toISOString(), sizeBytes: Math.round(grown), addedBytes: Math.round(grown * rate), changeRate: rate, ...(unsound ? {} : { checkedAt: new Date(at + HOUR / 2).toISOString(), checkedBy: kind === 'snapshot' ? 'restic check' : 'pgbackrest verify' }), sound: !unsound };
  });
}

function run(id: string, over: Partial<RecoveryRun>): RecoveryRun {
  return { id: `0199b0a0-0000-7000-8000-0000000e000${id}`, act: 'backup', state: 'ended', dueAt: '', part: 1, bytesDone: 0, ...over };
}

function runs(newest: string, count: number): RecoveryRun[] {
  const begun = Date.parse(newest);
  const acts = ['forget', 'verify', 'backup'] as const;
  return Array.from({ length: count }, (_, index) => {
    const at = begun - Math.floor(index / 3) * 12 * HOUR - (index % 3) * 600_000;
    return run(`${index}${begun % 97}`, { act: acts[index % 3] ?? 'backup', outcome: 'done', dueAt: new Date(at).toISOString(), sentAt: new Date(at + 20_000).toISOString(), endedAt: new Date(at + 400_000).toISOString(), bytesDone: index % 3 === 2 ? 1.6 * GIB : 0 });
  });
}

/** What the board says of each policy, as the server works it out. */
export function board({ policies, copies: kept, runs: jobs, bare }: RecoveryOfWorld, now: number): CoverageLine[] {
  const lines = policies.filter((one) => one.retiredAt === undefined).map((policy): CoverageLine => {
    const lastGood = kept[policy.id]?.find((copy) => copy.sound)?.at;
    const gaps: Gap[] = [];
    if (lastGood === undefined) gaps.push('no-good-copy');
    else if (now - Date.parse(lastGood) > policy.rpoMinutes * 60_000) gaps.push('late');
    if (policy.drilledAt === undefined || now - Date.parse(policy.drilledAt) > policy.drillDays * 24 * HOUR) gaps.push('no-drill');
    const lastRun = jobs[policy.id]?.[0];
    return { item: policy.item, itemName: policy.itemName, policy, ...(lastGood === undefined ? {} : { lastGood }), ...(lastRun === undefined ? {} : { lastRun }), gaps };
  });
  const order: Gap[] = ['no-policy', 'item-gone', 'no-good-copy', 'late', 'drill-failed', 'no-drill'];
  const worst = (line: CoverageLine) => (line.gaps[0] === undefined ? 9 : order.indexOf(line.gaps[0]));
  return [...bare.map((item): CoverageLine => ({ item: item.id, itemName: item.name, gaps: ['no-policy'] })), ...lines].toSorted((a, b) => worst(a) - worst(b));
}

import type { Drill, DrillCheckState, DrillStep, RecoveryPolicy, StepName } from '../src/api/recovery';

/** Drills of the stand-in: one that runs and will end red, one that waits for a vote, one to be reviewed, one passed, one stopped. */
export function drillsOf(now: number, settlement: RecoveryPolicy, files: RecoveryPolicy): Drill[] {
  const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();
  const day = 86_400;
  return [
    waiting(files, ago),
    running(settlement, ago),
    ended({ number: 'DR-31', policy: files, at: 20 * day, rto: 604, rpo: 7 * 3600, ago }),
    stopped(files, ago),
    ended({ number: 'DR-29', policy: settlement, at: 91 * day, rto: 1146, rpo: 212, ago }),
    reviewed(settlement, ago),
  ];
}

type Ago = (seconds: number) => string;
const AUTO = { name: 'Evenkeel' };

function about(policy: RecoveryPolicy): Pick<Drill, 'policy' | 'promise'> {
  const { id, name, item, itemName, adapter, host, responsible, rpoMinutes, rtoMinutes } = policy;
  return { policy: { id, name, item, itemName, adapter, host, responsible }, promise: { rpoMinutes, rtoMinutes } };
}

const USUAL: Partial<Record<StepName, number>> = { notify: 5, prepare: 38, restore: 530, replay: 341, start: 30, prove: 240, 'clean-up': 50 };

function step(name: StepName, state: DrillStep['state'], tookSeconds?: number, seen?: string, beganAt?: string): DrillStep {
  const usual = USUAL[name];
  return { step: name, state, ...(beganAt === undefined ? {} : { beganAt }), ...(tookSeconds === undefined ? {} : { tookSeconds }), ...(usual === undefined ? {} : { usualSeconds: usual }), ...(seen === undefined ? {} : { seen }) };
}

function right(name: string, tookSeconds: number, seen: string): DrillCheckState {
  return { name, state: 'right', tookSeconds, seen };
}

const MISSING = '3 rows of settlement_item are missing: 8,412,066 in the manifest, 8,412,063 restored. Keys 8400117 to 8400119.';

function running(policy: RecoveryPolicy, ago: Ago): Drill {
  return {
    number: 'DR-32',
    ...about(policy),
    state: 'running',
    reason: 'quarterly',
    until: ago(1800).replace(/\.\d+Z$/, 'Z'),
    askedBy: AUTO,
    askedAt: ago(1500),
    approval: 'a-drill-done',
    beganAt: ago(1122),
    measured: { rpoSeconds: 250, incomplete: ['The time to prove is not complete: the drill still runs.'] },
    last: { number: 'DR-29', rtoSeconds: 1146 },
    steps: [
      step('notify', 'done', 4, '7 people, on-call told it is a drill', ago(1500)),
      step('approve', 'done', 370, 'Wang Fang; Li Na asked and may not', ago(1494)),
      step('prepare', 'done', 41, 'port 15432, no way out, 200 GiB bound', ago(1122)),
      step('restore', 'done', 552, '142 GiB of copy Tue 02:00, 264 MB/s', ago(1081)),
      step('replay', 'done', 333, '61 segments, 1 read again', ago(529)),
      step('start', 'done', 38, 'PostgreSQL 15.8, consistent', ago(196)),
      step('prove', 'now', undefined, '8 of 11 checks', ago(158)),
      step('clean-up', 'to-come'),
      step('review', 'to-come'),
    ],
    checks: [
      right('pgbackrest verify', 41, '2,418 files, 0 broken'),
      right('Page checksums', 52, '18,612,224 pages'),
      right('Last row before the moment is there', 0.2, 'ledger 14:04:59.871'),
      right('First row after it is not', 0.1, 'next was 14:05:00.112'),
      right('Manifest: 214 of 215 tables equal', 31, 'rows and checksum'),
      { name: 'Manifest: settlement_item', state: 'failed', tookSeconds: 9, seen: '8,412,066 expected, 8,412,063 found: 3 missing', code: 'proof-rows-differ' },
      right('Sum of ledger is zero', 1.1, '0.00'),
      right('Sequences are past their tables', 0.4, '215 of 215'),
      { name: 'Open invoices match the archive', state: 'now' },
      { name: 'Portal reads', state: 'to-come' },
      { name: 'Report of yesterday', state: 'to-come' },
    ],
    findings: [
      { index: 0, code: 'proof-rows-differ', sentence: MISSING, at: ago(40) },
      { index: 1, code: 'repository-damaged', sentence: 'Segment 000000010000A31000000F2 failed its checksum once and was read again from the second repository in 4 s.', owner: { id: '0199b0a0-0000-7000-8000-000000000002', name: 'Ana Souza' }, at: ago(300) },
    ],
    output: [
      { at: ago(80), line: 'check manifest.settlement_item  count expected=8412066 found=8412063' },
      { at: ago(80), line: 'check failed: 3 missing, keys 8400117 8400118 8400119' },
      { at: ago(71), line: 'check ledger.sum  value=0.00 ok' },
      { at: ago(70), line: 'check sequences  215 of 215 ok' },
      { at: ago(18), line: 'check invoices.archive  started, limit 60 s, 1 GiB' },
    ],
    copy: { id: '20260922-020004F', kind: 'full', at: ago(12.5 * 3600), sizeBytes: 142 * 2 ** 30 },
    sandbox: { folder: '/srv/drills/dr-32', networkCut: true },
    notes: [{ at: ago(600), by: 'Ana Souza', text: 'The array is busy with the scrub; the restore may be slower than usual.' }],
  };
}

function waiting(policy: RecoveryPolicy, ago: Ago): Drill {
  const names: StepName[] = ['prepare', 'restore', 'prove', 'clean-up', 'review'];
  return {
    number: 'DR-33',
    ...about(policy),
    state: 'approving',
    reason: 'New storage behind the repository',
    askedBy: { id: '0199b0a0-0000-7000-8000-000000000002', name: 'Ana Souza' },
    askedAt: ago(1400),
    approval: 'a-drill',
    measured: { incomplete: [] },
    last: { number: 'DR-31', rtoSeconds: 604 },
    steps: [step('notify', 'done', 3, '2 people told', ago(1400)), { step: 'approve', state: 'now', beganAt: ago(1397) }, ...names.map((name) => step(name, 'to-come'))],
    checks: [{ name: 'restic check', state: 'to-come' }, { name: 'Manifest', state: 'to-come' }],
    findings: [],
    output: [],
    notes: [],
  };
}

type Ended = { number: string; policy: RecoveryPolicy; at: number; rto: number; rpo: number; ago: Ago };

function ended({ number, policy, at, rto, rpo, ago }: Ended): Drill {
  const database = policy.adapter === 'pgbackrest';
  return {
    number,
    ...about(policy),
    state: 'closed',
    result: 'passed',
    askedBy: AUTO,
    askedAt: ago(at + 900),
    approval: 'a-drill-done',
    beganAt: ago(at),
    endedAt: ago(at - rto - 50),
    measured: { rpoSeconds: rpo, rtoSeconds: rto, incomplete: [] },
    steps: [
      step('notify', 'done', 5, '7 people', ago(at + 900)),
      step('approve', 'done', 700, 'Wang Fang', ago(at + 890)),
      step('prepare', 'done', 38, database ? 'port 15432, no way out, 200 GiB bound' : 'no way out, 40 GiB bound', ago(at)),
      step('restore', 'done', Math.round(rto * 0.5), database ? '139 GiB, 262 MB/s' : '11 GiB, 41,202 files', ago(at - 38)),
      ...(database ? [step('replay', 'done', 330, '58 segments', ago(at - 600)), step('start', 'done', 30, 'PostgreSQL 15.8, consistent', ago(at - 940))] : []),
      step('prove', 'done', database ? 175 : 264, database ? '11 of 11 checks' : '2 of 2 checks', ago(at - rto + 175)),
      step('clean-up', 'done', 50, 'nothing left below /srv/drills', ago(at - rto)),
      step('review', 'done', 86_400, 'Li Na'),
    ],
    checks: database ? [right('pgbackrest verify', 40, '2,402 files, 0 broken'), right('Manifest: 215 tables equal', 33, 'rows and checksum'), right('Sum of ledger is zero', 1, '0.00')] : [right('restic check', 61, '0 errors'), right('Manifest: 41,202 files equal', 190, 'size and SHA-256')],
    findings: [],
    output: [{ at: ago(at - rto), line: 'clean-up  folder removed' }],
    copy: { id: database ? '20260622-020003F' : '9f3ac21e', kind: database ? 'full' : 'snapshot', at: ago(at + rpo), sizeBytes: (database ? 139 : 11) * 2 ** 30 },
    sandbox: { folder: `/srv/drills/${number.toLowerCase()}`, networkCut: true },
    report: { sha256: '9f3a6c1d80b7e2554ab1c09d3e77f61028d94b3a5ce8f1720b6d49e3a8c5c21e', auditPosition: 88_417 },
    notes: [{ at: ago(at - 86_400), by: 'Li Na', text: 'As promised, and faster than in spring.' }],
  };
}

/** One that ended red and waits for its review. */
function reviewed(policy: RecoveryPolicy, ago: Ago): Drill {
  const passed = ended({ number: 'DR-28', policy, at: 120 * 86_400, rto: 2052, rpo: 300, ago });
  return {
    ...passed,
    state: 'review',
    result: 'failed',
    reason: 'After the move to the new hall',
    askedBy: { id: '0199b0a0-0000-7000-8000-000000000002', name: 'Ana Souza' },
    measured: { rpoSeconds: 300, rtoSeconds: 2052, incomplete: ['The network of the sandbox could not be cut on this host; RTO may be shorter than without.'] },
    sandbox: { folder: '/srv/drills/dr-28', networkCut: false },
    steps: passed.steps.map((one) => (one.step === 'prove' ? { ...one, state: 'failed', seen: '1 of 3 checks failed' } : one.step === 'review' ? { step: 'review', state: 'now', beganAt: ago(3600) } : one)),
    checks: [right('pgbackrest verify', 40, '2,402 files, 0 broken'), { name: 'Manifest: ledger', state: 'failed', tookSeconds: 12, seen: 'checksum differs', code: 'proof-checksum-differs' }, { name: 'Sum of ledger is zero', state: 'left-out', seen: 'after a failed manifest' }],
    findings: [{ index: 0, code: 'proof-checksum-differs', sentence: 'The rows of ledger do not have the checksum of the manifest.', at: ago(120 * 86_400 - 1800) }],
    problem: 'PRB-7',
    notes: [],
  };
}

function stopped(policy: RecoveryPolicy, ago: Ago): Drill {
  const whole = ended({ number: 'DR-30', policy, at: 45 * 86_400, rto: 300, rpo: 8 * 3600, ago });
  return {
    ...whole,
    result: 'stopped',
    measured: { rpoSeconds: 8 * 3600, incomplete: ['RTO was not measured: the drill was stopped while it restored.'] },
    steps: whole.steps.map((one) => (one.step === 'restore' ? { ...one, state: 'failed', seen: 'stopped by Li Na: the array is needed' } : one.step === 'prove' ? { step: 'prove', state: 'left-out' } : one)),
    checks: [{ name: 'restic check', state: 'left-out' }, { name: 'Manifest', state: 'left-out' }],
    notes: [{ at: ago(45 * 86_400), by: 'Li Na', text: 'The array is needed.' }],
  };
}

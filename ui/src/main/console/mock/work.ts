import type { ChangeAct, ChangeDetail, ChangeTemplate, Freeze } from '../src/api/change';
import type { ProblemAct, ProblemDetail } from '../src/api/problem';

/** Problems and changes of the stand-in: one of each interesting state. */
export type Work = { problems: ProblemDetail[]; changes: ChangeDetail[]; freezes: Freeze[]; templates: ChangeTemplate[] };

export function workOf(now: number): Work {
  const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
  const item = { id: '0199b0a0-0000-7000-8000-0000000000d1', name: 'pg-core-02', kind: 'host' };
  return {
    problems: [
      {
        problem: { key: 'PRB-7', title: 'Disk of pg-core-02 fills on Mondays', state: 'open', knownError: true, signs: [{ kind: 'item', id: item.id, name: item.name }, { kind: 'alert', id: 'e1', name: 'HostDiskNearlyFull' }], incidents: 3, proposedAt: at(-200), workaround: { text: 'Remove /var/tmp/export by hand.', byName: 'Ana Souza', at: at(-90) } },
        acceptedAt: at(-190),
        acceptedBy: 'Ana Souza',
        cause: { text: 'The weekly export leaves its file behind.', evidence: ['INC-1030', 'CHG-71'], byName: 'Ana Souza', at: at(-100) },
        returns: 1,
        incidents: ['INC-1042', 'INC-1036', 'INC-1030'],
        facts: [{ name: 'item', values: [item.name, item.name, item.name], common: true }, { name: 'weekday', values: ['MONDAY', 'MONDAY', 'TUESDAY'], common: false }],
        acts: problemActs('open'),
        version: 4,
      },
      { problem: { key: 'PRB-8', title: 'Memory of red-02 runs short', state: 'proposed', knownError: false, signs: [{ kind: 'alert', id: 'e2', name: 'HostMemoryShort' }], incidents: 3, proposedAt: at(-2) }, returns: 0, incidents: ['INC-1044'], facts: [], acts: problemActs('proposed'), version: 1 },
    ],
    changes: [
      {
        change: { key: 'CHG-81', kind: 'normal', title: 'PostgreSQL 17.8 on pg-core', state: 'approving', risk: 'high', items: [item], from: at(20), to: at(22), muted: false, plannedBy: 'Ana Souza' },
        why: 'Closes two holes.',
        implementation: [{ text: 'Stop the pool' }, { text: 'Install' }],
        backOut: [{ text: 'Install 17.7' }],
        backOutTested: true,
        risk: { level: 'high', row: 3, approvals: 2, groups: ['change-manager'] },
        approval: 'a-1',
        unmutable: [],
        conflicts: [{ rule: 'same-item', item, with: 'CHG-80', title: 'More memory for pg-core-02', from: at(20), to: at(21), clearsAt: at(21), refuses: false }],
        acts: changeActs('approving'),
        version: 3,
      },
      {
        change: { key: 'CHG-80', kind: 'normal', title: 'More memory for pg-core-02', state: 'running', risk: 'low', items: [item], from: at(-1), to: at(2), startedAt: at(-0.5), muted: true, plannedBy: 'Zhang Wei' },
        why: 'It swaps.',
        implementation: [{ text: 'Shut it down', doneAt: at(-0.4), doneBy: 'Zhang Wei' }, { text: 'Set 64 GiB' }],
        backOut: [{ text: 'Set 32 GiB' }],
        backOutTested: false,
        risk: { level: 'low', row: 1, approvals: 0, groups: [] },
        unmutable: [],
        conflicts: [],
        acts: changeActs('running'),
        version: 6,
      },
    ],
    freezes: [{ id: '0199b0a0-0000-7000-8000-0000000000c1', name: 'National Day', reason: 'Halls are full.', from: at(200), to: at(370), items: [], createdBy: 'Zhang Wei' }, { id: '0199b0a0-0000-7000-8000-0000000000c3', name: 'Pension run', reason: 'Paid out at the start of the month.', from: at(20), to: at(68), items: ['i-idq', 'i-red'], createdBy: 'Ana Souza' }],
    templates: [{ name: 'restart-web', title: 'Restart a web server', why: 'Monthly.', implementation: ['Drain', 'Restart'], backOut: ['Start the old one'], itemKinds: [] }],
  };
}

const no = (code: string, reason: string) => ({ allowed: false, code, reason });

export function problemActs(state: ProblemDetail['problem']['state']): ProblemAct[] {
  const open = state === 'open';
  const late = no('problem-state', 'It is not open.');
  return [
    { verb: 'accept', ...(state === 'proposed' ? { allowed: true } : no('problem-accepted', 'It is taken up already.')) },
    { verb: 'dismiss', ...(state === 'proposed' ? { allowed: true } : late) },
    ...(['cause', 'workaround', 'remedy', 'quiet', 'close'] as const).map((verb) => ({ verb, ...(open ? { allowed: true } : late) })),
  ];
}

export function changeActs(state: ChangeDetail['change']['state']): ChangeAct[] {
  const may: Partial<Record<ChangeDetail['change']['state'], ChangeAct['verb'][]>> = { draft: ['edit', 'submit', 'withdraw'], approving: ['withdraw'], scheduled: ['start', 'withdraw'], running: ['extend', 'done', 'back-out'], 'backing-out': ['extend', 'done'], done: ['review'] };
  return (['edit', 'submit', 'start', 'extend', 'done', 'back-out', 'review', 'withdraw'] as const).map((verb) => ({ verb, ...(may[state]?.includes(verb) === true ? { allowed: true } : no('change-state', 'Not in this state.')) }));
}

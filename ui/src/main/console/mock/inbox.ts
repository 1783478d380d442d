import type { Bundle, Receiver, RunningDetail, Startable } from '../src/api/process';
import type { Approval, Deputies, FormSchema, Task, TaskDone } from '../src/api/task';

/** What waits in the stand-in: one task of each kind. */
export type Inbox = { tasks: Task[]; approvals: Record<string, Approval>; history: TaskDone[]; deputies: Deputies; completed: Record<string, unknown>[]; running: RunningDetail[]; bundles: Bundle[]; receivers: Receiver[]; startable: Startable[]; started: Record<string, unknown>[] };

export const REVIEW: FormSchema = {
  type: 'object',
  title: 'How it went',
  'x-zh': '变更结果',
  required: ['result', 'text'],
  properties: {
    result: { type: 'string', title: 'Result', 'x-zh': '结果', oneOf: [{ const: 'successful', title: 'successful', 'x-zh': '成功' }, { const: 'failed', title: 'failed', 'x-zh': '失败' }] },
    text: { type: 'string', maxLength: 4000, title: 'What was seen', 'x-zh': '观察到的情况' },
  },
};

export function inbox(now: number, me: string): Inbox {
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  const common = { process: 'change', groups: ['change-manager'] };
  return {
    tasks: [
      { ...common, id: 't-late', businessKey: 'CHG-78', step: 'review', name: { en: 'Write the review', zh: '填写变更复盘' }, assignee: { id: me, name: 'Zhang Wei' }, since: ago(300), due: ago(24), kind: 'task', subject: 'New firmware on stor-01', acts: ['complete', 'hand-back', 'delegate', 'return', 'countersign', 'withdraw'] },
      { ...common, id: 't-vote', businessKey: 'CHG-81', step: 'approve', name: { en: 'Approve the change', zh: '审批变更' }, since: ago(40), due: ago(-20), kind: 'approval', subject: 'PostgreSQL 17.8 on pg-core', acts: ['vote'] },
      { ...common, id: 't-free', businessKey: 'CHG-80', step: 'carry-out', name: { en: 'Carry it out', zh: '实施变更' }, groups: ['on-call-engineer', 'storage'], since: ago(15), kind: 'task', subject: 'More memory for red-02', acts: ['claim', 'complete'] },
    ],
    approvals: {
      't-vote': { id: 'a-1', businessKey: 'CHG-81', step: 'approve', name: { en: 'Approve the change', zh: '审批变更' }, subject: 'PostgreSQL 17.8 on pg-core', rule: { groups: ['change-manager'], people: [], yesNeeded: 2, oneNoRefuses: true }, since: ago(40), votes: [{ person: 'Ana Souza', for: 'Liu Yang', yes: true, reason: 'Tried on the copy.', at: ago(30) }], state: 'open', mayVote: true },
      't-drill': { id: 'a-drill', businessKey: 'DR-33', step: 'approve', name: { en: 'Approve the drill', zh: '审批演练' }, subject: 'portal', rule: { groups: ['recovery-manager'], people: [], yesNeeded: 1, oneNoRefuses: true }, since: ago(23), votes: [], state: 'open', mayVote: true },
      't-drilled': { id: 'a-drill-done', businessKey: 'DR-32', step: 'approve', name: { en: 'Approve the drill', zh: '审批演练' }, subject: 'settlement database', rule: { groups: ['recovery-manager'], people: [], yesNeeded: 1, oneNoRefuses: true }, since: ago(25), votes: [{ person: 'Ana Souza', yes: true, reason: 'The array is quiet.', at: ago(19) }], state: 'granted', mayVote: false, whyNot: 'It is decided.' },
    },
    history: [{ at: ago(280), person: 'Ana Souza', verb: 'delegate', step: 'review', to: 'Zhang Wei', reason: 'You were there.' }],
    deputies: { standsInFor: [] },
    completed: [],
    running: [
      {
        process: { id: 'p-1', process: 'change', version: 2, name: 'Change', businessKey: 'CHG-80', startedAt: ago(90), failures: 1 },
        position: { definitionKey: 'change', version: 2, ended: false, steps: [{ activityId: 'note-decision', state: 'active', startedAt: ago(30) }], timers: [], failures: [{ activityId: 'note-decision', attempts: 3, reason: 'The decision could not be noted: the database does not answer.', nextAttempt: ago(-10) }] },
        variables: ['change', 'risk'],
      },
      { process: { id: 'p-2', process: 'incident-response', version: 1, name: 'Incident response', businessKey: 'INC-1044', startedAt: ago(4), failures: 0 }, position: { definitionKey: 'incident-response', version: 1, ended: false, steps: [], timers: [], failures: [] }, variables: [] },
    ],
    receivers: [{ origin: 'https://provision.citycloud.example', since: ago(40_000), by: 'Zhang Wei' }],
    bundles: [{ name: 'equipment', version: 2, title: { en: 'Equipment', zh: '设备领用' }, on: true, uploadedAt: ago(5000), uploadedBy: 'Zhang Wei' }],
    startable: [{ name: 'equipment', title: { en: 'Equipment', zh: '设备领用' }, form: { name: 'apply', schema: { type: 'object', required: ['what'], properties: { what: { type: 'string', title: 'What you need', 'x-zh': '需要什么', maxLength: 100 } } }, values: {} } }],
    started: [],
  };
}

import type { AssistantState, Chat, ChatAnswer, Claim, Proposal, Source } from '../src/api/assistant';

/** The assistant of the stand-in: what it says is written down here, whatever is asked. `pressed`: proposals by what became of them. */
export type AssistantOfWorld = { state: AssistantState; chats: Chat[]; pressed: Record<string, string>; made: number };

const MIN = 60_000;

export function assistantOf(now: number, kind: string): AssistantOfWorld {
  const at = (minutes: number) => new Date(now + minutes * MIN).toISOString();
  const state: AssistantState = { configured: false, limits: { questionsLeft: 188, resetsAt: at(42) }, bounds: { questionsPerMinute: 10, questionsPerHour: 200, questionsPerHourOfAll: 2000, atOnce: 30, tokensPerDay: 2_000_000, secondsPerQuestion: 60, daysKept: 90 } };
  if (kind === 'first') return { state, chats: [], pressed: {}, made: 0 };
  const chats: Chat[] = [
    {
      id: '0199b0a0-0000-7000-8000-000000000c01',
      about: 'INC-1042',
      title: 'What changed before it began?',
      startedAt: at(-9),
      turns: [
        { id: 't-1', askedAt: at(-9), question: 'What changed before it began?', answer: changed(now), cutOff: false },
        { id: 't-2', askedAt: at(-6), question: 'Is the rebuild the cause? When is it done?', answer: worded(now), cutOff: false },
      ],
    },
    { id: '0199b0a0-0000-7000-8000-000000000c02', title: '谁在值班？', startedAt: at(-300), turns: [{ id: 't-3', askedAt: at(-300), question: '谁在值班？', answer: onCall(now), cutOff: false }] },
  ];
  return { state, chats, pressed: {}, made: 0 };
}

const source = (now: number, id: string, kind: Source['kind'], title: string, address: string, text: string, from?: number): Source => ({ id, kind, title, address, text, ...(from === undefined ? {} : { from: new Date(now + from * MIN).toISOString() }), to: new Date(now - MIN).toISOString() });
const holds = (text: string, ...sources: number[]): Claim => ({ text, sources, check: 'HOLDS' });

/** Without a model: facts, one after the other. */
export function changed(now: number): ChatAnswer {
  return {
    language: 'en',
    outcome: 'ANSWERED',
    claims: [holds('CHG-80 “More memory for pg-core-02” has been running on pg-core-02 for 1 h.', 1), holds('Ana Souza changed the schedule Operations 10 min ago.', 2), holds('Nothing was deployed on web-07 in the last 24 h.', 3)],
    sources: [source(now, 'change/CHG-80', 'CHANGE', 'CHG-80 More memory for pg-core-02', '/changes/CHG-80', 'CHG-80 normal, running, low risk, on pg-core-02, planned by Zhang Wei.'), source(now, 'audit/88411', 'CHANGE', 'Audit entry 88 411', '/audit', 'Ana Souza changed the schedule Operations.'), source(now, 'item/web-07', 'ITEM', 'Changes on web-07', '/inventory/i-web-07', 'No change on web-07.', -1440)],
    proposals: [],
    tookMillis: 212,
  };
}

/** With a model, one claim of which stands nowhere, and an act that it proposes. */
export function worded(now: number): ChatAnswer {
  return {
    language: 'en',
    outcome: 'ANSWERED',
    claims: [
      { text: 'Likely, by what can be seen:', sources: [], check: 'NO_CLAIM' },
      holds('Processor time in I/O wait on pg-core-02 rose from 4 % to 71 % at 14:04.', 1),
      holds('Step 2 of CHG-80 began two minutes before.', 2),
      holds('The runbook says to stop the rebuild with `SELECT pg_cancel_backend(PID)`.', 3),
      { text: 'The rebuild will be done in about two hours.', sources: [], check: 'NO_SOURCE' },
      { text: 'pg-core-01 shows the same.', sources: [1], check: 'NOT_IN_SOURCE' },
    ],
    sources: [source(now, 'measurement/node_cpu_seconds_total', 'MEASUREMENT', 'I/O wait of pg-core-02', '/hosts/pg-core-02', '4 % at 14:03, 71 % at 14:05, 68 % now.', -60), source(now, 'change/CHG-80', 'CHANGE', 'CHG-80 More memory for pg-core-02', '/changes/CHG-80', 'Step 2 began at 14:02.'), source(now, 'article/KB-12', 'ARTICLE', 'KB-12 The disk of a database is slow', '/knowledge/KB-12#safe-remedies', 'Stop the rebuild: SELECT pg_cancel_backend(PID)')],
    proposals: [{ id: 'p-old', verb: 'incident.comment', object: 'INC-1042', consequence: 'The words below stand in the timeline of INC-1042 under your name.', words: 'The rebuild of CHG-80 is the likely cause.', validUntil: new Date(now - MIN).toISOString() }],
    model: 'qwen-32b',
    tookMillis: 2100,
  };
}

export function onCall(now: number): ChatAnswer {
  return { language: 'zh-CN', outcome: 'ANSWERED', claims: [holds('值班表 Operations 现在由 Zhang Wei 值班。', 1), holds('下一班是 Ana Souza。', 1)], sources: [source(now, 'duty/Operations', 'DUTY', '值班表 Operations', '/oncall', 'Operations：Zhang Wei，随后 Ana Souza')], proposals: [], tookMillis: 140 };
}

export function unknown(question: string): ChatAnswer {
  const zh = /\p{Script=Han}/u.test(question);
  return { language: zh ? 'zh-CN' : 'en', outcome: 'UNKNOWN', claims: [{ text: zh ? '在你能看到的内容里没有找到。' : 'Nothing of what you may see tells of it.', sources: [], check: 'NO_CLAIM' }], sources: [], whomToAsk: zh ? '可以问：Ana Souza' : 'Ask: Ana Souza', proposals: [], tookMillis: 96 };
}

/** A fresh proposal, which can be pressed. */
export function offer(now: number, id: string, object: string): Proposal {
  return { id, verb: 'incident.comment', object, consequence: `The words below stand in the timeline of ${object} under your name.`, words: 'The rebuild of CHG-80 is the likely cause; it is being stopped.', token: `token-${id}`, validUntil: new Date(now + 5 * MIN).toISOString() };
}

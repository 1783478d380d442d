import type { Chat, ChatAnswer, ChatHead, ChatTurn, Draft, DraftKind, Proposal } from '../src/api/assistant';
import { problem, type Answer, type Handler } from './answer.ts';
import { changed, offer, onCall, unknown, worded } from './assistant.ts';
import type { World } from './world.ts';

const ok = (body: unknown): Answer => ({ status: 200, body });
const gone: Answer = problem(404, 'chat-unknown', 'There is no such chat of yours.');
const find = (world: World, id: string | undefined) => world.assistant.chats.find((one) => one.id === id);
const headOf = ({ id, about, title, startedAt }: Chat): ChatHead => ({ id, ...(about === undefined ? {} : { about }), title, startedAt });

function withoutToken(proposal: Proposal): Proposal {
  const { id, verb, object, consequence, words, validUntil } = proposal;
  return { id, verb, object, consequence, validUntil, ...(words === undefined ? {} : { words }) };
}

export const assistantReads: [RegExp, Handler][] = [
  [/^\/api\/assistant$/, (world) => ok(world.assistant.state)],
  [/^\/api\/assistant\/chats$/, (world, { query }) => ok({ chats: world.assistant.chats.filter((one) => query.get('about') === null || one.about === query.get('about')).map(headOf) })],
  [/^\/api\/assistant\/chats\/([^/]+)$/, (world, _request, [id]) => {
    const found = find(world, id);
    // What a proposal is pressed with is told once.
    return found === undefined ? gone : ok({ ...found, turns: found.turns.map((turn) => (turn.answer === undefined ? turn : { ...turn, answer: { ...turn.answer, proposals: turn.answer.proposals.map(withoutToken) } })) });
  }],
];

/** Which of the answers fits what is asked. */
function answerTo(world: World, chat: Chat, question: string): ChatAnswer {
  const now = Date.now();
  if (/值班|on call/i.test(question)) return onCall(now);
  if (/changed|变更/i.test(question)) return changed(now);
  if (/weather|salary|天气|工资/i.test(question)) return unknown(question);
  world.assistant.made += 1;
  return { ...worded(now), proposals: chat.about?.startsWith('INC-') === true ? [offer(now, `p-${world.assistant.made}`, chat.about)] : [] };
}

const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** The answer as it is said. A question with “cut” breaks off, one with “refuse” is refused. */
function said(world: World, chat: Chat, text: string): string {
  const looks = [event('looks', { tool: 'incident', subject: chat.about ?? 'INC-1042' }), event('looks', { tool: 'changes', subject: 'pg-core-02' }), event('looks', { tool: 'knowledge', subject: text.slice(0, 40) })];
  if (/refuse/i.test(text)) return [': works\n\n', looks[0], event('failed', { type: 'urn:evenkeel:problem:assistant-busy', status: 503, detail: 'Too many ask at once. Ask again in a minute.' })].join('');
  const answer = answerTo(world, chat, text);
  const words = answer.model === undefined ? [] : answer.claims.flatMap((claim) => claim.text.split(/(?<= )/)).map((piece) => event('words', { text: piece }));
  if (/cut/i.test(text)) return [': works\n\n', ...looks, ...words.slice(0, 8)].join('');
  const turn: ChatTurn = { id: `t-${Date.now()}`, askedAt: new Date().toISOString(), question: text, answer, cutOff: false };
  chat.turns.push(turn);
  if (chat.title === '') chat.title = text.slice(0, 80);
  return [': works\n\n', ...looks, ...words, event('answer', turn)].join('');
}

function drafted(kind: DraftKind, about: string | undefined, language: string): Draft {
  const zh = language.startsWith('zh');
  const texts: Record<DraftKind, [string, string]> = {
    INCIDENT_SUMMARY: [`CPU saturated on pg-core-02 since 24 min, P1. Zhang Wei has it. It hits Resident registration and City map; none is down.`, `pg-core-02 的 CPU 饱和已 24 分钟，P1，张伟处理中。影响 Resident registration 与 City map，均未中断。`],
    HANDOVER: ['Look at INC-1042 first: the rebuild was stopped, CPU should fall within 10 min.', '先看 INC-1042：重建已停，10 分钟内 CPU 应回落。'],
    REVIEW: ['## Cause\n\nA debug log filled the disk.\n\n## Remedy\n\nThe log level was set back.', '## 原因\n\n调试日志写满磁盘。\n\n## 处置\n\n日志级别已改回。'],
    RUNBOOK: ['## What it means\n\nThe disk is full.\n\n## What helped\n\n1. Set the log level back', '## 现象\n\n磁盘写满。\n\n## 处理\n\n1. 改回日志级别'],
  };
  return { kind, title: zh ? `${about ?? ''} 的处理`.trim() : `How ${about ?? 'it'} was solved`, text: `${zh ? '> 草稿' : '> Draft'}\n\n${texts[kind][zh ? 1 : 0]}`, sources: [], leftOut: 0 };
}

export const assistantPosts: [RegExp, Handler][] = [
  [/^\/api\/assistant\/chats$/, (world, { body }) => {
    const { about } = body as { about?: string };
    const chat: Chat = { id: `0199b0a0-0000-7000-8000-000000001c${String(world.assistant.chats.length).padStart(2, '0')}`, ...(about === undefined ? {} : { about }), title: '', startedAt: new Date().toISOString(), turns: [] };
    world.assistant.chats = [chat, ...world.assistant.chats];
    return { status: 201, body: chat };
  }],
  [/^\/api\/assistant\/chats\/([^/]+)\/questions$/, (world, { body }, [id]) => {
    const chat = find(world, id);
    if (chat === undefined) return gone;
    world.assistant.state = { ...world.assistant.state, limits: { ...world.assistant.state.limits, questionsLeft: world.assistant.state.limits.questionsLeft - 1 } };
    return { status: 200, text: said(world, chat, (body as { text: string }).text), type: 'text/event-stream' };
  }],
  [/^\/api\/assistant\/drafts$/, (_world, { body }) => {
    const { kind, about, language } = body as { kind: DraftKind; about?: string; language: string };
    return ok(drafted(kind, about, language));
  }],
  [/^\/api\/assistant\/proposals\/([^/]+)$/, (world, { body }, [id = '']) => {
    const { words } = body as { token: string; words?: string };
    if (world.assistant.pressed[id] !== undefined) return problem(409, 'proposal-used', 'This proposal was pressed already. What it did stands on the page.');
    if (words?.includes('outdated') === true) return problem(409, 'proposal-outdated', 'INC-1042 has changed since this was proposed. Look at it first. Nothing was done; ask again for a new one.');
    world.assistant.pressed[id] = words ?? '';
    return ok({ outcome: 'incident.comment', object: 'INC-1042', address: '/incidents/INC-1042' });
  }],
];

export const assistantDeletes: [RegExp, Handler][] = [
  [/^\/api\/assistant\/chats\/([^/]+)$/, (world, _request, [id]) => {
    world.assistant.chats = world.assistant.chats.filter((one) => one.id !== id);
    return { status: 204 };
  }],
  [/^\/api\/assistant\/proposals\/([^/]+)$/, (world, _request, [id = '']) => {
    world.assistant.pressed[id] = 'dismissed';
    return { status: 204 };
  }],
];

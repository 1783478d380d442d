import type { Happened, IdleResource, Offer, Quota, ResourceAct, ResourceDetail, ResourceKind, ResourceLine } from '../src/api/resource';

/** Resources of the stand-in: one of each interesting state. */
export type ResourcesOfWorld = { details: ResourceDetail[]; quotas: Quota[]; offers: Offer[]; kinds: ResourceKind[]; mine: string[] };

const VM = { en: 'Virtual machine', zh: '虚拟机' };
const MACHINE = { en: 'machine', zh: '台' };

export function resourcesOf(now: number, me: string): ResourcesOfWorld {
  const at = (days: number) => new Date(now + days * 86_400_000).toISOString();
  const day = (days: number) => at(days).slice(0, 10);
  const line = (key: string, over: Partial<ResourceLine>): ResourceLine => ({ key, entry: 'vm', name: VM, unit: MACHINE, owner: 'Zhang Wei', purpose: 'Tests of the new counter', state: 'active', quantity: 2, until: day(40), monthlyCost: 600, currency: 'CNY', called: false, appliedAt: at(-50), idle: false, ...over });
  const detail = (resource: ResourceLine, history: Happened[], over: Partial<ResourceDetail> = {}): ResourceDetail => ({ resource, unitPrice: 300, acts: resourceActs(resource), history, version: 4, ...over });
  const happened = (days: number, what: string, by: string, facts: Record<string, string> = {}): Happened => ({ at: at(days), by, what, facts });
  const quota = (over: Partial<Quota>): Quota => ({ entry: 'vm', holder: `person/${me}`, holderName: 'Zhang Wei', most: 10, own: false, used: 6, free: 4, ...over });
  const quotas = [quota({}), quota({ holder: 'team/data', holderName: 'data', most: 40, own: true, used: 38, free: 2 }), quota({ entry: 'postgres', most: 3, used: 0, free: 3 })];
  return {
    details: [
      detail(line('RES-24', { state: 'wanted', quantity: 0, until: day(120), monthlyCost: 1200, appliedAt: at(-0.1), purpose: 'Load of the year-end closing', wish: { what: 'provide', quantity: 4, until: day(120), reason: 'Load of the year-end closing', by: 'Zhang Wei', stage: 'approving', decision: { verdict: 'ask', row: 4, approvals: 1, groups: ['change-manager'] } } }), [happened(-0.1, 'ask', 'resource', { row: '4' }), happened(-0.1, 'apply', 'Zhang Wei', { quantity: '4' })], { approval: 'a-1' }),
      detail(line('RES-21', { until: day(6), item: 'i-web', itemName: 'web-31', idle: true }), [happened(-1, 'find-idle', 'resource', {}), happened(-49, 'provide', 'Ana Souza'), happened(-50, 'apply', 'Zhang Wei')], { idleSince: at(-15) }),
      detail(line('RES-19', { state: 'grace', until: day(-2), graceUntil: at(5), itemName: 'web-17', quantity: 1, monthlyCost: 300 }), [happened(-2, 'end', 'resource')]),
      detail(line('RES-15', { state: 'refused', quantity: 0, monthlyCost: 0, endedAt: at(-20), reason: 'More than 50,000 a month is planned with the operations department, not applied for.' }), [happened(-20, 'refuse', 'resource', { why: 'More than 50,000 a month is planned with the operations department, not applied for.', whyZh: '每月超过 50,000 需与运维部门共同规划，不能直接申请。' })]),
      detail(line('RES-12', { owner: 'Ana Souza', team: 'data', quantity: 8, monthlyCost: 2400, itemName: 'etl-02', purpose: 'Nightly load' }), [happened(-90, 'provide', 'Zhang Wei')]),
    ],
    kinds: [
      { id: 'desktop', name: { en: 'Cloud desktop', zh: '云桌面' }, unit: { en: 'desktop', zh: '台' }, price: 85.5, currency: 'CNY', mostAtOnce: 20, longestDays: 365, graceDays: 7, mostOfPerson: 1, mostOfTeam: 60, itemKind: 'host', provideGroup: 'service-desk', checklist: [], answerMinutes: 60, offered: false, version: 3 },
      { id: 'postgres', name: { en: 'PostgreSQL database', zh: 'PostgreSQL 数据库' }, unit: { en: 'database', zh: '个' }, price: 450, currency: 'CNY', mostAtOnce: 2, longestDays: 730, graceDays: 14, mostOfPerson: 3, mostOfTeam: 10, itemKind: 'database', provideGroup: 'on-call-engineer', checklist: [{ en: 'It answers', zh: '可以访问' }, { en: 'It is backed up', zh: '已纳入备份' }], answerMinutes: 60, offered: true, version: 1 },
      { id: 'vm', name: VM, unit: MACHINE, price: 300, currency: 'CNY', mostAtOnce: 10, longestDays: 365, graceDays: 7, mostOfPerson: 10, mostOfTeam: 40, itemKind: 'host', provideGroup: 'on-call-engineer', checklist: [], hook: 'https://provision.citycloud.example/orders', answerMinutes: 30, idleExpression: '100 - 100 * avg(rate(node_cpu_seconds_total{mode="idle"}[1h])) < 5', idleDays: 14, offered: true, version: 2 },
    ],
    mine: ['RES-24', 'RES-21', 'RES-19', 'RES-15'],
    quotas,
    offers: [
      { id: 'postgres', name: { en: 'PostgreSQL database', zh: 'PostgreSQL 数据库' }, unit: { en: 'database', zh: '个' }, price: 450, currency: 'CNY', mostAtOnce: 2, longestDays: 730, graceDays: 14, providedBy: 'people', quotas: quotas.filter((one) => one.entry === 'postgres') },
      { id: 'vm', name: VM, unit: MACHINE, price: 300, currency: 'CNY', mostAtOnce: 10, longestDays: 365, graceDays: 7, providedBy: 'program', quotas: quotas.filter((one) => one.entry === 'vm') },
    ],
  };
}

const no = (code: string, reason: string) => ({ allowed: false, code, reason });

/** What may be done in a state, roughly as the server says it. */
export function resourceActs(resource: ResourceLine): ResourceAct[] {
  const over = ['refused', 'withdrawn', 'not-provided', 'reclaimed', 'reclaiming'].includes(resource.state);
  const used = resource.state === 'active' && resource.wish === undefined;
  const may: Record<ResourceAct['verb'], boolean> = { withdraw: resource.wish !== undefined, 'change-size': used, extend: used, release: used, restore: resource.state === 'grace' && resource.wish === undefined, keep: resource.idle };
  return (['withdraw', 'change-size', 'extend', 'release', 'restore', 'keep'] as const).map((verb) => ({ verb, ...(!over && may[verb] ? { allowed: true } : no('resource-over', 'Not in this state.')) }));
}

export function idleOf({ details }: ResourcesOfWorld): IdleResource[] {
  return details.filter((one) => one.idleSince !== undefined).map((one) => ({ resource: one.resource, since: one.idleSince ?? '', foundAt: one.idleSince ?? '', expression: '100 - 100 * avg(rate(node_cpu_seconds_total{mode="idle"}[1h])) < 5' }));
}

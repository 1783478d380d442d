import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { policyChange, scheduleChange } from '../src/api/oncall';
import { draftOf, NO_CHECK, termsOf } from '../src/recovery/draft';
import { answer } from './answer.ts';
import { CODE } from './estate.ts';
import { SETTLEMENT } from './recovery.ts';
import { ANA, KIM, fingerprintOf, world as newWorld, type World } from './world.ts';
import { PASSWORD } from './writes.ts';

/**
 * The stand-in must speak as the server does: what it answers, and what the console sends, is held against the server's
 * own description (openapi.json, which a test of the server keeps fresh). The console's types are tried with it, since
 * the stand-in is written in them.
 */
const POLICY = termsOf({ ...draftOf(undefined, 'Asia/Shanghai', { id: 'i-reg', name: 'Resident registration' }), name: 'reg', host: 'pg-core-02', checks: [{ ...NO_CHECK, name: 'Sum', sql: 'SELECT true' }] });

type Schema = {
  $ref?: string;
  type?: string;
  enum?: string[];
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
};
type Operation = { responses: Record<string, { content?: Record<string, { schema?: Schema }> }>; requestBody?: { content: Record<string, { schema: Schema }> } };
type Description = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } };

const description = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')) as Description;

function operation(method: string, path: string): Operation | undefined {
  const found = Object.keys(description.paths).find((template) => new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path));
  return found === undefined ? undefined : description.paths[found]?.[method.toLowerCase()];
}

function resolve(schema: Schema): Schema {
  return schema.$ref === undefined ? schema : (description.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
}


/** Everything in `value` that the description does not have, by where it stands. */
function strangers(value: unknown, given: Schema, at: string): string[] {
  const schema = resolve(given);
  if (value === undefined || value === null) return [];
  if (schema.enum !== undefined) return typeof value === 'string' && schema.enum.includes(value) ? [] : [`${at}: ${JSON.stringify(value)} is none of ${schema.enum.join(', ')}`];
  switch (schema.type) {
    case 'array':
      return Array.isArray(value) ? value.flatMap((item, index) => strangers(item, schema.items ?? {}, `${at}[${index}]`)) : [`${at} is no list`];
    case 'object':
      return Object.entries(value as Record<string, unknown>).flatMap(([name, part]) => {
        const known = schema.properties?.[name] ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined);
        if (known === undefined) return schema.properties === undefined ? [] : [`${at}.${name} is not in the description`];
        return strangers(part, known, `${at}.${name}`);
      });
    case 'integer':
    case 'number':
      return typeof value === 'number' ? [] : [`${at} is no number`];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${at} is not true or false`];
    case 'string':
      return typeof value === 'string' ? [] : [`${at} is no text`];
    default:
      return [];
  }
}

function schemaOf(holder: Record<string, { schema?: Schema }> | undefined): Schema {
  return Object.values(holder ?? {})[0]?.schema ?? {};
}

describe('the stand-in speaks as the server does', () => {
  let house: World;
  beforeEach(() => {
    house = newWorld();
  });

  const ask = (method: string, path: string, query = '', body?: unknown) => {
    const described = operation(method, path);
    const { status, body: answered } = answer(house, { method, path, query: new URLSearchParams(query), body });
    expect(described, `${method} ${path} is in the description`).toBeDefined();
    expect(status).toBeLessThan(300);
    const asked = body === undefined ? [] : strangers(body, schemaOf(described?.requestBody?.content), 'request');
    const response = described?.responses[String(status)] ?? described?.responses['200'];
    return [...asked, ...strangers(answered, schemaOf(response?.content), 'answer')];
  };

  it.each([
    ['/api/session'],
    ['/api/people'],
    ['/api/people/former'],
    ['/api/teams'],
    ['/api/fleet/hosts'],
    ['/api/fleet/hosts/pg-core-02'],
    ['/api/topology', 'service=pg-core-02&minutes=360'],
    ['/api/alerting/alerts'],
    ['/api/incidents', 'state=all'],
    ['/api/incidents/INC-1042'],
    ['/api/incidents/INC-1030'],
    ['/api/incidents/INC-1042/diagnosis'],
    ['/api/incidents/INC-1044/diagnosis'],
    ['/api/oncall/now'],
    ['/api/oncall/schedules'],
    ['/api/oncall/policies'],
    ['/api/notify/mail'],
    ['/api/workflow/positions/INC-1042'],
    ['/api/workflow/positions/CHG-81'],
    ['/api/workflow/positions/RES-24'],
    ['/api/audit', 'limit=50'],
    ['/api/alerting/rules'],
    ['/api/alerting/files'],
    ['/api/alerting/runbooks/host-cpu'],
    [`/api/alerting/alerts/${fingerprintOf('HostDiskNearlyFull', 'stor-backup-02')}`],
    ['/api/logs', 'from=2026-09-23T05:00:00Z&to=2026-09-23T06:00:00Z&query=level%3A%3E%3Derror'],
    ['/api/logs/counts', 'from=2026-09-23T05:00:00Z&to=2026-09-23T06:00:00Z&stepSeconds=60'],
    ['/api/logs/patterns', 'from=2026-09-23T05:00:00Z&to=2026-09-23T06:00:00Z'],
    ['/api/logs/usage'],
    ['/api/logs/counters'],
    ['/api/audit/state'],
    ['/api/audit/key'],
    ['/api/roles'],
    ['/api/tokens'],
    ['/api/fleet/agent'],
    ['/api/inventory/items', 'kind=host&q=pg&limit=5'],
    ['/api/inventory/items/i-idq'],
    ['/api/notify/contacts'],
    ['/api/notify/heartbeat'],
    ['/api/notify/outgoing'],
    ['/api/oncall/swaps'],
    ['/api/oncall/handover'],
    ['/api/oncall/handovers'],
    ['/api/oncall/handovers/0199b0a0-0000-7000-8000-0000000000f1'],
    ['/api/tasks'],
    ['/api/tasks/t-late'],
    ['/api/tasks/t-vote'],
    ['/api/deputies'],
    ['/api/processes/instances'],
    ['/api/processes/instances/p-1'],
    ['/api/processes/bundles'],
    ['/api/processes/startable'],
    ['/api/desk/tickets'],
    ['/api/desk/tickets/TIC-41'],
    ['/api/desk/my-tickets'],
    ['/api/desk/my-tickets/TIC-40'],
    ['/api/desk/outages', 'text=id'],
    ['/api/desk/catalogue'],
    ['/api/desk/calendars'],
    ['/api/desk/targets'],
    ['/api/desk/lines'],
    ['/api/desk/mailbox'],
    ['/api/reports'],
    ['/api/reports/draft', 'kind=week&from=2026-09-23'],
    ['/api/reports/schedules'],
    ['/api/reports/0199b0a0-0000-7000-8000-0000000000e1'],
    ['/api/reports/0199b0a0-0000-7000-8000-0000000000e1/rows', 'part=incidents&figure=opened'],
    ['/api/problems'],
    ['/api/problems/PRB-7'],
    ['/api/problems/known-errors', 'incident=INC-1042'],
    ['/api/changes', 'from=2026-09-01T00:00:00Z&to=2026-10-01T00:00:00Z'],
    ['/api/changes/CHG-80'],
    ['/api/changes/CHG-81'],
    ['/api/changes/freezes'],
    ['/api/changes/templates'],
    ['/api/resources/catalogue'],
    ['/api/resources/mine'],
    ['/api/resources/applications', 'state=active'],
    ['/api/resources/applications/RES-24'],
    ['/api/resources/applications/RES-21'],
    ['/api/resources/idle'],
    ['/api/resources/quotas'],
    ['/api/resources/kinds'],
    ['/api/recovery/board'],
    ['/api/energy/tree'],
    ['/api/energy/picture'],
    ['/api/energy/picture', 'period=month'],
    ['/api/energy/devices'],
    ['/api/energy/contract'],
    ['/api/energy/tariffs'],
    ['/api/energy/watches'],
    ['/api/energy/bill', 'node=grid&from=2026-09-01&to=2026-09-22'],
    ['/api/energy/hours', 'days=7'],
    ['/api/energy/plant'],
    ['/api/energy/plant/advice'],
    ['/api/energy/plant/past', 'days=7'],
    ['/api/energy/plant/calibrations'],
    ['/api/energy/plant/what-if', 'chilledWater=17'],
    ['/api/energy/plant/what-if', 'supplyAir=26'],
    ['/api/recovery/policies'],
    [`/api/recovery/policies/${SETTLEMENT}`],
    ['/api/recovery/drills'],
    ['/api/recovery/drills', `policy=${SETTLEMENT}&limit=20`],
    ['/api/recovery/drills/DR-32'],
    ['/api/recovery/drills/DR-33'],
    ['/api/recovery/drills/DR-28'],
    ['/api/processes/receivers'],
    ['/api/approvals/a-1'],
    ['/api/oncall/gaps', 'days=28'],
    ['/api/knowledge/articles'],
    ['/api/knowledge/articles/KB-12'],
    ['/api/knowledge/articles/KB-12', 'number=2'],
    ['/api/knowledge/articles/KB-12/versions'],
    ['/api/knowledge/articles/KB-12/difference', 'from=1&to=2'],
    ['/api/knowledge/search', 'q=disk'],
    ['/api/knowledge/suggestions', 'incident=INC-1042'],
    ['/api/knowledge/rules/HostCpuSaturated'],
    ['/api/assistant'],
    ['/api/assistant/chats', 'about=INC-1042'],
    ['/api/assistant/chats/0199b0a0-0000-7000-8000-000000000c01'],
  ])('when asked for %s', (path, query = '') => {
    expect(ask('GET', path, query)).toEqual([]);
  });

  it('when asked for shifts', () => {
    const [schedule] = house.schedules;
    expect(ask('GET', `/api/oncall/schedules/${schedule?.id ?? ''}/shifts`, 'from=2026-09-21T00:00:00Z&to=2026-09-23T00:00:00Z')).toEqual([]);
  });

  it.each<[string, string, unknown]>([
    ['POST', '/api/session', { name: 'wei', password: PASSWORD }],
    ['POST', '/api/session/password', { current: PASSWORD, next: 'a long new password' }],
    ['POST', '/api/incidents/INC-1044/acknowledge', undefined],
    ['POST', '/api/incidents/INC-1042/resolve', { note: '', despiteFiring: 'It is over.' }],
    ['POST', '/api/incidents/INC-1036/review', { cause: 'A leak.', remedy: 'Patched.' }],
    ['POST', '/api/incidents/INC-1042/separate', { item: '0199b0a0-0000-7000-8000-0000000000e9' }],
    ['POST', '/api/incidents/INC-1042/comments', { text: 'Rebuild stopped.' }],
    ['POST', '/api/people', { name: 'li.na', displayName: '李娜', role: 'VIEWER' }],
    ['PUT', '/api/people/me/contact', { displayName: 'Zhang Wei', email: 'wei@new.example' }],
    ['POST', '/api/fleet/hosts', { name: 'web-01' }],
    ['PUT', '/api/notify/mail', { host: 'smtp', port: 587, security: 'starttls', from: 'a@b.example' }],
    ['POST', '/api/notify/test', { channel: 'EMAIL' }],
    ['POST', '/api/notify/contacts', { channel: 'WEBHOOK', address: 'https://a.example/hook' }],
    ['POST', '/api/notify/contacts/c-1/verify', { code: CODE }],
    ['DELETE', '/api/notify/contacts/c-1', undefined],
    ['PUT', '/api/notify/heartbeat', { url: 'https://watch.example/1', everySeconds: 60 }],
    ['PUT', '/api/notify/outgoing', { allowedAddresses: ['10.0.0.0/8'] }],
    ['POST', '/api/fleet/codes', {}],
    ['POST', '/api/alerting/files/check', 'groups: []'],
    ['PUT', '/api/alerting/files/own.yml', 'groups: []'],
    ['DELETE', '/api/alerting/files/shop.yml', undefined],
    ['POST', '/api/alerting/trial', { expression: 'up == 0', forSeconds: 60, from: '2026-09-20T00:00:00Z', to: '2026-09-21T00:00:00Z' }],
    ['POST', '/api/inventory/items', { kind: 'business-service', name: 'Payments', criticality: 'high', owner: 'Shop' }],
    ['PUT', '/api/inventory/items/i-idq', { name: 'id-query', criticality: 'critical' }],
    ['POST', '/api/inventory/items/i-idq/retire', undefined],
    ['POST', '/api/inventory/links', { from: 'i-idq', to: ['i-red', 'i-web'], needs: 1 }],
    ['DELETE', '/api/inventory/links/l-1', undefined],
    ['POST', '/api/tokens', { name: 'grafana', rights: ['SEE_OPERATIONS'] }],
    ['DELETE', '/api/tokens/t-1', undefined],
    ['POST', '/api/processes/instances/p-1/retry', undefined],
    ['POST', '/api/processes/instances/p-1/cancel', { reason: 'Done by hand.' }],
    ['POST', '/api/processes/bundles/equipment/2/switch-off', undefined],
    ['POST', '/api/processes/bundles/equipment/start', { values: { what: 'a screen' } }],
    ['POST', '/api/reports', { kind: 'week', from: '2026-09-08' }],
    ['PUT', '/api/reports/schedules', { kind: 'week', active: false, daysAfter: 1, at: '09:30', language: 'en', people: [], addresses: [] }],
    ['POST', '/api/problems/PRB-8/accept', {}],
    ['POST', '/api/problems/PRB-7/cause', { text: 'A leak.', evidence: ['INC-1'] }],
    ['POST', '/api/problems', { title: 'Again', incidents: ['INC-1044'] }],
    ['POST', '/api/changes/CHG-80/tick', { step: 2 }],
    ['POST', '/api/resources/applications', { entry: 'vm', quantity: 1, purpose: 'Tests', until: '2027-01-31' }],
    ['POST', '/api/resources/applications/RES-21/change-size', { quantity: 3, reason: 'More load' }],
    ['POST', '/api/resources/applications/RES-21/extend', { until: '2027-01-31', reason: 'Longer' }],
    ['POST', '/api/resources/applications/RES-24/withdraw', { reason: 'No longer' }],
    ['PUT', '/api/resources/quotas', { entry: 'vm', holder: 'team/data', most: 50 }],
    ['PUT', '/api/resources/kinds/vm', { name: { en: 'Machine', zh: '虚拟机' }, unit: { en: 'machine', zh: '台' }, price: 300, currency: 'CNY', mostAtOnce: 10, longestDays: 365, graceDays: 7, mostOfPerson: 5, mostOfTeam: 40, itemKind: 'host', provideGroup: 'on-call-engineer', checklist: [{ en: 'It answers', zh: '可以访问' }], offered: true }],
    ['POST', '/api/recovery/policies', POLICY],
    ['PUT', '/api/energy/tree', { nodes: [{ id: 'grid', name: 'Grid', kind: 'grid' }], meters: [] }],
    ['PUT', '/api/energy/devices/m-1', { name: 'M', host: '10.0.0.7', port: 502, unit: 1, everySeconds: 10, active: true, registers: [{ id: 'kw', table: 'holding', address: 0, type: 'float32', wordOrder: 'high_first', scale: 1 }] }],
    ['POST', '/api/energy/devices/plant-gateway/ask', undefined],
    ['PUT', '/api/energy/contract/2026', { designItKw: 12214.4, minMeanLoadFraction: 0.7, bonusBelowPue: 1.3, penaltyAbovePue: 1.4, share: 0.1 }],
    ['PUT', '/api/energy/contract/2026/months/6', { periods: [{ itKwh: 8000000, facilityKwh: 9600000, tariffCny: 0.68 }], reason: 'The meter was changed.' }],
    ['DELETE', '/api/energy/contract/2026/months/3', undefined],
    ['PUT', '/api/energy/tariffs/2027-01-01', { name: 'Flat', prices: { flat: 0.7 }, schedules: [{ hours: [{ from: 0, to: 24, band: 'flat' }] }] }],
    ['DELETE', '/api/energy/tariffs/2025-01-01', undefined],
    ['PUT', '/api/energy/watches/ups', { mostKwh: 12000, comparesDays: false }],
    ['DELETE', '/api/energy/watches/chillers', undefined],
    ['POST', '/api/energy/count', { from: '2026-06-01' }],
    ['DELETE', '/api/energy/devices/plant-gateway', undefined],
    ['PUT', '/api/energy/plant', { site: { name: 'B', chillers: { count: 1, capacity_kw: 900 } }, chiller: { name: 'C' }, sensors: [{ point: 'pressure_pa', constant: 101_325 }] }],
    ['PUT', '/api/energy/plant/locks', { supplyAirC: 24 }],
    ['POST', '/api/energy/plant/calibrations', { days: 60 }],
    ['PUT', `/api/recovery/policies/${SETTLEMENT}`, POLICY],
    ['POST', `/api/recovery/policies/${SETTLEMENT}/retire`, undefined],
    ['POST', '/api/recovery/policies/0199b0a0-0000-7000-8000-0000000000d2/start', undefined],
    ['POST', `/api/recovery/policies/${SETTLEMENT}/drills`, { until: '2026-09-22T06:05:00Z', reason: 'quarterly' }],
    ['POST', '/api/recovery/drills/DR-32/stop', { reason: 'The array is needed.' }],
    ['POST', '/api/recovery/drills/DR-32/notes', { text: 'Scrub paused.' }],
    ['POST', '/api/recovery/drills/DR-32/findings/0/take', undefined],
    ['POST', '/api/recovery/drills/DR-28/review', { text: 'The export is moved.' }],
    ['PUT', '/api/processes/receivers', { url: 'https://provision.example.org' }],
    ['DELETE', '/api/processes/receivers', undefined],
    ['POST', '/api/changes', { kind: 'normal', title: 'T', why: '', items: ['i-idq'], from: '2026-09-22T00:00:00Z', to: '2026-09-22T01:00:00Z', implementation: ['a'], backOut: ['b'], backOutTested: false }],
    ['POST', '/api/changes/freezes', { name: 'Year end', reason: '', items: ['i-idq'], from: '2026-12-31T00:00:00Z', to: '2027-01-01T00:00:00Z' }],
    ['PUT', '/api/desk/calendars/office', { name: 'Office', zone: 'Asia/Shanghai', lines: 'Mon-Fri 09:00-18:00' }],
    ['PUT', '/api/desk/mailbox', { host: 'imap', port: 993, tls: 'tls', user: 'desk', password: 'x', folder: 'INBOX', address: 'desk@a.example' }],
    ['POST', '/api/desk/tickets', { kind: 'fault', title: 'No answer', text: '' }],
    ['POST', '/api/desk/tickets', { who: 'Chen Jie', what: 'Counter 3 is dark.' }],
    ['POST', '/api/desk/tickets/TIC-41/answer', { text: 'We look at it.' }],
    ['POST', '/api/desk/my-tickets/TIC-40/reply', { text: 'Of the archive.' }],
    ['POST', '/api/tasks/t-free/claim', undefined],
    ['POST', '/api/tasks/t-late/delegate', { to: ANA, reason: 'Off tomorrow.' }],
    ['POST', '/api/approvals/a-1/votes', { yes: true, reason: '' }],
    ['PUT', '/api/deputies', { deputy: ANA, from: '2026-09-22T00:00:00Z', to: '2026-09-29T00:00:00Z' }],
    ['POST', `/api/people/${ANA}/reset-password`, undefined],
    ['DELETE', `/api/people/${ANA}`, undefined],
    ['POST', `/api/people/${KIM}/reactivate`, undefined],
    ['POST', '/api/oncall/swaps/w-1/accept', undefined],
    ['PUT', '/api/teams/buyers', { members: [ANA] }],
    ['DELETE', '/api/teams/buyers', undefined],
    ['PUT', '/api/changes/templates/renew-certificate', { title: 'Renew', why: '', implementation: ['a'], backOut: [], itemKinds: ['host'] }],
    ['DELETE', '/api/changes/templates/renew-certificate', undefined],
    ['POST', '/api/changes/freezes', { name: 'Weekend', reason: '', items: [], weekly: { fromDay: 'friday', fromTime: '18:00', toDay: 'monday', toTime: '06:00', zone: 'Asia/Shanghai' } }],
    ['POST', '/api/knowledge/articles', { kind: 'RUNBOOK', title: 'T', language: 'en', body: 'x', reviewBy: '2027-06-30', rules: ['A'], items: [] }],
    ['PUT', '/api/knowledge/articles/KB-40', { kind: 'ARTICLE', title: 'T', language: 'en', body: 'x', owner: ANA, rules: [], items: [] }],
    ['POST', '/api/knowledge/import', { folder: 'ops', files: [{ path: 'a.md', text: '# A' }] }],
    ['POST', '/api/knowledge/articles/KB-12/difference', { body: 'x' }],
    ['POST', '/api/knowledge/articles/KB-12/publish', { reviewBy: '2027-06-30' }],
    ['POST', '/api/knowledge/articles/KB-12/return', { reason: 'Which?' }],
    ['POST', '/api/knowledge/articles/KB-12/discard', { reason: 'Not needed.' }],
    ['POST', '/api/knowledge/articles/KB-31/confirm', { reviewBy: '2027-06-30' }],
    ['POST', '/api/knowledge/articles/KB-31/expire', { reason: 'Wrong.' }],
    ['POST', '/api/knowledge/articles/KB-40/submit', undefined],
    ['POST', '/api/assistant/chats', { about: 'INC-1042' }],
    ['DELETE', '/api/assistant/chats/0199b0a0-0000-7000-8000-000000000c02', undefined],
    ['POST', '/api/assistant/proposals/p-1', { token: 'x', words: 'Stopped.' }],
    ['DELETE', '/api/assistant/proposals/p-1', undefined],
    ['POST', '/api/assistant/drafts', { kind: 'REVIEW', about: 'INC-1036', language: 'en' }],
    ['POST', '/api/oncall/handover', { note: 'Row C is warm.' }],
    ['POST', '/api/oncall/handover/0199b0a0-0000-7000-8000-0000000000f1/accept', undefined],
    ['DELETE', '/api/oncall/swaps/w-1', undefined],
    ['PUT', '/api/incidents/INC-1042/diagnosis/verdict', { suspect: 'change:CHG-80', words: '' }],
  ])('when told %s %s', (method, path, body) => {
    expect(ask(method, path, '', body)).toEqual([]);
  });

  it('when a schedule or an escalation is changed', () => {
    const [schedule] = house.schedules;
    const [policy] = house.policies;
    const change = ask('PUT', `/api/oncall/schedules/${schedule!.id}`, '', scheduleChange(schedule!));
    expect([...change, ...ask('PUT', `/api/oncall/policies/${policy!.id}`, '', policyChange(policy!))]).toEqual([]);
  });

  it('when somebody else is put on call', () => {
    const [schedule] = house.schedules;
    const [policy] = house.policies;
    const stretch = { from: '2026-09-22T00:00:00Z', to: '2026-09-22T08:00:00Z' };
    const acts: [string, string, unknown][] = [
      ['POST', `/api/oncall/schedules/${schedule!.id}/overrides`, { personId: ANA, ...stretch, reason: 'Dentist' }],
      ['POST', `/api/oncall/schedules/${schedule!.id}/take-now`, { hours: 4 }],
      ['POST', '/api/oncall/swaps', { schedule: schedule!.id, mine: stretch, with: ANA, theirs: stretch }],
      ['POST', '/api/oncall/schedules', scheduleChange(schedule!)],
      ['POST', '/api/oncall/policies', policyChange({ ...policy!, match: { team: 'data' } })],
      ['POST', `/api/oncall/policies/${policy!.id}/test-page`, undefined],
      ['DELETE', `/api/oncall/overrides/${ANA}`, undefined],
      ['DELETE', `/api/oncall/policies/${policy!.id}`, undefined],
      ['DELETE', `/api/oncall/schedules/${schedule!.id}`, undefined],
    ];
    expect(acts.flatMap(([method, path, body]) => ask(method, path, '', body))).toEqual([]);
  });

  it('and would be caught if it did not', () => {
    expect(strangers({ items: [{ title: 1, colour: 'red', state: 'GONE' }] }, { type: 'object', properties: { items: { type: 'array', items: { $ref: '#/components/schemas/Incident' } } } }, 'answer')).toEqual([
      'answer.items[0].title is no text',
      'answer.items[0].colour is not in the description',
      expect.stringContaining('answer.items[0].state: "GONE" is none of'),
    ]);
  });
});

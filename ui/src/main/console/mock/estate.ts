import type { Alert, Dismissal, RuleFile, RuleGroup } from '../src/api/alerting';
import type { ChainState } from '../src/api/audit';
import type { AgentProgram } from '../src/api/fleet';
import type { RoleRights, Token } from '../src/api/identity';
import { RIGHTS } from '../src/api/identity';
import type { Item, Kind, Link } from '../src/api/inventory';
import type { Heartbeat, Outgoing, WayToReach } from '../src/api/notify';
import type { NewOverride, Swap } from '../src/api/oncall';
import type { Silence } from '../src/api/silence';
import type { Storage } from '../src/api/telemetry';

/** The part of the stand-in's knowledge that is beside incidents: rules, silences, items, settings. */
export type Estate = {
  ruleFiles: RuleFile[];
  ruleGroups: RuleGroup[];
  silences: Silence[];
  dismissals: Dismissal[];
  items: Item[];
  links: Link[];
  ways: WayToReach[];
  overrides: (NewOverride & { id: string; schedule: string })[];
  swaps: Swap[];
  tokens: Token[];
  roles: RoleRights[];
  heartbeat: Heartbeat;
  outgoing: Outgoing;
  storage: Storage;
  chain: ChainState;
  agent: AgentProgram;
};

/** The code that verifies any contact of the stand-in. */
export const CODE = '407213';

const HOST_RULES = `# Rules for watched hosts.
groups:
  - name: host
    interval: 15s
    rules:
      - alert: HostCpuSaturated
        expr: 100 * (1 - avg by (host) (rate(node_cpu_seconds_total{mode="idle"}[1m]))) > 90
        for: 10m
        labels: {severity: critical}
        annotations:
          runbook_url: /runbooks/host-cpu
`;

const OWN_RULES = `groups:
  - name: shop
    rules:
      - alert: CheckoutSlow
        expr: histogram_quantile(0.99, rate(checkout_seconds_bucket[5m])) > 2
        labels: {severity: high}
`;

const RUNBOOK = `# Host CPU saturated

All processors together have been above **90 %** for ten minutes.

## What it means

Work waits. Users notice when the run queue is longer than the processors.

## What to look at

1. Which process: \`top -o %CPU\`
2. Since when, and what changed then: [audit](/audit)

| sign | likely cause |
|---|---|
| mostly \`iowait\` | a slow disk |
| mostly \`user\` | a program in a loop |

## Safe remedies

- Lower the process's priority: \`renice 10 PID\`

<script>alert(1)</script>
`;

const RUNBOOK_ZH = `# 主机 CPU 饱和

## 先看什么

\`\`\`
ssh HOST uptime
\`\`\`

## 安全的处置

- 降低该进程的优先级：\`renice 10 PID\`
`;

/** In the reader's language, as the server answers. */
export function runbookIn(language: string | null) {
  return language === 'zh-CN' ? { title: '主机 CPU 饱和', language, body: RUNBOOK_ZH } : { title: 'Host CPU saturated', language: 'en', body: RUNBOOK };
}

function rule(name: string, expression: string, severity: string, forSeconds: number, state: string, at: string, over = {}) {
  return { name, expression, forSeconds, labels: { severity }, annotations: { summary: `${name} on {{ $labels.host }}`, runbook_url: '/runbooks/host-cpu' }, state, lastEvaluation: at, ...over };
}

export function estate(now: number, kind: 'trouble' | 'calm' | 'first', me: { id: string; other: string }, alerts: Alert[], schedule: string): Estate {
  const at = (seconds: number) => new Date(now - seconds * 1000).toISOString();
  const trouble = kind === 'trouble';
  const items = kind === 'first' ? [] : everything(now);
  return {
    ruleFiles: [
      { name: 'host.yml', shipped: true, text: HOST_RULES, version: 1 },
      { name: 'postgresql.yml', shipped: true, text: 'groups: []\n', version: 1 },
      ...(kind === 'first' ? [] : [{ name: 'shop.yml', shipped: false, text: OWN_RULES, version: 2 }]),
      ...(trouble ? [{ name: 'broken.yml', shipped: false, text: 'groups:\n  - name: x\n    rules:\n      - alert: A\n        expr: rate(a[5m)\n', version: 1, error: { errors: [{ line: 5, column: 20, message: 'unexpected ")" in a range, "]" expected' }] } }] : []),
    ],
    ruleGroups: [
      {
        file: 'host.yml',
        name: 'host',
        intervalSeconds: 15,
        rules: [
          rule('HostCpuSaturated', '100 * (1 - avg by (host) (rate(node_cpu_seconds_total{mode="idle"}[1m]))) > 90', 'critical', 600, trouble ? 'firing' : 'inactive', at(6)),
          rule('HostDiskNearlyFull', '100 * (1 - node_filesystem_avail_bytes / node_filesystem_size_bytes) > 85', 'high', 300, trouble ? 'firing' : 'inactive', at(6)),
          rule('HostSilent', 'evenkeel_host_silent == 1', 'high', 60, 'inactive', at(6)),
          rule('HostLoadHigh', 'node_load5 / on (host) count by (host) (node_cpu_seconds_total{mode="idle"}) > 4', 'low', 900, trouble ? 'pending' : 'inactive', at(6)),
        ],
      },
      ...(kind === 'first' ? [] : [{ file: 'shop.yml', name: 'shop', intervalSeconds: 30, rules: [rule('CheckoutSlow', 'histogram_quantile(0.99, rate(checkout_seconds_bucket[5m])) > 2', 'high', 0, 'inactive', at(21), trouble ? { error: 'checkout_seconds_bucket: more than 10,000 series' } : {})] }]),
    ],
    silences: kind === 'first' ? [] : silences(now, alerts),
    dismissals: kind === 'first' ? [] : dismissals(now, alerts),
    items,
    links: kind === 'first' ? [] : dependencies(),
    ways: kind === 'first' ? [] : [{ id: 'c-1', channel: 'EMAIL', address: 'wei.zhang@citycloud.example', verified: true }, { id: 'c-2', channel: 'WEBHOOK', address: 'https://hooks.citycloud.example/evenkeel', verified: true, ...(trouble ? { failedSince: at(900) } : {}) }],
    overrides: [],
    swaps: trouble ? [{ id: 'w-1', schedule, scheduleName: 'Operations', offeredBy: me.other, offeredByName: 'Ana Souza', mine: { from: at(-86_400 * 3), to: at(-86_400 * 4) }, with: me.id, withName: 'Zhang Wei', theirs: { from: at(-86_400 * 4), to: at(-86_400 * 5) }, madeAt: at(3000) }] : [],
    tokens: kind === 'first' ? [] : [{ id: 't-1', kind: 'TOKEN', name: 'prometheus-2', rights: ['WRITE_MEASUREMENTS', 'RAISE_ALERTS'], issuedAt: at(86_400 * 20) }, { id: 't-2', kind: 'TOKEN', name: 'grafana', rights: ['SEE_OPERATIONS'], issuedAt: at(86_400 * 90), revokedAt: at(86_400) }],
    roles: ROLE_RIGHTS,
    heartbeat: kind === 'first' ? { everySeconds: 60 } : { url: 'https://watch.example/ping/7f3a', everySeconds: 60, sentAt: at(20) },
    outgoing: { allowedAddresses: kind === 'first' ? [] : ['10.1.0.0/16'] },
    storage: { retentionDays: 30, bytes: 1_890_000_000, samples: 1_423_118_204, series: 18_412, oldest: at(86_400 * 29.4), lagSeconds: 0 },
    chain: { sealed: 88_405, unsealed: 2, newestSealedAt: at(12), checkpoint: { number: 88_400, at: at(1800), hash: '9f1c2b7d4e8a6035c1d2e3f4a5b6c7d8e9f00112233445566778899aabbccdde', sentTo: 'https://witness.example/evenkeel' } },
    agent: kind === 'first' ? { available: false, why: 'Run ./evenkeel package once: it makes the agent’s archive.' } : { available: true, version: '0.1.0', platform: 'linux-amd64', sha256: '4be1c0a2f7d94a7b86de0c11a2f3958a77c1e6d0b2f49ce05d1a8b9c7e6f5d43', bytes: 41_200_000 },
  };
}

function dismissals(now: number, alerts: Alert[]): Dismissal[] {
  const at = (days: number) => new Date(now + days * 86_400_000).toISOString();
  return alerts.slice(0, 1).map((alert) => ({ id: '0199b0a0-0000-7000-8000-0000000000d1', rule: `host.yml/host/${alert.labels['alertname'] ?? ''}`, labels: alert.labels, value: 5.9, needed: 6.1, why: 'The weekly report runs then.', saidBy: 'Ana Souza', saidAt: at(-2), endsAt: at(12) }));
}

function silences(now: number, alerts: Alert[]): Silence[] {
  const at = (seconds: number) => new Date(now + seconds * 1000).toISOString();
  const muted = alerts[2];
  const one = (id: string, from: number, to: number, state: Silence['status']['state'], matchers: Silence['matchers'], comment: string): Silence => ({ id, matchers, startsAt: at(from), endsAt: at(to), createdBy: 'Ana Souza', comment, updatedAt: at(from), status: { state } });
  const is = (name: string, value: string, isRegex = false) => ({ name, value, isRegex, isEqual: true });
  if (muted !== undefined) muted.mutedBy = ['9a1b2c3d-0000-4000-8000-000000000001'];
  return [
    one('9a1b2c3d-0000-4000-8000-000000000001', -3000, 5 * 3600, 'active', [is('alertname', 'HostDiskNearlyFull'), is('host', 'stor-backup-02')], 'Old backups are being removed, CHG-78.'),
    one('9a1b2c3d-0000-4000-8000-000000000002', 3600, 9 * 3600, 'pending', [is('host', 'gis-render-.*', true)], 'Kernel update tonight.'),
    one('9a1b2c3d-0000-4000-8000-000000000003', -90_000, -40_000, 'expired', [is('host', 'portal-07')], ''),
  ];
}

function item(id: string, kind: Kind, name: string, over: Partial<Item> = {}): Item {
  return { id, kind, name, discovered: kind !== 'business-service', facts: {}, retired: false, version: 1, ...over };
}

function everything(now: number): Item[] {
  const lastSeen = new Date(now - 20_000).toISOString();
  return [
    item('i-reg', 'business-service', 'Resident registration', { criticality: 'critical', owner: 'Data platform', note: 'Counters in 14 halls depend on it.' }),
    item('i-map', 'business-service', 'City map', { criticality: 'medium', owner: 'GIS' }),
    item('i-idq', 'service', 'id-query', { criticality: 'high', owner: 'Data platform', lastSeen, facts: { version: '4.11.2' } }),
    item('i-pgc', 'database', 'pg-core', { criticality: 'high', owner: 'Data platform', lastSeen, facts: { version: '17.6', host: 'pg-core-02' } }),
    item('i-web', 'web-server', 'edge nginx', { lastSeen, facts: { version: '1.28.0', instance: '10.1.4.7:9113' } }),
    item('i-red', 'cache', 'session redis', { lastSeen, facts: { version: '8.2' } }),
    ...['pg-core-01', 'pg-core-02', 'relay-02', 'idq-01', 'idq-02', 'edge-lb-01', 'stor-backup-02', 'gis-render-03'].map((name) => item(`i-${name}`, 'host', name, { lastSeen, facts: { host: name } })),
  ];
}

function dependencies(): Link[] {
  const link = (id: string, from: string, to: string[], needs = to.length, discovered = false): Link => ({ id, from, to, needs, discovered });
  return [
    link('l-1', 'i-reg', ['i-idq']),
    link('l-2', 'i-idq', ['i-idq-01', 'i-idq-02'], 1),
    link('l-3', 'i-idq', ['i-pgc']),
    link('l-4', 'i-pgc', ['i-pg-core-01', 'i-pg-core-02'], 1),
    link('l-5', 'i-map', ['i-web', 'i-pgc']),
    link('l-6', 'i-web', ['i-edge-lb-01'], 1, true),
  ];
}

const ROLE_RIGHTS: RoleRights[] = [
  { name: 'VIEWER', rights: ['SEE_OPERATIONS', 'OWN_ACCOUNT'] },
  { name: 'REQUESTER', rights: ['SEE_OPERATIONS', 'OWN_ACCOUNT'] },
  { name: 'SERVICE_DESK', rights: ['SEE_OPERATIONS', 'HANDLE_INCIDENTS', 'OWN_ACCOUNT'] },
  { name: 'ON_CALL_ENGINEER', rights: ['SEE_OPERATIONS', 'HANDLE_INCIDENTS', 'EDIT_ON_CALL', 'EDIT_RULES', 'WRITE_KNOWLEDGE', 'PUBLISH_KNOWLEDGE', 'OWN_ACCOUNT'] },
  { name: 'CHANGE_MANAGER', rights: ['SEE_OPERATIONS', 'EDIT_INVENTORY', 'OWN_ACCOUNT'] },
  { name: 'RECOVERY_MANAGER', rights: ['SEE_OPERATIONS', 'HANDLE_INCIDENTS', 'EDIT_RECOVERY', 'OWN_ACCOUNT'] },
  { name: 'ENERGY_ENGINEER', rights: ['SEE_OPERATIONS', 'OWN_ACCOUNT'] },
  { name: 'SECURITY_AUDITOR', rights: ['SEE_OPERATIONS', 'SEE_AUDIT', 'OWN_ACCOUNT'] },
  { name: 'ADMINISTRATOR', rights: RIGHTS.filter((right) => right !== 'WRITE_MEASUREMENTS' && right !== 'WRITE_LOGS' && right !== 'REPORT_HOST' && right !== 'RAISE_ALERTS') },
];

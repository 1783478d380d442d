import type { HandoverHead, HandoverSection } from '../src/api/handover';

export const WEI_ON_DUTY = { id: '0199b0a0-0000-7000-8000-000000000001', name: 'Zhang Wei' };
export const ANA_NEXT = { id: '0199b0a0-0000-7000-8000-000000000002', name: 'Ana Souza' };
export const DUTY = '0199b0a0-0000-7000-8000-0000000000a1';

/** What the stand-in's shifts hand over. */
export type Shifts = { sections: HandoverSection[]; handedOver: HandoverHead[]; frozen: Record<string, HandoverSection[]> };

export function shiftsOf(now: number): Shifts {
  const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
  const section = (name: string, en: string, zh: string, matters: HandoverSection['matters']): HandoverSection => ({ name, words: { en, zh }, needs: 'SEE_OPERATIONS', matters, more: false, unread: false });
  const sections = [
    section('open-incidents', 'Open incidents', '未结事件', [
      { key: 'INC-1044', line: { en: 'P2 Disk /var nearly full on relay-02 · nobody has it: acknowledge it', zh: 'P2 Disk /var nearly full on relay-02 · 无人接手：确认接手' }, link: '/incidents/INC-1044', since: at(-0.2), weight: 'HIGH' },
      { key: 'INC-1042', line: { en: 'P3 Resident ID query answers slowly · Zhang Wei has it, it still fires: take it or ask', zh: 'P3 Resident ID query answers slowly · Zhang Wei 已接手，仍在触发：接手或询问进展' }, link: '/incidents/INC-1042', since: at(-1), until: at(0.4), weight: 'MEDIUM' },
    ]),
    section('silences', 'Muted', '静默', [{ key: '0199b0a0-0000-7000-8000-0000000000e1', line: { en: 'host=stor-backup-02 · new disks · Ana Souza', zh: 'host=stor-backup-02 · new disks · Ana Souza' }, link: '/silences', since: at(-3), until: at(5), weight: 'MEDIUM' }]),
    section('risky-changes', 'Risky changes', '有风险的变更', [{ key: 'CHG-81', line: { en: 'PostgreSQL 17.8 on pg-core · not approved yet, high risk · pg-core-02', zh: 'PostgreSQL 17.8 on pg-core · 审批中，高风险 · pg-core-02' }, link: '/changes/CHG-81', since: at(6), until: at(8), weight: 'HIGH' }]),
    section('silent-hosts', 'Silent hosts', '失联主机', [{ key: 'portal-07', line: { en: 'portal-07 is not heard: see its power, network and agent', zh: 'portal-07 失联：检查电源、网络与代理' }, link: '/hosts/portal-07', since: at(-2), weight: 'MEDIUM' }]),
    { ...section('failed-processes', 'Processes that failed', '出错的流程', []), unread: true },
  ];
  const before: HandoverHead = {
    id: '0199b0a0-0000-7000-8000-0000000000f1',
    schedule: DUTY,
    scheduleName: 'Operations',
    number: 411,
    by: ANA_NEXT,
    from: ANA_NEXT,
    to: WEI_ON_DUTY,
    shift: { from: at(-8), to: at(4) },
    at: at(-0.5),
    note: 'The cold aisle of row C is warm; facilities call back before noon.',
    state: 'WAITING',
    reminders: [{ step: 0, person: WEI_ON_DUTY, at: at(-0.25) }],
  };
  const older: HandoverHead = { ...before, id: '0199b0a0-0000-7000-8000-0000000000f0', number: 410, by: WEI_ON_DUTY, from: WEI_ON_DUTY, to: ANA_NEXT, shift: { from: at(-32), to: at(-8) }, at: at(-32.2), note: '', state: 'ACCEPTED', reminders: [], acceptance: { by: ANA_NEXT, at: at(-32) } };
  return { sections, handedOver: [before, older], frozen: { [before.id]: sections.slice(0, 2), [older.id]: [] } };
}

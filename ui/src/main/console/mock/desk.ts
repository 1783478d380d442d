import type { CatalogueEntry, DeskMailbox, DeskTicket, LineDuty, Outage, Target, Ticket, TicketAct, TicketEntry, TicketFile, WorkCalendar } from '../src/api/desk';

/** What the stand-in's desk knows: a fault, a question that waits for its requester, one that is done. */
export type DeskOfWorld = { tickets: Ticket[]; entries: Record<string, TicketEntry[]>; files: Record<string, TicketFile[]>; linked: Record<string, string[]>; catalogue: CatalogueEntry[]; outages: Outage[]; calendars: WorkCalendar[]; targets: Target[]; duties: LineDuty[]; mailbox: DeskMailbox };

export function deskOf(now: number, me: string, other: string): DeskOfWorld {
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  const common = { priority: 'P3' as const, line: 'FIRST' as const, via: 'CONSOLE' as const, values: {}, version: 3 };
  const said = (id: number, minutes: number, kind: TicketEntry['kind'], actorName: string, text: string, over: Partial<TicketEntry> = {}): TicketEntry => ({ id, at: ago(minutes), kind, actorName, byRequester: false, isPublic: true, text, facts: {}, ...over });
  return {
    tickets: [
      { ...common, key: 'TIC-41', kind: 'FAULT', state: 'NEW', priority: 'P2', via: 'MAIL', title: 'ID check answers after a minute', text: 'Since nine o’clock the counter waits.', requester: { name: 'Chen Jie', address: 'chen.jie@hall.example' }, openedAt: ago(50), promises: [{ what: 'ANSWER', state: 'BROKEN', due: ago(20) }, { what: 'SOLVE', state: 'RUNNING', due: ago(-400) }] },
      { ...common, key: 'TIC-40', kind: 'QUESTION', state: 'WAITING', title: 'How long are backups kept?', text: 'For the audit in October.', requester: { person: me, name: 'Zhang Wei' }, assignee: { id: other, name: 'Ana Souza' }, openedAt: ago(300), answeredAt: ago(200), promises: [{ what: 'ANSWER', state: 'KEPT' }, { what: 'SOLVE', state: 'PAUSED' }] },
      { ...common, key: 'TIC-38', kind: 'REQUEST', state: 'RESOLVED', title: 'A virtual machine', text: '', entry: 'vm', values: { cpus: 4, purpose: 'Tests of the new counter' }, requester: { person: me, name: 'Zhang Wei' }, assignee: { id: me, name: 'Zhang Wei' }, openedAt: ago(3000), resolvedAt: ago(60), promises: [{ what: 'ANSWER', state: 'KEPT' }, { what: 'SOLVE', state: 'KEPT' }] },
    ],
    entries: {
      'TIC-41': [said(1, 50, 'OPENED', 'Chen Jie', '', { facts: { via: 'MAIL' } }), said(2, 45, 'NOTE', 'Ana Souza', 'Same hall as last week.', { isPublic: false }), said(3, 20, 'BROKEN', 'desk', '', { isPublic: false, facts: { promise: 'ANSWER' } })],
      'TIC-40': [said(4, 300, 'OPENED', 'Zhang Wei', '', { byRequester: true, facts: { via: 'CONSOLE' } }), said(5, 200, 'ASKED', 'Ana Souza', 'Of which service?')],
      'TIC-38': [said(6, 60, 'RESOLVED', 'Zhang Wei', 'It is there: vm-31.')],
    },
    files: { 'TIC-41': [{ id: '0199b0a0-0000-7000-8000-0000000000f1', name: 'counter.png', type: 'image/png', size: 183_211, at: ago(50), byName: 'Chen Jie', isPublic: true }] },
    linked: { 'TIC-41': ['TIC-40'] },
    catalogue: [
      {
        id: 'vm',
        name: { en: 'A virtual machine', zh: '虚拟机' },
        description: { en: 'Up to 8 CPUs, ready within a day.', zh: '最多 8 核，一天内交付。' },
        line: 'SECOND',
        schema: { type: 'object', required: ['cpus', 'purpose'], properties: { cpus: { type: 'integer', title: 'CPUs', 'x-zh': 'CPU 核数', minimum: 1, maximum: 8 }, purpose: { type: 'string', title: 'What for', 'x-zh': '用途', maxLength: 500 } } },
      },
    ],
    calendars: [
      { id: 'always', name: 'Round the clock', zone: 'UTC', lines: 'daily 00:00-24:00', since: ago(90_000), version: 1 },
      { id: 'office', name: 'Office hours', zone: 'server', lines: 'Mon-Fri 09:00-12:00 13:00-18:00\n2026-10-01..2026-10-07 off', since: ago(9_000), version: 2 },
    ],
    targets: [
      { kind: 'FAULT', priority: 'P1', calendar: 'always', answerMinutes: 15, solveMinutes: 240, warnPercent: 80 },
      { kind: 'FAULT', priority: 'P3', calendar: 'office', answerMinutes: 240, solveMinutes: 1080, warnPercent: 80 },
    ],
    duties: [],
    mailbox: { set: true, host: 'imap.example', port: 993, tls: 'tls', user: 'desk', folder: 'INBOX', address: 'desk@city.example', lastFetch: ago(1), failure: 'The mail server refused the password.', failingSince: ago(12) },
    outages: [{ services: ['Resident ID query'], effect: 'degraded', since: ago(24), matches: false }],
  };
}

const VERBS = ['take', 'assign', 'escalate', 'grade', 'answer', 'note', 'ask-requester', 'resolve', 'confirm', 'reopen', 'merge', 'link', 'incident'] as const;

/** What may be done to a ticket in its state, roughly as the server says it. */
export function actsOf(ticket: Ticket): TicketAct[] {
  const over = ticket.state === 'CLOSED' || ticket.state === 'MERGED';
  const done = ticket.state === 'RESOLVED';
  return VERBS.map((verb) => {
    if (over && verb !== 'note' && verb !== 'link') return { verb, allowed: false, code: 'ticket-closed', reason: `${ticket.key} is closed.` };
    if (!done && (verb === 'confirm' || verb === 'reopen')) return { verb, allowed: false, code: 'ticket-not-resolved', reason: `${ticket.key} is not resolved.` };
    return { verb, allowed: true };
  });
}

export function fileOf(desk: DeskOfWorld, ticket: Ticket): DeskTicket {
  return { ticket, acts: actsOf(ticket), entries: desk.entries[ticket.key] ?? [], attachments: desk.files[ticket.key] ?? [], linked: desk.linked[ticket.key] ?? [], merged: [] };
}

import type { CatalogueEntry, DeskMailboxChange, LineDuty, OwnTicket, Target, Ticket, TicketEntry, WorkCalendar } from '../src/api/desk';
import { problem, type Answer, type Handler } from './answer.ts';
import { fileOf } from './desk.ts';
import type { World } from './world.ts';

const ok = (body: unknown): Answer => ({ status: 200, body });
const made = (body: unknown): Answer => ({ status: 201, body });
const gone = (key: string | undefined): Answer => problem(404, 'ticket-unknown', `There is no ticket ${key ?? ''} of yours.`);
let counter = 1000;

function own(world: World, ticket: Ticket): OwnTicket {
  const { entries, attachments, linked, merged } = fileOf(world.desk, ticket);
  return { ticket, entries: entries.filter((entry) => entry.isPublic), attachments, linked, merged };
}

function found(world: World, key: string | undefined, mine: boolean): Ticket | undefined {
  return world.desk.tickets.find((one) => one.key === key && (!mine || one.requester.person === world.me));
}

/** Puts a line to a ticket and moves it. */
function moved(world: World, ticket: Ticket, change: Partial<Ticket>, kind: TicketEntry['kind'], text: string, over: Partial<TicketEntry> = {}): Ticket {
  const actorName = world.people.find((one) => one.id === world.me)?.displayName ?? '';
  const next: Ticket = { ...ticket, ...change, version: ticket.version + 1 };
  world.desk.tickets = world.desk.tickets.map((one) => (one.key === ticket.key ? next : one));
  world.desk.entries[ticket.key] = [...(world.desk.entries[ticket.key] ?? []), { id: (counter += 1), at: new Date().toISOString(), kind, actorName, byRequester: false, isPublic: true, text, facts: {}, ...over }];
  return next;
}

type Body = { text?: string; reason?: string; person?: string; line?: Ticket['line']; kind?: Ticket['kind']; priority?: Ticket['priority']; into?: string; to?: string };

function deskVerb(world: World, ticket: Ticket, verb: string, body: Body): Ticket | undefined {
  const me = world.people.find((one) => one.id === world.me);
  const assignee = { id: me?.id ?? '', name: me?.displayName ?? '' };
  const text = body.text ?? '';
  switch (verb) {
    case 'take':
      return moved(world, ticket, { state: 'OPEN', assignee }, 'ASSIGNED', '', { facts: { person: assignee.name } });
    case 'answer':
      return moved(world, ticket, { state: 'OPEN', assignee: ticket.assignee ?? assignee }, 'ANSWER', text);
    case 'note':
      return moved(world, ticket, {}, 'NOTE', text, { isPublic: false });
    case 'ask-requester':
      return moved(world, ticket, { state: 'WAITING' }, 'ASKED', text);
    case 'resolve':
      return moved(world, ticket, { state: 'RESOLVED' }, 'RESOLVED', text);
    case 'confirm':
      return moved(world, ticket, { state: 'CLOSED' }, 'CONFIRMED', '');
    case 'reopen':
      return moved(world, ticket, { state: 'OPEN' }, 'REOPENED', body.reason ?? '');
    case 'grade':
      return moved(world, ticket, { kind: body.kind ?? ticket.kind, priority: body.priority ?? ticket.priority }, 'GRADED', '');
    case 'escalate':
      return moved(world, ticket, { line: body.line ?? ticket.line, state: 'NEW' }, 'ESCALATED', '');
    case 'assign':
      return moved(world, ticket, { state: 'OPEN', assignee: { id: body.person ?? '', name: world.people.find((one) => one.id === body.person)?.displayName ?? 'Ana Souza' } }, 'ASSIGNED', '');
    case 'incident':
      return moved(world, ticket, { incident: 'INC-1044' }, 'INCIDENT', '', { facts: { incident: 'INC-1044' } });
    default:
      return undefined;
  }
}

export const deskReads: [RegExp, Handler][] = [
  [
    /^\/api\/desk\/tickets$/,
    (world, { query }) => {
      const is = (name: string, value: string) => (query.get(name) ?? value) === value;
      const typed = query.get('q')?.toLowerCase() ?? '';
      const open = (ticket: Ticket) => query.get('state') !== null || (ticket.state !== 'CLOSED' && ticket.state !== 'MERGED');
      return ok({ items: world.desk.tickets.filter((one) => open(one) && is('state', one.state) && is('line', one.line) && is('kind', one.kind) && (query.get('mine') !== 'true' || one.assignee?.id === world.me) && [one.title, one.key, one.requester.name].join(' ').toLowerCase().includes(typed)) });
    },
  ],
  [
    /^\/api\/desk\/tickets\/([^/]+)$/,
    (world, _request, [key]) => {
      const ticket = found(world, key, false);
      return ticket === undefined ? gone(key) : ok(fileOf(world.desk, ticket));
    },
  ],
  [/^\/api\/desk\/my-tickets$/, (world) => ok({ items: world.desk.tickets.filter((one) => one.requester.person === world.me) })],
  [
    /^\/api\/desk\/my-tickets\/([^/]+)$/,
    (world, _request, [key]) => {
      const ticket = found(world, key, true);
      return ticket === undefined ? gone(key) : ok(own(world, ticket));
    },
  ],
  [/^\/api\/desk\/outages$/, (world, { query }) => ok({ items: world.desk.outages.map((one) => ({ ...one, matches: /\bid\b/i.test(query.get('text') ?? '') })) })],
  [/^\/api\/desk\/catalogue$/, (world) => ok({ items: world.desk.catalogue })],
  [/^\/api\/desk\/calendars$/, (world) => ok({ items: world.desk.calendars })],
  [/^\/api\/desk\/targets$/, (world) => ok({ items: world.desk.targets })],
  [/^\/api\/desk\/lines$/, (world) => ok({ items: world.desk.duties })],
  [/^\/api\/desk\/mailbox$/, (world) => ok(world.desk.mailbox)],
];

export const deskPuts: [RegExp, Handler][] = [
  [
    /^\/api\/desk\/calendars\/([^/]+)$/,
    (world, { body }, [id]) => {
      const wanted = body as { name: string; zone: string; lines: string };
      const wrong = wanted.lines.split('\n').findIndex((line) => line.includes('25:'));
      if (wrong !== -1) return problem(400, 'calendar-line', `Line ${wrong + 1}: there is no 25 o'clock.`, 'lines');
      const old = world.desk.calendars.find((one) => one.id === id);
      const next: WorkCalendar = { ...wanted, id: id ?? '', since: new Date().toISOString(), version: (old?.version ?? 0) + 1 };
      world.desk.calendars = [...world.desk.calendars.filter((one) => one.id !== id), next];
      return ok(next);
    },
  ],
  [
    /^\/api\/desk\/targets$/,
    (world, { body }) => {
      world.desk.targets = (body as { items: Target[] }).items;
      return ok({ items: world.desk.targets });
    },
  ],
  [
    /^\/api\/desk\/lines$/,
    (world, { body }) => {
      world.desk.duties = (body as { items: LineDuty[] }).items;
      return ok({ items: world.desk.duties });
    },
  ],
  [
    /^\/api\/desk\/catalogue$/,
    (world, { body }) => {
      world.desk.catalogue = (body as { items: CatalogueEntry[] }).items;
      return ok({ items: world.desk.catalogue });
    },
  ],
  [
    /^\/api\/desk\/mailbox$/,
    (world, { body }) => {
      const { host, port, tls, user, folder, address } = body as DeskMailboxChange;
      world.desk.mailbox = { set: true, host, port, tls, user, folder, address };
      return ok(world.desk.mailbox);
    },
  ],
];

export const deskPosts: [RegExp, Handler][] = [
  [
    /^\/api\/desk\/tickets$/,
    (world, { body }) => {
      const wanted = body as { kind?: string; title?: string; text?: string; entry?: string; values?: Record<string, unknown>; who?: string; what?: string };
      const me = world.people.find((one) => one.id === world.me);
      const ticket: Ticket = {
        key: `TIC-${42 + world.desk.tickets.length}`,
        kind: wanted.who === undefined ? ((wanted.kind ?? 'question').toUpperCase() as Ticket['kind']) : 'QUESTION',
        state: 'NEW',
        priority: 'P3',
        line: 'FIRST',
        via: wanted.who === undefined ? 'CONSOLE' : 'PHONE',
        title: wanted.title ?? wanted.what ?? world.desk.catalogue.find((one) => one.id === wanted.entry)?.name['en'] ?? '',
        text: wanted.text ?? '',
        requester: wanted.who === undefined ? { person: me?.id ?? '', name: me?.displayName ?? '' } : { name: wanted.who },
        ...(wanted.entry === undefined ? {} : { entry: wanted.entry }),
        values: wanted.values ?? {},
        openedAt: new Date().toISOString(),
        promises: [],
        version: 1,
      };
      world.desk.tickets = [ticket, ...world.desk.tickets];
      return made(ticket);
    },
  ],
  [
    /^\/api\/desk\/tickets\/([^/]+)\/([a-z-]+)$/,
    (world, { body }, [key, verb]) => {
      const ticket = found(world, key, false);
      if (ticket === undefined) return gone(key);
      const next = deskVerb(world, ticket, verb ?? '', body ?? {});
      return next === undefined ? problem(404, 'no-such-path', `The stand-in knows no ${verb ?? ''}.`) : ok(fileOf(world.desk, next));
    },
  ],
  [
    /^\/api\/desk\/my-tickets\/([^/]+)\/(reply|confirm|reopen)$/,
    (world, { body }, [key, verb]) => {
      const ticket = found(world, key, true);
      if (ticket === undefined) return gone(key);
      const { text = '', reason = '' } = (body ?? {}) as Body;
      const by = { byRequester: true };
      const next = verb === 'confirm' ? moved(world, ticket, { state: 'CLOSED' }, 'CONFIRMED', '', by) : verb === 'reopen' ? moved(world, ticket, { state: 'OPEN' }, 'REOPENED', reason, by) : moved(world, ticket, { state: 'OPEN' }, 'REPLY', text, by);
      return ok(own(world, next));
    },
  ],
];

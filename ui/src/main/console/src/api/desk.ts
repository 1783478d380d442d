import type { FormSchema } from './task';

export type TicketKind = 'FAULT' | 'REQUEST' | 'QUESTION';
export type TicketState = 'NEW' | 'OPEN' | 'WAITING' | 'RESOLVED' | 'CLOSED' | 'MERGED';
export type Line = 'FIRST' | 'SECOND' | 'THIRD';
export const TICKET_KINDS: readonly TicketKind[] = ['FAULT', 'REQUEST', 'QUESTION'];
export const TICKET_STATES: readonly TicketState[] = ['NEW', 'OPEN', 'WAITING', 'RESOLVED', 'CLOSED', 'MERGED'];
export const LINES: readonly Line[] = ['FIRST', 'SECOND', 'THIRD'];

/** What was promised; without `due` it stands still or was kept. */
export type Promised = { what: 'ANSWER' | 'SOLVE'; state: 'RUNNING' | 'AT_RISK' | 'PAUSED' | 'KEPT' | 'BROKEN'; due?: string };

/** One matter of one requester. */
export type Ticket = {
  key: string;
  kind: TicketKind;
  state: TicketState;
  priority: 'P1' | 'P2' | 'P3' | 'P4';
  line: Line;
  via: 'CONSOLE' | 'API' | 'MAIL' | 'PHONE';
  title: string;
  text: string;
  requester: { person?: string; name: string; address?: string };
  assignee?: { id: string; name: string };
  item?: string;
  incident?: string;
  mergedInto?: string;
  entry?: string;
  values: Record<string, unknown>;
  openedAt: string;
  answeredAt?: string;
  resolvedAt?: string;
  closedAt?: string;
  promises: Promised[];
  version: number;
};

export type TicketEntryKind = 'OPENED' | 'ANSWER' | 'REPLY' | 'NOTE' | 'ASKED' | 'RESOLVED' | 'CONFIRMED' | 'REOPENED' | 'ASSIGNED' | 'ESCALATED' | 'GRADED' | 'MERGED' | 'LINKED' | 'INCIDENT' | 'AT_RISK' | 'BROKEN' | 'MAIL_FAILED' | 'ROBOT' | 'ATTACHED' | 'REMARK';

export type TicketEntry = { id: number; at: string; kind: TicketEntryKind; actorName: string; byRequester: boolean; isPublic: boolean; text: string; facts: Record<string, string> };

export type TicketFile = { id: string; name: string; type: string; size: number; at: string; byName: string; isPublic: boolean };

/** A verb, whether it may be done now, and why not. */
export type TicketAct = { verb: string; allowed: boolean; code?: string; reason?: string };

export type OwnTicket = { ticket: Ticket; entries: TicketEntry[]; attachments: TicketFile[]; linked: string[]; merged: string[] };
export type DeskTicket = OwnTicket & { acts: TicketAct[] };
export type TicketPage = { items: Ticket[]; next?: string };

/** Something that people know by name and that is out of order now. */
export type Outage = { services: string[]; effect: string; since: string; matches: boolean };

export type CatalogueEntry = { id: string; name: Record<string, string>; description: Record<string, string>; schema: FormSchema; process?: string; line: Line; solveMinutes?: number };

/** Working time as text, a line for some days; `since` is from when this version holds. */
export type WorkCalendar = { id: string; name: string; zone: string; lines: string; since: string; version: number };
export type Target = { kind: TicketKind; priority: 'P1' | 'P2' | 'P3' | 'P4'; calendar: string; answerMinutes: number; solveMinutes: number; warnPercent: number };
/** The on-call schedule that stands for a line. */
export type LineDuty = { line: Line; schedule: string };
/** The mailbox that the desk reads; its password is never answered. */
export type DeskMailbox = { set: boolean; host?: string; port?: number; tls?: string; user?: string; folder?: string; address?: string; lastFetch?: string; failure?: string; failingSince?: string };
export type DeskMailboxChange = { host: string; port: number; tls: string; user: string; password?: string | undefined; folder: string; address: string };

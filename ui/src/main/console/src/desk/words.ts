import type { CatalogueEntry, Promised, Ticket, TicketEntry } from '../api/desk';
import type { Language } from '../i18n/words';

/** A text of the catalogue in the reader's language, else in the other. */
export function inLanguage(words: Record<string, string>, language: Language): string {
  const first = language === 'zh-CN' ? words['zh'] : words['en'];
  return first ?? words['en'] ?? words['zh'] ?? '';
}

export function entryName(entry: CatalogueEntry | undefined, id: string, language: Language): string {
  return entry === undefined ? id : inLanguage(entry.name, language);
}

/** The promise that runs out next; where all stand still, the one that will go on. */
export function nextPromise(ticket: Ticket): Promised | undefined {
  const open = ticket.promises.filter((one) => one.state !== 'KEPT');
  const due = open.filter((one) => one.due !== undefined).toSorted((a, b) => Date.parse(a.due ?? '') - Date.parse(b.due ?? ''));
  return due[0] ?? open[0];
}

/** Over: nobody waits for anything any more. */
export function isOver(ticket: Ticket): boolean {
  return ticket.state === 'CLOSED' || ticket.state === 'MERGED';
}

/** Whose words an entry is: said to the requester, by the requester, among the desk, or something that happened. */
export function voiceOf(entry: TicketEntry): 'desk' | 'requester' | 'note' | 'event' {
  if (entry.text === '' && entry.kind !== 'ATTACHED') return 'event';
  if (entry.byRequester) return 'requester';
  return entry.isPublic ? 'desk' : 'note';
}

const KIB = 1024;

export function sizeOf(bytes: number): string {
  return bytes < KIB * KIB ? `${Math.max(1, Math.round(bytes / KIB))} KiB` : `${(bytes / KIB / KIB).toFixed(1)} MiB`;
}

import type { Ticket } from '../api/desk';
import { useT } from '../i18n/words';

const TONE: Record<Ticket['state'], string> = { NEW: 'accent', OPEN: '', WAITING: 'medium', RESOLVED: 'ok', CLOSED: '', MERGED: '' };

/** Where a ticket is; the requester reads it in other words than the desk. */
export function StateTag({ state, own = false }: { state: Ticket['state']; own?: boolean }) {
  const t = useT();
  return <span className={`tag ${TONE[state]}`}>{t(own ? `ticket.own.${state}` : `ticket.state.${state}`)}</span>;
}

import type { Act } from '../api/audit';
import type { Key } from '../i18n/words';

/** Whether an act changed something that may cause trouble, as signing in does not. */
export function isChange(act: Act): boolean {
  return !QUIET.has(act.verb);
}

const QUIET = new Set(['identity.sign-in', 'identity.sign-out', 'identity.refuse-sign-in', 'identity.change-password', 'incident.note', 'incident.comment', 'oncall.page']);

/** The catalogue's sentence for an act; one that it lacks is shown by the name that the server gives it. */
export function sentenceKey(verb: string, catalogue: object): Key | undefined {
  const key = `verb.${verb}`;
  return key in catalogue ? (key as Key) : undefined;
}

import type { Act } from '../api/incident';
import { refusalSentence } from '../i18n/refusals';
import type { Key, Translate } from '../i18n/words';

const SHORT: Record<string, Key> = {
  'incident-still-firing': 'incident.stillFiring',
  'incident-not-acknowledged': 'incident.notAcknowledged',
  'incident-not-resolved': 'incident.notResolved',
};

/** Why a verb is not possible now: our short word for a known reason, else the whole sentence. */
export function refusalWords(t: Translate, act: Act): string {
  const key = act.code === undefined ? undefined : SHORT[act.code];
  return key === undefined ? refusalSentence(act.code ?? '', act.reason ?? '') : t(key);
}

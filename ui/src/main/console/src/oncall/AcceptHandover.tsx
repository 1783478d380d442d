import type { HandoverHead, Why } from '../api/handover';
import { refusalSentence } from '../i18n/refusals';
import { useT } from '../i18n/words';
import { useMay, useMe } from '../identity/server';
import { Button } from '../parts/Button';
import { useNow, useTime } from '../parts/time';
import { Wrong } from '../parts/Wrong';
import { useAcceptHandover } from './handoverServer';

/** The one act on a hand-over that waits, with what it means; what became of one that does not. */
export function AcceptHandover({ handover }: { handover: HandoverHead }) {
  const t = useT();
  const accept = useAcceptHandover();
  const me = useMe().person.id;
  const mayHandle = useMay('HANDLE_INCIDENTS');
  if (handover.state !== 'WAITING' || !mayHandle || me === handover.by.id) return null;
  const own = handover.to.id === me;
  const name = handover.to.name;
  return (
    <span className="col accept">
      <Button look={own ? 'primary' : 'plain'} busy={accept.isPending} off={whyNot(handover.whyNotAccept)} onClick={() => accept.mutate(handover.id)}>
        {own ? t('handover.accept') : t('handover.acceptFor', { name })}
      </Button>
      {handover.whyNotAccept === undefined ? <span className="sub">{own ? t('handover.acceptMeans') : t('handover.acceptForMeans', { name })}</span> : null}
      <Wrong error={accept.error} />
    </span>
  );
}

/** What became of it, oldest first. */
export function Became({ handover }: { handover: HandoverHead }) {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  const { acceptance } = handover;
  return (
    <ul className="became sub">
      {handover.reminders.map(({ step, person, at }) => (
        <li key={step}>{person === undefined ? t('handover.nobodyLeft', { at: time.short(at, now) }) : t(step === 0 ? 'handover.reminded' : 'handover.told', { name: person.name, at: time.short(at, now) })}</li>
      ))}
      {acceptance === undefined ? null : <li>{t(acceptance.inNameOf === undefined ? 'handover.acceptedBy' : 'handover.acceptedFor', { name: acceptance.by.name, other: acceptance.inNameOf ?? '', at: time.short(acceptance.at, now) })}</li>}
      {handover.state === 'REPLACED' ? <li>{t('handover.replaced')}</li> : null}
    </ul>
  );
}

/** Why an act can't be done now, in the reader's language. */
export function whyNot(why: Why | undefined): string | undefined {
  return why === undefined ? undefined : refusalSentence(why.code, why.sentence);
}

import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/words';
import { useContacts } from '../notify/server';
import { VerifyWay } from '../notify/VerifyWay';
import { Mark } from '../parts/Mark';

/** A way that nobody has seen work is no way: the code in the message proves that it came. */
export function Receive() {
  const t = useT();
  const { data: contacts = [] } = useContacts();
  const waiting = contacts.filter((way) => !way.verified);
  const proved = contacts.filter((way) => way.verified);
  return (
    <div className="in-step">
      <h2>{t('setup.receiveTitle')}</h2>
      <p>{t('setup.receiveText')}</p>
      {contacts.length === 0 ? (
        <p className="row">
          <Mark severity="unknown" />
          <Link to="/setup" search={{ step: 'reach' }}>
            {t('setup.reachFirst')}
          </Link>
        </p>
      ) : null}
      {proved.map((way) => (
        <p key={way.id} className="row" role="status">
          <Mark severity="ok" silent />
          <span>{t('setup.proved', { address: way.address })}</span>
        </p>
      ))}
      {waiting.map((way) => (
        <VerifyWay key={way.id} way={way} />
      ))}
      {proved.length > 0 && waiting.length === 0 ? (
        <p>
          <Link className="btn primary" to="/setup" search={{ step: 'duty' }}>
            {t('setup.onward', { step: t('setup.duty') })}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

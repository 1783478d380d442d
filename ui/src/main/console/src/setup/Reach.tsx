import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { AddWay } from '../notify/AddWay';
import { MailForm } from '../notify/MailForm';
import { useContacts, useMailServer } from '../notify/server';
import { Answer } from '../parts/Answer';
import { Mark } from '../parts/Mark';
import { WaitingBlock } from '../parts/Waiting';

/** First the road, then the address: without a mail server no code could arrive. */
export function Reach() {
  const t = useT();
  const mayEdit = useMay('EDIT_SETTINGS');
  const mail = useMailServer(mayEdit);
  const { data: contacts = [] } = useContacts();
  return (
    <div className="in-step">
      <h2>{t('setup.reachTitle')}</h2>
      <p>{t('setup.reachText')}</p>
      {mayEdit ? (
        <Answer query={mail} failed={t('mail.failed')} waiting={<WaitingBlock height={260} what={t('mail.title')} />}>
          {(server) =>
            server.set ? (
              <p className="row">
                <Mark severity="ok" />
                <span>{t('mail.isSet', { host: `${server.host ?? ''}:${String(server.port ?? '')}` })}</span>
              </p>
            ) : (
              <details open className="mailset">
                <summary>{t('setup.mail')}</summary>
                <MailForm server={server} />
              </details>
            )
          }
        </Answer>
      ) : null}
      {contacts.map((way) => (
        <p key={way.id} className="row">
          <Mark severity={way.verified ? 'ok' : 'unknown'} />
          <span className="mono">{way.address}</span>
          {way.verified ? null : (
            <Link to="/setup" search={{ step: 'receive' }}>
              {t('setup.receive')}
            </Link>
          )}
        </p>
      ))}
      <AddWay />
    </div>
  );
}

import { useT } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { WaitingBlock } from '../parts/Waiting';
import { MailForm } from './MailForm';
import { TestNotice } from './TestNotice';
import { useContacts, useMailServer } from './server';

export default function MailPage() {
  const t = useT();
  const mail = useMailServer();
  const contacts = useContacts();
  // Only what its owner showed to be theirs is written to.
  const own = contacts.data?.filter((way) => way.channel === 'EMAIL' && way.verified) ?? [];
  return (
    <div className="settings2">
      <Panel title={t('mail.title')}>
        <Answer query={mail} failed={t('mail.failed')} waiting={<WaitingBlock height={320} what={t('mail.title')} />}>
          {(server) => <MailForm key={String(server.set)} server={server} />}
        </Answer>
        {mail.data?.set === true && own.length > 0 ? <TestNotice channel="EMAIL" /> : null}
      </Panel>
      <Panel title={t('mail.stateTitle')}>
        <div className="check">
          <Mark severity={mail.data?.set === true ? 'ok' : 'unknown'} />
          <span>{mail.data?.set === true ? t('mail.isSet', { host: `${mail.data.host ?? ''}:${String(mail.data.port ?? '')}` }) : t('mail.notSet')}</span>
        </div>
        <div className="check">
          <Mark severity={own.length === 0 ? 'unknown' : 'ok'} />
          <span>{contacts.data === undefined ? t('mail.readingAddress') : own.length === 0 ? t('mail.noAddress') : t('mail.address', { email: own.map((way) => way.address).join(', ') })}</span>
        </div>
      </Panel>
    </div>
  );
}

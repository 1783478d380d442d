import { useT } from '../i18n/words';
import { useMe } from '../identity/server';
import { Answer } from '../parts/Answer';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { WaitingBlock } from '../parts/Waiting';
import { MailForm } from './MailForm';
import { TestNotice } from './TestNotice';
import { useMailServer } from './server';

export default function MailPage() {
  const t = useT();
  const mail = useMailServer();
  const { person } = useMe();
  return (
    <div className="settings2">
      <Panel title={t('mail.title')}>
        <Answer query={mail} failed={t('mail.failed')} waiting={<WaitingBlock height={320} what={t('mail.title')} />}>
          {(server) => <MailForm key={String(server.set)} server={server} />}
        </Answer>
        {mail.data?.set === true && person.email !== undefined ? <TestNotice channel="EMAIL" /> : null}
      </Panel>
      <Panel title={t('mail.stateTitle')}>
        <div className="check">
          <Mark severity={mail.data?.set === true ? 'ok' : 'unknown'} />
          <span>{mail.data?.set === true ? t('mail.isSet', { host: `${mail.data.host ?? ''}:${String(mail.data.port ?? '')}` }) : t('mail.notSet')}</span>
        </div>
        <div className="check">
          <Mark severity={person.email === undefined ? 'unknown' : 'ok'} />
          <span>{person.email === undefined ? t('mail.noAddress') : t('mail.address', { email: person.email })}</span>
        </div>
      </Panel>
    </div>
  );
}

import { NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DeskMailbox } from '../api/desk';
import { useT } from '../i18n/words';
import { Say } from '../i18n/Say';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { WaitingBlock } from '../parts/Waiting';
import { fieldError, Wrong } from '../parts/Wrong';
import { useMailbox, usePutMailbox, useRemoveMailbox } from './settingsServer';

const PORTS: Record<string, number> = { tls: 993, starttls: 143, none: 143 };

/** The mailbox whose mail becomes tickets: what is set, when it was read last, and what is wrong with it. */
export function MailboxPanel() {
  const t = useT();
  const mailbox = useMailbox();
  return (
    <Panel title={t('mailbox.title')}>
      <Answer query={mailbox} failed={t('mailbox.failed')} waiting={<WaitingBlock height={280} what={t('mailbox.title')} />}>
        {(now) => (
          <>
            <State mailbox={now} />
            <Form key={`${now.host ?? ''}-${now.user ?? ''}`} mailbox={now} />
          </>
        )}
      </Answer>
    </Panel>
  );
}

function State({ mailbox }: { mailbox: DeskMailbox }) {
  const t = useT();
  if (!mailbox.set) return <p className="body dim">{t('mailbox.notSet')}</p>;
  return (
    <p className="body mailbox-state">
      <Mark severity={mailbox.failure === undefined ? 'ok' : 'high'} />
      <span>{mailbox.failure !== undefined ? <Say k="mailbox.broken" values={{ why: mailbox.failure, since: mailbox.failingSince === undefined ? '' : <Age at={mailbox.failingSince} /> }} /> : mailbox.lastFetch === undefined ? t('mailbox.never') : <Say k="mailbox.works" values={{ span: <Age at={mailbox.lastFetch} /> }} />}</span>
    </p>
  );
}

function Form({ mailbox }: { mailbox: DeskMailbox }) {
  const t = useT();
  const put = usePutMailbox();
  const remove = useRemoveMailbox();
  const [tls, setTls] = useState(mailbox.tls ?? 'tls');
  const [host, setHost] = useState(mailbox.host ?? '');
  const [port, setPort] = useState(String(mailbox.port ?? PORTS['tls']));
  const [user, setUser] = useState(mailbox.user ?? '');
  const [password, setPassword] = useState('');
  const [folder, setFolder] = useState(mailbox.folder ?? 'INBOX');
  const [address, setAddress] = useState(mailbox.address ?? '');
  const off = host.trim() === '' || user.trim() === '' || address.trim() === '' || !/^\d{1,5}$/.test(port) ? t('mailbox.missing') : undefined;
  const wrong = (field: string) => fieldError(put.error, field);
  return (
    <form
      className="body form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (off === undefined && !put.isPending) put.mutate({ host: host.trim(), port: Number(port), tls, user: user.trim(), password: password === '' ? undefined : password, folder: folder.trim(), address: address.trim() });
      }}
    >
      <div className="fields2">
        <TextInput label={t('mail.host')} value={host} spellCheck={false} onChange={(event) => setHost(event.target.value)} error={wrong('host')} />
        <TextInput label={t('mail.port')} inputMode="numeric" value={port} onChange={(event) => setPort(event.target.value)} error={wrong('port')} />
      </div>
      <NativeSelect
        label={t('mail.security')}
        value={tls}
        onChange={(event) => {
          if (port === String(PORTS[tls])) setPort(String(PORTS[event.target.value]));
          setTls(event.target.value);
        }}
        data={(['tls', 'starttls', 'none'] as const).map((value) => ({ value, label: t(`mail.${value}`) }))}
        error={wrong('tls')}
      />
      <TextInput label={t('mail.user')} value={user} autoComplete="off" spellCheck={false} onChange={(event) => setUser(event.target.value)} error={wrong('user')} />
      <PasswordInput label={t('mail.password')} description={mailbox.set ? t('mail.passwordKept') : undefined} value={password} autoComplete="new-password" onChange={(event) => setPassword(event.target.value)} error={wrong('password')} visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }} />
      <TextInput label={t('mailbox.folder')} value={folder} spellCheck={false} onChange={(event) => setFolder(event.target.value)} error={wrong('folder')} />
      <TextInput type="email" label={t('mailbox.address')} description={t('mailbox.addressHint')} value={address} onChange={(event) => setAddress(event.target.value)} error={wrong('address')} />
      <Wrong error={put.error ?? remove.error} />
      <div className="acts">
        <Button look="primary" type="submit" busy={put.isPending} off={off}>
          {t('mailbox.save')}
        </Button>
        {mailbox.set ? (
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t('mailbox.remove')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}

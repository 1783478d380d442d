import { NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { MailSecurity, MailServer } from '../api/notify';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { fieldError, Wrong } from '../parts/Wrong';
import { useSetMailServer } from './server';

const PORTS: Record<MailSecurity, number> = { starttls: 587, tls: 465, none: 25 };

export function MailForm({ server }: { server: MailServer }) {
  const t = useT();
  const set = useSetMailServer();
  const [host, setHost] = useState(server.host ?? '');
  const [port, setPort] = useState(String(server.port ?? PORTS.starttls));
  const [security, setSecurity] = useState<MailSecurity>(server.set ? server.security : 'starttls');
  const [user, setUser] = useState(server.user ?? '');
  const [password, setPassword] = useState('');
  const [from, setFrom] = useState(server.from ?? '');
  const off = host === '' || from === '' || !/^\d{1,5}$/.test(port) ? t('mail.missing') : undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (off !== undefined || set.isPending) return;
    set.mutate({ host: host.trim(), port: Number(port), security, user: user === '' ? undefined : user, password: password === '' ? undefined : password, from: from.trim() });
  };
  const wrong = (field: string) => fieldError(set.error, field);
  return (
    <form className="body form" onSubmit={submit} noValidate>
      <div className="fields2">
        <TextInput label={t('mail.host')} value={host} spellCheck={false} onChange={(event) => setHost(event.target.value)} error={wrong('host')} />
        <TextInput label={t('mail.port')} inputMode="numeric" value={port} onChange={(event) => setPort(event.target.value)} error={wrong('port')} />
      </div>
      <NativeSelect
        label={t('mail.security')}
        description={security === 'none' ? t('mail.noneWarning') : undefined}
        value={security}
        onChange={(event) => {
          const next = event.target.value as MailSecurity;
          if (port === String(PORTS[security])) setPort(String(PORTS[next]));
          setSecurity(next);
        }}
        data={(['starttls', 'tls', 'none'] as const).map((value) => ({ value, label: t(`mail.${value}`) }))}
      />
      <TextInput label={t('mail.user')} value={user} autoComplete="off" spellCheck={false} onChange={(event) => setUser(event.target.value)} error={wrong('user')} />
      <PasswordInput label={t('mail.password')} description={server.set ? t('mail.passwordKept') : undefined} value={password} autoComplete="new-password" onChange={(event) => setPassword(event.target.value)} error={wrong('password')} visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }} />
      <TextInput type="email" label={t('mail.from')} value={from} onChange={(event) => setFrom(event.target.value)} error={wrong('from')} />
      <Wrong error={set.error} />
      <div className="acts">
        <Button look="primary" type="submit" busy={set.isPending} off={off}>
          {t('mail.act')}
        </Button>
        {set.isSuccess ? <span role="status" className="sub">{t('mail.saved')}</span> : null}
      </div>
    </form>
  );
}

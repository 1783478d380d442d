import { PasswordInput, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Wrong } from '../parts/Wrong';
import { Door } from './Door';
import { useSignIn } from './server';

export default function SignIn() {
  const t = useT();
  const signIn = useSignIn();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const missing = name === '' || password === '' ? t('signIn.missing') : undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (missing === undefined && !signIn.isPending) signIn.mutate({ name: name.trim(), password });
  };
  return (
    <Door title={t('signIn.title')}>
      <form onSubmit={submit}>
        <TextInput label={t('signIn.name')} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} value={name} onChange={(event) => setName(event.target.value)} data-autofocus />
        <PasswordInput
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
        />
        <Wrong error={signIn.error} />
        <Button look="primary" size="big" type="submit" full busy={signIn.isPending} off={missing} offShown>
          {t('signIn.act')}
        </Button>
      </form>
    </Door>
  );
}

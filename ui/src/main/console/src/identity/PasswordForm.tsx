import { PasswordInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { fieldError, Wrong } from '../parts/Wrong';
import { useChangePassword } from './server';

/** The old password and the new one twice. `first`: the old one is the first, which somebody else has seen. */
export function PasswordForm({ name, first, onDone }: { name: string; first: boolean; onDone?: () => void }) {
  const t = useT();
  const change = useChangePassword();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && again !== next ? t('password.differs') : undefined;
  const off = current === '' || next === '' || again === '' ? t('password.missing') : differs;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (off !== undefined || change.isPending) return;
    change.mutate({ current, next }, onDone === undefined ? {} : { onSuccess: onDone });
  };
  const eye = { 'aria-label': t('signIn.show') };
  const wrongField = fieldError(change.error, 'current') ?? fieldError(change.error, 'next');
  return (
    <form onSubmit={submit} className={first ? undefined : 'form'}>
      <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
      <PasswordInput label={t(first ? 'password.current' : 'password.now')} autoComplete="current-password" value={current} onChange={(event) => setCurrent(event.target.value)} error={fieldError(change.error, 'current')} visibilityToggleButtonProps={eye} />
      <PasswordInput label={t(first ? 'password.next' : 'password.new')} autoComplete="new-password" value={next} onChange={(event) => setNext(event.target.value)} error={fieldError(change.error, 'next')} visibilityToggleButtonProps={eye} />
      <PasswordInput label={t(first ? 'password.again' : 'password.newAgain')} autoComplete="new-password" value={again} onChange={(event) => setAgain(event.target.value)} error={differs} visibilityToggleButtonProps={eye} />
      {wrongField === undefined ? <Wrong error={change.error} /> : null}
      <Button look="primary" size={first ? 'big' : 'normal'} type="submit" full={first} busy={change.isPending} off={off} offShown>
        {t('password.act')}
      </Button>
    </form>
  );
}

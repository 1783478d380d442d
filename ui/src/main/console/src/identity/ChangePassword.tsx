import { PasswordInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { fieldError, Wrong } from '../parts/Wrong';
import { Door } from './Door';
import { useChangePassword, useSignOut } from './server';

/** The first password was seen by somebody else, so nothing is shown before it is changed. */
export default function ChangePassword({ name }: { name: string }) {
  const t = useT();
  const change = useChangePassword();
  const signOut = useSignOut();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && again !== next ? t('password.differs') : undefined;
  const off = current === '' || next === '' || again === '' ? t('password.missing') : differs;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (off === undefined && !change.isPending) change.mutate({ current, next });
  };
  const eye = { 'aria-label': t('signIn.show') };
  const wrongField = fieldError(change.error, 'current') ?? fieldError(change.error, 'next');
  return (
    <Door
      title={t('password.title')}
      foot={
        <Button look="quiet" onClick={() => signOut.mutate()}>
          {t('menu.signOut')}
        </Button>
      }
    >
      <p className="mid" style={{ marginTop: 6 }}>
        <Say k="password.why" values={{ name }} />
      </p>
      <form onSubmit={submit}>
        <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
        <PasswordInput label={t('password.current')} autoComplete="current-password" value={current} onChange={(event) => setCurrent(event.target.value)} error={fieldError(change.error, 'current')} visibilityToggleButtonProps={eye} />
        <PasswordInput label={t('password.next')} autoComplete="new-password" value={next} onChange={(event) => setNext(event.target.value)} error={fieldError(change.error, 'next')} visibilityToggleButtonProps={eye} />
        <PasswordInput label={t('password.again')} autoComplete="new-password" value={again} onChange={(event) => setAgain(event.target.value)} error={differs} visibilityToggleButtonProps={eye} />
        {wrongField === undefined ? <Wrong error={change.error} /> : null}
        <Button look="primary" size="big" type="submit" full busy={change.isPending} off={off} offShown>
          {t('password.act')}
        </Button>
      </form>
    </Door>
  );
}

import { TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useT } from '../i18n/words';
import { TestNotice } from '../notify/TestNotice';
import { Ways } from '../notify/Ways';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Panel } from '../parts/Panel';
import { prefer, usePreferences } from '../parts/preferences';
import { fieldError, Wrong } from '../parts/Wrong';
import { soundOnce } from '../shell/alarm';
import { PasswordForm } from './PasswordForm';
import { useChangeContact, useMe, useSignOutEverywhere } from './server';

/** How the person is reached: mail, and this browser. */
export default function ContactPage() {
  return (
    <div className="settings2">
      <Ways />
      <div className="col">
        <ThisBrowser />
        <Contact />
        <Password />
      </div>
    </div>
  );
}

function Contact() {
  const t = useT();
  const { person } = useMe();
  const change = useChangeContact();
  const out = useSignOutEverywhere();
  const [displayName, setDisplayName] = useState(person.displayName);
  const [email, setEmail] = useState(person.email ?? '');
  const unchanged = displayName === person.displayName && email === (person.email ?? '');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!unchanged && !change.isPending) change.mutate({ displayName: displayName.trim(), email: email.trim() === '' ? undefined : email.trim() });
  };
  return (
    <Panel title={t('contact.title')} right={person.name}>
      <div className="body">
        <form className="form" onSubmit={submit} noValidate>
          <TextInput label={t('people.displayName')} value={displayName} onChange={(event) => setDisplayName(event.target.value)} error={fieldError(change.error, 'displayName')} autoComplete="name" />
          <TextInput type="email" label={t('people.email')} description={t('contact.emailHint')} value={email} onChange={(event) => setEmail(event.target.value)} error={fieldError(change.error, 'email')} autoComplete="email" />
          <Wrong error={change.error} />
          <div className="acts">
            <Button look="primary" type="submit" busy={change.isPending} off={unchanged ? t(change.isSuccess ? 'contact.saved' : 'contact.unchanged') : undefined}>
              {t('contact.act')}
            </Button>
          </div>
        </form>
      </div>
      <footer className="row wrap">
        <Button size="small" busy={out.isPending} onClick={() => out.mutate()}>
          {t('contact.outEverywhere')}
        </Button>
        <span>{t('contact.outMeans')}</span>
        <Wrong error={out.error} />
      </footer>
    </Panel>
  );
}

/** Changed at will; all other sign-ins of the person end with it. */
function Password() {
  const t = useT();
  const { person } = useMe();
  const [done, setDone] = useState(0);
  return (
    <Panel title={t('password.act')}>
      <div className="body">
        {/* Anew after each change, so that no password stays in the page. */}
        <PasswordForm key={done} name={person.name} first={false} onDone={() => setDone(done + 1)} />
        {done > 0 ? (
          <p role="status" className="sub">
            {t('password.changed')}
          </p>
        ) : null}
      </div>
    </Panel>
  );
}

type Permission = NotificationPermission | 'absent';

function permissionNow(): Permission {
  return 'Notification' in globalThis ? Notification.permission : 'absent';
}

function ThisBrowser() {
  const t = useT();
  const { sound } = usePreferences();
  const [permission, setPermission] = useState(permissionNow);
  return (
    <Panel title={t('browser.title')}>
      <div className="body form">
        <p className="mid">{t('browser.text')}</p>
        <div className="row wrap">
          <Button onClick={() => prefer({ sound: !sound })}>
            <Icon name={sound ? 'bell' : 'silence'} />
            {sound ? t('menu.soundOff') : t('menu.soundOn')}
          </Button>
          <Button onClick={soundOnce}>{t('browser.hear')}</Button>
        </div>
        <div className="row wrap">
          {permission === 'default' ? (
            <Button onClick={() => void Notification.requestPermission().then(setPermission)}>{t('browser.allow')}</Button>
          ) : (
            <p className="mid">{t(`browser.${permission}`)}</p>
          )}
        </div>
      </div>
      <TestNotice channel="CONSOLE" />
    </Panel>
  );
}

import { NativeSelect, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { NewWay } from '../api/notify';
import { useT } from '../i18n/words';
import { useMe } from '../identity/server';
import { Button } from '../parts/Button';
import { Copy } from '../parts/Copy';
import { fieldError, Wrong } from '../parts/Wrong';
import { useAddWay, useContacts } from './server';

/** An address to be reached by; a code is sent to it at once. */
export function AddWay() {
  const t = useT();
  const { person } = useMe();
  const add = useAddWay();
  const { data: contacts } = useContacts();
  const [channel, setChannel] = useState<NewWay['channel']>('EMAIL');
  const [typed, setTyped] = useState<string>();
  // The account's own address is offered while it is not among the ways yet.
  const offered = channel === 'EMAIL' && contacts?.every((way) => way.address !== person.email) === true ? (person.email ?? '') : '';
  const address = typed ?? offered;
  const off = address.trim() === '' ? t('contacts.missing') : undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (off === undefined && !add.isPending) add.mutate({ channel, address: address.trim() }, { onSuccess: () => setTyped(undefined) });
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <div className="way">
        <NativeSelect label={t('contacts.channel')} value={channel} onChange={(event) => {
            setChannel(event.target.value as NewWay['channel']);
            setTyped(undefined);
          }} data={(['EMAIL', 'WEBHOOK'] as const).map((value) => ({ value, label: t(`contacts.${value}`) }))} />
        <TextInput
          type={channel === 'EMAIL' ? 'email' : 'url'}
          label={t(channel === 'EMAIL' ? 'people.email' : 'contacts.url')}
          description={channel === 'WEBHOOK' ? t('contacts.urlHint') : undefined}
          value={address}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete={channel === 'EMAIL' ? 'email' : 'off'}
          onChange={(event) => setTyped(event.target.value)}
          error={fieldError(add.error, 'address')}
        />
      </div>
      <Wrong error={add.error} />
      {add.data?.secret === undefined ? null : (
        <div className="field" role="status">
          <span>{t('contacts.secret')}</span>
          <Copy text={add.data.secret} label={t('contacts.secretName')} />
        </div>
      )}
      <div className="acts">
        <Button look="primary" type="submit" busy={add.isPending} off={off}>
          {t('contacts.add')}
        </Button>
        <span className="sub">{t('contacts.means')}</span>
      </div>
    </form>
  );
}

import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ROLES, type CreatedPerson, type Person, type Role } from '../api/identity';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { fieldError, Wrong } from '../parts/Wrong';
import { useChangePerson, useCreatePerson, useDeactivate, useMe, useResetPassword } from './server';

type DialogProps = { person: Person | 'new'; onClose: () => void; onCreated: (created: CreatedPerson) => void };

export function PersonDialog({ person, onClose, onCreated }: DialogProps) {
  const t = useT();
  const create = useCreatePerson();
  const change = useChangePerson();
  const old = person === 'new' ? undefined : person;
  const [name, setName] = useState(old?.name ?? '');
  const [displayName, setDisplayName] = useState(old?.displayName ?? '');
  const [email, setEmail] = useState(old?.email ?? '');
  const [role, setRole] = useState<Role>(old?.role ?? 'ON_CALL_ENGINEER');
  const error = create.error ?? change.error;
  const reach = email.trim() === '' ? undefined : email.trim();
  const off = name === '' || displayName === '' ? t('people.missing') : undefined;
  const submit = () => {
    if (old === undefined) {
      create.mutate(
        { name: name.trim(), displayName: displayName.trim(), email: reach, role },
        {
          onSuccess: (created) => {
            onCreated(created);
            onClose();
          },
        },
      );
    } else change.mutate({ ...old, displayName: displayName.trim(), email: reach, role }, { onSuccess: onClose });
  };
  const act = old === undefined ? t('people.add') : t('people.save');
  return (
    <Dialog opened onClose={onClose} title={old === undefined ? t('people.add') : t('people.changeOf', { name: old.displayName })} act={act} busy={create.isPending || change.isPending} off={off} error={error} onSubmit={submit}>
      <TextInput label={t('signIn.name')} description={t('people.nameHint')} value={name} disabled={old !== undefined} autoCapitalize="none" spellCheck={false} onChange={(event) => setName(event.target.value)} error={fieldError(error, 'name')} data-autofocus={old === undefined || undefined} />
      <TextInput label={t('people.displayName')} value={displayName} onChange={(event) => setDisplayName(event.target.value)} error={fieldError(error, 'displayName')} />
      <TextInput type="email" label={t('people.email')} value={email} onChange={(event) => setEmail(event.target.value)} error={fieldError(error, 'email')} />
      <NativeSelect label={t('people.role')} description={t(`roleMeans.${role}`)} value={role} onChange={(event) => setRole(event.target.value as Role)} data={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} />
      {old === undefined ? <p className="sub">{t('people.consequence')}</p> : <OtherActs person={old} onClose={onClose} onCreated={onCreated} />}
    </Dialog>
  );
}

/** What is done to an account rather than to the person: a new first password, or none any more. */
function OtherActs({ person, onClose, onCreated }: { person: Person } & Pick<DialogProps, 'onClose' | 'onCreated'>) {
  const t = useT();
  const me = useMe().person.id;
  const reset = useResetPassword();
  const deactivate = useDeactivate();
  const [sure, setSure] = useState(false);
  const newPassword = () =>
    reset.mutate(person.id, {
      onSuccess: ({ firstPassword }) => {
        onCreated({ person, firstPassword });
        onClose();
      },
    });
  return (
    <div className="col" style={{ gap: 6 }}>
      <span className="row wrap">
        <Button size="small" busy={reset.isPending} onClick={newPassword}>
          {t('people.reset')}
        </Button>
        {person.id === me ? null : (
          <Button size="small" look="danger" busy={deactivate.isPending} onClick={() => (sure ? deactivate.mutate(person.id, { onSuccess: onClose }) : setSure(true))}>
            {sure ? t('people.deactivateOf', { name: person.displayName }) : t('people.deactivate')}
          </Button>
        )}
      </span>
      <p className="sub">{t(sure ? 'people.deactivateMeans' : 'people.resetMeans')}</p>
      <Wrong error={reset.error ?? deactivate.error} />
    </div>
  );
}

import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CreatedPerson, Person, Role } from '../api/identity';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Copy } from '../parts/Copy';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { Owner } from '../parts/Owner';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { fieldError } from '../parts/Wrong';
import { useChangePerson, useCreatePerson, useMay, useMe, usePeople } from './server';

const ROLES: readonly Role[] = ['VIEWER', 'ON_CALL_ENGINEER', 'ADMINISTRATOR'];

export default function PeoplePage() {
  const t = useT();
  const people = usePeople();
  const mayEdit = useMay('EDIT_PEOPLE');
  const [editing, setEditing] = useState<Person | 'new'>();
  const [created, setCreated] = useState<CreatedPerson>();
  return (
    <Panel
      title={t('people.title')}
      count={people.data?.length}
      right={
        mayEdit ? (
          <Button size="small" onClick={() => setEditing('new')}>
            <Icon name="plus" size={14} />
            {t('people.add')}
          </Button>
        ) : undefined
      }
    >
      {created === undefined ? null : <FirstPassword created={created} onClose={() => setCreated(undefined)} />}
      <Answer query={people} failed={t('people.failed')} waiting={<WaitingRows what={t('people.title')} />}>
        {(list) => <Table people={list} onEdit={mayEdit ? setEditing : undefined} />}
      </Answer>
      {editing === undefined ? null : <PersonDialog person={editing} onClose={() => setEditing(undefined)} onCreated={setCreated} />}
    </Panel>
  );
}

function Table({ people, onEdit }: { people: Person[]; onEdit: ((person: Person) => void) | undefined }) {
  const t = useT();
  const me = useMe().person.id;
  return (
    <table className="tbl two ppl">
      <thead>
        <tr>
          <th>{t('people.person')}</th>
          <th>{t('people.email')}</th>
          <th>{t('people.role')}</th>
          <th className="num">{onEdit === undefined ? null : <span className="sr">{t('people.change')}</span>}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <td>
              <Owner name={person.displayName} me={person.id === me} below={<span className="mono">{person.name}</span>} large />
            </td>
            <td className="em mid">{person.email ?? <span className="tag medium">{t('people.noEmail')}</span>}</td>
            <td>{t(`role.${person.role}`)}</td>
            <td className="num">
              {onEdit === undefined ? null : (
                <Button look="quiet" size="small" onClick={() => onEdit(person)} aria-label={t('people.changeOf', { name: person.displayName })}>
                  {t('people.change')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Shown once: the server keeps only a hash. */
function FirstPassword({ created, onClose }: { created: CreatedPerson; onClose: () => void }) {
  const t = useT();
  return (
    <div className="banner ok flat" role="status">
      <div className="grow col" style={{ gap: 6 }}>
        <p>
          <Say k="people.created" values={{ name: created.person.displayName, account: created.person.name }} />
        </p>
        <Copy text={created.firstPassword} label={t('people.firstPassword')} />
      </div>
      <Button onClick={onClose}>{t('people.noted')}</Button>
    </div>
  );
}

type DialogProps = { person: Person | 'new'; onClose: () => void; onCreated: (created: CreatedPerson) => void };

function PersonDialog({ person, onClose, onCreated }: DialogProps) {
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
      {old === undefined ? <p className="sub">{t('people.consequence')}</p> : null}
    </Dialog>
  );
}

import { useState } from 'react';
import type { CreatedPerson, Person } from '../api/identity';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Copy } from '../parts/Copy';
import { Icon } from '../parts/Icon';
import { Owner } from '../parts/Owner';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { FormerPeople } from './FormerPeople';
import { PersonDialog } from './PersonDialog';
import { useMay, useMe, usePeople } from './server';

export default function PeoplePage() {
  const t = useT();
  const people = usePeople();
  const mayEdit = useMay('EDIT_PEOPLE');
  const [editing, setEditing] = useState<Person | 'new'>();
  const [created, setCreated] = useState<CreatedPerson>();
  return (
    <>
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
      {mayEdit ? <FormerPeople onBack={setCreated} /> : null}
    </>
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

import type { CreatedPerson, FormerPerson } from '../api/identity';
import { useT } from '../i18n/words';
import { Age } from '../parts/Age';
import { Button } from '../parts/Button';
import { Owner } from '../parts/Owner';
import { Panel } from '../parts/Panel';
import { Wrong } from '../parts/Wrong';
import { useFormerPeople, useReactivate } from './server';

/** Who was deactivated, and the way back. Not drawn where there is nobody. */
export function FormerPeople({ onBack }: { onBack: (back: CreatedPerson) => void }) {
  const t = useT();
  const { data: people = [] } = useFormerPeople();
  // Here and not in the row: the row is gone before the password is handed on.
  const reactivate = useReactivate();
  const letIn = (person: FormerPerson) => reactivate.mutate(person.id, { onSuccess: ({ firstPassword }) => onBack({ person, firstPassword }) });
  if (people.length === 0) return null;
  return (
    <Panel title={t('former.title')} count={people.length} footer={t('former.means')}>
      <ul>
        {people.map((person) => (
          <li key={person.id} className="check former">
            <Owner name={person.displayName} below={<span className="mono">{person.name}</span>} large />
            <span className="grow sub">
              <Age at={person.deactivatedAt} form="ago" />
              {reactivate.variables === person.id ? <Wrong error={reactivate.error} /> : null}
            </span>
            <Button size="small" busy={reactivate.isPending} onClick={() => letIn(person)} aria-label={t('former.letInOf', { name: person.displayName })}>
              {t('former.letIn')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

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
  if (people.length === 0) return null;
  return (
    <Panel title={t('former.title')} count={people.length} footer={t('former.means')}>
      <ul>
        {people.map((person) => (
          <One key={person.id} person={person} onBack={onBack} />
        ))}
      </ul>
    </Panel>
  );
}

function One({ person, onBack }: { person: FormerPerson; onBack: (back: CreatedPerson) => void }) {
  const t = useT();
  const reactivate = useReactivate();
  const letIn = () => reactivate.mutate(person.id, { onSuccess: ({ firstPassword }) => onBack({ person, firstPassword }) });
  return (
    <li className="check former">
      <Owner name={person.displayName} below={<span className="mono">{person.name}</span>} large />
      <span className="grow sub">
        <Age at={person.deactivatedAt} form="ago" />
        <Wrong error={reactivate.error} />
      </span>
      <Button size="small" busy={reactivate.isPending} onClick={letIn} aria-label={t('former.letInOf', { name: person.displayName })}>
        {t('former.letIn')}
      </Button>
    </li>
  );
}

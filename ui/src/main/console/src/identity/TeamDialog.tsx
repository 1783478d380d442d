import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Team } from '../api/identity';
import { useT } from '../i18n/words';
import { Dialog } from '../parts/Dialog';
import { fieldError } from '../parts/Wrong';
import { usePeople, usePutTeam, useRemoveTeam } from './server';

type Props = { team: Team | undefined; onClose: () => void };

/** A team's name stands in process models, so it is given once. */
export function TeamDialog({ team, onClose }: Props) {
  const t = useT();
  const put = usePutTeam();
  const people = usePeople();
  const [name, setName] = useState(team?.name ?? '');
  const [members, setMembers] = useState<readonly string[]>(team?.members.map((one) => one.id) ?? []);
  const off = /^[a-z0-9-]{2,40}$/.test(name) ? undefined : t('team.nameWrong');
  const act = team === undefined ? t('team.add') : t('team.save');
  return (
    <Dialog opened onClose={onClose} title={team === undefined ? act : t('team.changeOf', { name: team.name })} act={act} busy={put.isPending} off={off} error={put.error} onSubmit={() => put.mutate({ name, members: [...members] }, { onSuccess: onClose })}>
      <TextInput label={t('team.name')} description={t('team.nameHint')} value={name} disabled={team !== undefined} onChange={(event) => setName(event.target.value)} error={fieldError(put.error, 'name')} autoCapitalize="none" spellCheck={false} data-autofocus={team === undefined || undefined} />
      <Checkbox.Group label={t('team.members')} value={[...members]} onChange={setMembers} error={fieldError(put.error, 'members')}>
        <div className="members">
          {(people.data ?? []).map((person) => (
            <Checkbox key={person.id} value={person.id} label={person.displayName} />
          ))}
        </div>
      </Checkbox.Group>
    </Dialog>
  );
}

export function RemoveTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const t = useT();
  const remove = useRemoveTeam();
  return (
    <Dialog opened danger onClose={onClose} title={t('team.removeOf', { name: team.name })} act={t('team.remove')} busy={remove.isPending} error={remove.error} onSubmit={() => remove.mutate(team.name, { onSuccess: onClose })}>
      <p>{t('team.removeMeans')}</p>
    </Dialog>
  );
}

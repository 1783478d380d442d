import { NativeSelect } from '@mantine/core';
import { ROLES } from '../api/identity';
import { useT } from '../i18n/words';
import { useTeams } from '../identity/server';

/** Teams and roles whose people have something to do. A group that ended meanwhile stays until another is chosen. */
export function GroupSelect({ label, value, onChange, error }: { label: string; value: string; onChange: (group: string) => void; error: string | undefined }) {
  const t = useT();
  const { data: teams = [] } = useTeams();
  const roles = ROLES.filter((role) => role !== 'REQUESTER').map((role) => ({ value: role.toLowerCase().replaceAll('_', '-'), label: t(`role.${role}`) }));
  const known = [...teams.map((team) => team.name), ...roles.map((role) => role.value)];
  const data = [
    { group: t('offer.roles'), items: roles },
    { group: t('settings.teams'), items: [...(known.includes(value) ? [] : [value]), ...teams.map((team) => team.name)].map((name) => ({ value: name, label: name })) },
  ];
  return <NativeSelect label={label} value={value} onChange={(event) => onChange(event.target.value)} data={data.filter((each) => each.items.length > 0)} error={error} />;
}

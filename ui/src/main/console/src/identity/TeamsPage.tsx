import { useState } from 'react';
import type { Team } from '../api/identity';
import { useT } from '../i18n/words';
import { Answer, Empty } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { useMay, useTeams } from './server';
import { RemoveTeam, TeamDialog } from './TeamDialog';

/** Who works together: what waits for a team waits for each of its members. */
export default function TeamsPage() {
  const t = useT();
  const teams = useTeams();
  const mayEdit = useMay('EDIT_PEOPLE');
  const [editing, setEditing] = useState<Team | 'new'>();
  const [removing, setRemoving] = useState<Team>();
  const add = mayEdit ? (
    <Button size="small" onClick={() => setEditing('new')}>
      <Icon name="plus" size={14} />
      {t('team.add')}
    </Button>
  ) : undefined;
  return (
    <Panel title={t('settings.teams')} count={teams.data?.length} right={add}>
      <Answer query={teams} failed={t('team.failed')} waiting={<WaitingRows rows={3} what={t('settings.teams')} />} empty={{ when: (list) => list.length === 0, show: <Empty calm={false} title={t('team.none')} acts={add}>{t('team.noneText')}</Empty> }}>
        {(list) => (
          <ul className="teams">
            {list.map((team) => (
              <li key={team.name}>
                <span className="grow">
                  <b className="mono">{team.name}</b>
                  <span className="sub">{team.members.length === 0 ? t('team.empty') : team.members.map((one) => one.displayName).join(', ')}</span>
                </span>
                {mayEdit ? (
                  <span className="row">
                    <Button size="small" look="quiet" onClick={() => setEditing(team)} aria-label={t('team.changeOf', { name: team.name })}>
                      {t('people.change')}
                    </Button>
                    <Button size="small" look="quiet" onClick={() => setRemoving(team)} aria-label={t('team.removeOf', { name: team.name })}>
                      {t('team.remove')}
                    </Button>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {editing === undefined ? null : <TeamDialog team={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
      {removing === undefined ? null : <RemoveTeam team={removing} onClose={() => setRemoving(undefined)} />}
    </Panel>
  );
}

import { RIGHTS, type RoleRights } from '../api/identity';
import { useT } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Icon } from '../parts/Icon';
import { Panel } from '../parts/Panel';
import { Scrolled } from '../parts/Scrolled';
import { WaitingRows } from '../parts/Waiting';
import { useMe, useRoles } from './server';

/** What each role may do, as the server has it. */
export default function RolesPage() {
  const t = useT();
  const roles = useRoles();
  return (
    <Panel title={t('roles.title')} count={roles.data?.length}>
      <Answer query={roles} failed={t('roles.failed')} waiting={<WaitingRows rows={9} one what={t('roles.title')} />}>
        {(list) => <Table roles={list} />}
      </Answer>
    </Panel>
  );
}

function Table({ roles }: { roles: readonly RoleRights[] }) {
  const t = useT();
  const mine = useMe().person.role;
  const rights = RIGHTS.filter((right) => roles.some((role) => role.rights.includes(right)));
  return (
    <Scrolled className="wide-table" label={t('roles.title')}>
      <table className="tbl rls">
        <thead>
          <tr>
            <th>{t('roles.right')}</th>
            {roles.map((role) => (
              <th key={role.name} className={role.name === mine ? 'mine' : undefined}>
                {t(`role.${role.name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rights.map((right) => (
            <tr key={right}>
              <th scope="row">{t(`right.${right}`)}</th>
              {roles.map((role) => (
                <td key={role.name} className={role.name === mine ? 'mine' : undefined}>
                  {role.rights.includes(right) ? (
                    <>
                      <Icon name="check" size={14} />
                      <span className="sr">{t('roles.yes')}</span>
                    </>
                  ) : (
                    <span className="dim">
                      <span aria-hidden="true">–</span>
                      <span className="sr">{t('roles.no')}</span>
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

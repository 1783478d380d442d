import { Link, Outlet } from '@tanstack/react-router';
import type { Right } from '../api/identity';
import { useT, type Key } from '../i18n/words';
import { Head } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { useMe } from './server';
import './settings.css';

type Part = { to: '/settings' | '/settings/people' | '/settings/teams' | '/settings/changes' | '/settings/roles' | '/settings/tokens' | '/settings/mail' | '/settings/outgoing' | '/settings/storage' | '/settings/desk' | '/settings/resources' | '/settings/systems'; name: Key; needs?: Right };

const PARTS: readonly Part[] = [
  { to: '/settings', name: 'settings.contact' },
  { to: '/settings/people', name: 'settings.people', needs: 'SEE_OPERATIONS' },
  { to: '/settings/teams', name: 'settings.teams', needs: 'SEE_OPERATIONS' },
  { to: '/settings/roles', name: 'settings.roles', needs: 'SEE_OPERATIONS' },
  { to: '/settings/tokens', name: 'settings.tokens', needs: 'EDIT_PEOPLE' },
  { to: '/settings/mail', name: 'settings.mail', needs: 'EDIT_SETTINGS' },
  { to: '/settings/outgoing', name: 'settings.outgoing', needs: 'EDIT_SETTINGS' },
  { to: '/settings/desk', name: 'settings.desk', needs: 'SEE_OPERATIONS' },
  { to: '/settings/changes', name: 'settings.changes', needs: 'SEE_OPERATIONS' },
  { to: '/settings/resources', name: 'settings.resources', needs: 'SEE_OPERATIONS' },
  { to: '/settings/systems', name: 'settings.systems', needs: 'DEPLOY_PROCESSES' },
  { to: '/settings/storage', name: 'settings.storage', needs: 'SEE_OPERATIONS' },
];

export default function SettingsPage() {
  const t = useT();
  useTitle(t('room.settings'));
  const { rights } = useMe();
  const parts = PARTS.filter((part) => part.needs === undefined || rights.includes(part.needs));
  return (
    <>
      <Head title={t('room.settings')} sentence={t('settings.sentence')} acts={rights.includes('EDIT_SETTINGS') ? <Link className="btn" to="/setup">{t('setup.title')}</Link> : undefined} />
      <nav className="chips" aria-label={t('settings.parts')}>
        {parts.map(({ to, name }) => (
          <Link key={to} to={to} className="chip" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
            {t(name)}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}

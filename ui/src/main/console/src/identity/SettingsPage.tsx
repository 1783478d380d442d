import { Link, Outlet } from '@tanstack/react-router';
import { useT, type Key } from '../i18n/words';
import { Head } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { useMay } from './server';
import './settings.css';

const PARTS: { to: '/settings' | '/settings/people' | '/settings/mail'; name: Key }[] = [
  { to: '/settings', name: 'settings.contact' },
  { to: '/settings/people', name: 'settings.people' },
  { to: '/settings/mail', name: 'settings.mail' },
];

export default function SettingsPage() {
  const t = useT();
  useTitle(t('room.settings'));
  const editsSettings = useMay('EDIT_SETTINGS');
  const parts = PARTS.filter((part) => part.to !== '/settings/mail' || editsSettings);
  return (
    <>
      <Head title={t('room.settings')} sentence={t('settings.sentence')} />
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

import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useT } from '../i18n/words';
import { useMe } from '../identity/server';
import { prefer, preferences, usePreferences } from '../parts/preferences';
import { Bar } from './Bar';
import { Banner } from './Banner';
import { useKeyboard } from './keyboard';
import { Navigation, TabBar } from './Navigation';
import { NoticeCard } from './NoticeCard';
import { Tips } from './Tips';
import { roomsFor, type Room } from './rooms';

const Palette = lazy(() => import('./Palette'));
const KeysHelp = lazy(() => import('./KeysHelp'));

/** The instrument that never moves: navigation, bar, the one banner, and the page in the middle. */
export function Shell() {
  const t = useT();
  const { rights } = useMe();
  const { narrow } = usePreferences();
  const rooms = useMemo(() => roomsFor(rights), [rights]);
  const [open, setOpen] = useState<'palette' | 'keys'>();
  const navigate = useNavigate();
  const go = useCallback((room: Room) => void navigate({ to: room.path }), [navigate]);
  const openPalette = useCallback(() => setOpen('palette'), []);
  const openKeys = useCallback(() => setOpen('keys'), []);
  const close = useCallback(() => setOpen(undefined), []);
  const toggleNarrow = useCallback(() => prefer({ narrow: !preferences().narrow }), []);
  useKeyboard({ rooms, go, openPalette, openKeys, toggleNarrow });
  return (
    <>
      <a className="skip" href="#page">
        {t('shell.skip')}
      </a>
      <div className={narrow ? 'shell narrow' : 'shell'}>
        <Navigation rooms={rooms} />
        <Bar onFind={openPalette} onKeys={openKeys} />
        <main className="main" id="page" tabIndex={-1}>
          <Banner />
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <TabBar rooms={rooms} />
      <NoticeCard />
      <Tips />
      <Suspense>
        {open === 'palette' ? <Palette rooms={rooms} onClose={close} onGo={go} /> : null}
        {open === 'keys' ? <KeysHelp rooms={rooms} onClose={close} /> : null}
      </Suspense>
    </>
  );
}

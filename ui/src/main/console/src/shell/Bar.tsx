import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay, useMe } from '../identity/server';
import { useOnCallNow } from '../oncall/server';
import { Icon } from '../parts/Icon';
import { useLine } from '../parts/line';
import { Mark } from '../parts/Mark';
import { initials } from '../parts/Owner';
import { prefer, usePreferences } from '../parts/preferences';
import { useNow, useTime } from '../parts/time';
import { ROOMS, type RoomPath } from './rooms';
import { THEMES } from './themes';

const PersonChoices = lazy(() => import('./menus/PersonChoices'));

/** Place, search, on call, line, clock, language, theme, person: the same on every page. */
export function Bar({ onFind, onKeys }: { onFind: () => void; onKeys: () => void }) {
  const t = useT();
  return (
    <header className="bar">
      <Place />
      <span className="grow" />
      <button type="button" className="find" onClick={onFind} aria-keyshortcuts="/ Control+K">
        <Icon name="search" size={14} />
        <span className="grow cut">{t('bar.find')}</span>
        <kbd>/</kbd>
        <kbd>Ctrl K</kbd>
      </button>
      <span className="wide">
        <Duty />
      </span>
      {useMay('SEE_OPERATIONS') ? <LiveSign /> : null}
      <WallClock />
      <span className="tools">
        <LanguageSwitch />
        <ThemeSwitch />
        <PersonMenu onKeys={onKeys} />
      </span>
    </header>
  );
}

function Place() {
  const t = useT();
  const { pathname } = useLocation();
  const room = ROOMS.find((each) => `${pathname}/`.startsWith(`${each.path}/`)) ?? ROOMS.find((each) => each.path === homeOf(pathname));
  const thing = /^\/(?:incidents|(?:requests|changes|resources)(?!\/new$)|desk|problems|knowledge(?!\/new$)|hosts|runbooks|recovery\/drills|rules\/files)\/([^/]+)/.exec(pathname)?.[1];
  if (room === undefined) return <span className="crumb">{pathname === '/setup' ? <b>{t('setup.title')}</b> : null}</span>;
  if (thing === undefined) return <span className="crumb"><b>{t(room.name)}</b></span>;
  return (
    <nav className="crumb" aria-label={t('bar.place')}>
      <Link to={room.path}>{t(room.name)}</Link>
      <Icon name="chev" size={12} />
      <b className="cut">{decodeURIComponent(thing)}</b>
    </nav>
  );
}

/** The room that pages without a room of their own belong to. */
function homeOf(pathname: string): RoomPath | undefined {
  return pathname.startsWith('/runbooks/') || pathname.startsWith('/alerts/') ? '/rules' : undefined;
}

function Duty() {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  const { data } = useOnCallNow();
  const first = data?.schedules.find((schedule) => schedule.current !== undefined)?.current;
  if (data === undefined) return null;
  if (first === undefined) {
    return (
      <Link to="/oncall" className="duty critical">
        <Mark severity="critical" size="s" silent />
        {t('bar.nobody')}
      </Link>
    );
  }
  return (
    <Link to="/oncall" className="duty">
      <Icon name="oncall" size={14} />
      <span>
        <Say k="bar.duty" values={{ name: first.displayName, until: time.short(first.until, now) }} />
      </span>
    </Link>
  );
}

function LiveSign() {
  const t = useT();
  const time = useTime();
  const now = useNow();
  const { state } = useLine();
  if (state.kind === 'lost') {
    return (
      <span className="live lost">
        <span className="tick off" />
        {t('live.lost', { span: time.span((now - state.since) / 1000) })}
      </span>
    );
  }
  return (
    <span className="live">
      <span className={state.kind === 'live' ? 'tick' : 'tick off'} />
      {state.kind === 'live' ? t('live.on') : t('live.connecting')}
    </span>
  );
}

function WallClock() {
  const t = useT();
  const time = useTime();
  const now = useNow(10);
  const { zone } = usePreferences();
  return (
    <span className="clock hide-s">
      {time.clock(now)}
      <button type="button" className="icon-btn" title={t('bar.zone')} aria-label={t('bar.zoneNow', { zone: time.zoneName(now) })} onClick={() => prefer({ zone: zone === 'UTC' ? 'local' : 'UTC' })}>
        {time.zoneName(now)}
      </button>
    </span>
  );
}

function LanguageSwitch() {
  const { language } = usePreferences();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className="icon-btn hide-s" lang={other} title={other === 'en' ? 'English' : '中文'} aria-label={other === 'en' ? 'English' : '中文'} onClick={() => prefer({ language: other })}>
      {other === 'en' ? 'EN' : '中'}
    </button>
  );
}

function ThemeSwitch() {
  const t = useT();
  const { theme } = usePreferences();
  const { next, icon, name } = THEMES[theme];
  return (
    <button type="button" className="icon-btn hide-s" title={t(name)} aria-label={t(name)} onClick={() => prefer({ theme: next })}>
      <Icon name={icon} />
    </button>
  );
}

/** The menu's code comes with the first press on it. */
function PersonMenu({ onKeys }: { onKeys: () => void }) {
  const t = useT();
  const { person } = useMe();
  const [wanted, setWanted] = useState(false);
  const button = (
    <button type="button" className="icon-btn" aria-haspopup="menu" aria-label={t('bar.person', { name: person.displayName })} onClick={() => setWanted(true)}>
      <span className="face">{initials(person.displayName)}</span>
    </button>
  );
  return wanted ? (
    <Suspense fallback={button}>
      <PersonChoices onKeys={onKeys} />
    </Suspense>
  ) : (
    button
  );
}

import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useIncidents } from '../incident/server';
import { openCount } from '../incident/state';
import { useT } from '../i18n/words';
import { Icon } from '../parts/Icon';
import { Brand } from './Brand';
import type { Room } from './rooms';

const MoreRooms = lazy(() => import('./menus/MoreRooms'));

function Entry({ room }: { room: Room }) {
  const t = useT();
  const { data } = useIncidents('open');
  const count = room.path === '/incidents' && data !== undefined ? openCount(data) : 0;
  return (
    <li>
      <Link to={room.path} title={t(room.name)} activeProps={{ 'aria-current': 'page' }}>
        <Icon name={room.icon} />
        <span className="w">{t(room.name)}</span>
        {count > 0 ? (
          <span className="n hot">
            {count}
            <span className="sr"> {t('nav.open')}</span>
          </span>
        ) : null}
      </Link>
    </li>
  );
}

/** Rooms in their groups; Now on top, Settings at the foot. */
export function Navigation({ rooms }: { rooms: readonly Room[] }) {
  const t = useT();
  const groups = [...new Set(rooms.flatMap((room) => (room.group === undefined ? [] : [room.group])))];
  const alone = (path: string) => rooms.filter((room) => room.path === path);
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      <Link to={rooms[0]?.path ?? '/settings'} className="brand" aria-label="Evenkeel">
        <Brand />
      </Link>
      <ul>{['/now', '/tasks'].flatMap(alone).map((room) => <Entry key={room.path} room={room} />)}</ul>
      {groups.map((group) => (
        <div key={group}>
          <h2>{t(group)}</h2>
          <ul>{rooms.filter((room) => room.group === group).map((room) => <Entry key={room.path} room={room} />)}</ul>
        </div>
      ))}
      <ul className="foot">{alone('/settings').map((room) => <Entry key={room.path} room={room} />)}</ul>
    </nav>
  );
}

/** The phone's foot: four rooms, and the rest behind "More". */
export function TabBar({ rooms }: { rooms: readonly Room[] }) {
  const t = useT();
  const { data } = useIncidents('open');
  const count = data === undefined ? 0 : openCount(data);
  const [more, setMore] = useState(false);
  const button = (
    <button type="button" aria-haspopup="menu" onClick={() => setMore(true)}>
      <Icon name="more" size={20} />
      {t('nav.more')}
    </button>
  );
  return (
    <nav className="tabbar" aria-label={t('nav.phone')}>
      {rooms
        .filter((room) => room.onPhone)
        .map((room) => (
          <Link key={room.path} to={room.path} activeProps={{ 'aria-current': 'page' }}>
            <Icon name={room.icon} size={20} />
            {t(room.name)}
            {room.path === '/incidents' && count > 0 ? <span className="dot">{count}</span> : null}
          </Link>
        ))}
      {more ? (
        <Suspense fallback={button}>
          <MoreRooms rooms={rooms} />
        </Suspense>
      ) : (
        button
      )}
    </nav>
  );
}

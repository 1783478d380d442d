import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/words';
import { Icon } from '../../parts/Icon';
import type { Room } from '../rooms';

/** The rooms that have no place in the phone's foot. */
export default function MoreRooms({ rooms }: { rooms: readonly Room[] }) {
  const t = useT();
  return (
      <Menu position="top-end" width={200} defaultOpened>
        <Menu.Target>
          <button type="button">
            <Icon name="more" size={20} />
            {t('nav.more')}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {rooms
            .filter((room) => !room.onPhone)
            .map((room) => (
              <Menu.Item key={room.path} component={Link} to={room.path} leftSection={<Icon name={room.icon} />}>
                {t(room.name)}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
  );
}

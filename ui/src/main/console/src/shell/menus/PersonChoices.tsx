import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useT } from '../../i18n/words';
import { useMe, useSignOut } from '../../identity/server';
import { Icon } from '../../parts/Icon';
import { initials } from '../../parts/Owner';
import { prefer, usePreferences } from '../../parts/preferences';
import { THEMES } from '../themes';

/** What a person may choose for this browser, and the way out. */
export default function PersonChoices({ onKeys }: { onKeys: () => void }) {
  const t = useT();
  const { person } = useMe();
  const signOut = useSignOut();
  const { language, theme, zone, sound } = usePreferences();
  return (
    <Menu position="bottom-end" width={240} defaultOpened>
      <Menu.Target>
        <button type="button" className="icon-btn" aria-label={t('bar.person', { name: person.displayName })}>
          <span className="face">{initials(person.displayName)}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {person.displayName} · {t(`role.${person.role}`)}
        </Menu.Label>
        <Menu.Item component={Link} to="/settings" leftSection={<Icon name="user" />}>
          {t('settings.contact')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="bell" />} onClick={() => prefer({ sound: !sound })}>
          {sound ? t('menu.soundOff') : t('menu.soundOn')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="globe" />} onClick={() => prefer({ language: language === 'en' ? 'zh-CN' : 'en' })}>
          {language === 'en' ? '中文' : 'English'}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name={THEMES[theme].icon} />} onClick={() => prefer({ theme: THEMES[theme].next })}>
          {t(THEMES[theme].name)}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="clock" />} onClick={() => prefer({ zone: zone === 'UTC' ? 'local' : 'UTC' })}>
          {zone === 'UTC' ? t('menu.local') : t('menu.utc')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="help" />} onClick={onKeys}>
          {t('keys.title')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="out" />} onClick={() => signOut.mutate()}>
          {t('menu.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Modal } from '@mantine/core';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { prefer, usePreferences } from '../parts/preferences';
import { useCommands } from './commands';
import type { Room } from './rooms';
import './palette.css';

export default function KeysHelp({ rooms, onClose }: { rooms: readonly Room[]; onClose: () => void }) {
  const t = useT();
  const commands = useCommands().filter((command) => command.key !== undefined);
  const { keys } = usePreferences();
  const rows: [string[], string][] = [
    ...rooms.map((room): [string[], string] => [['g', room.key], t('palette.go', { room: t(room.name) })]),
    [['/'], t('keys.find')],
    [['Ctrl K'], t('keys.palette')],
    [['['], t('keys.narrow')],
    [['?'], t('keys.help')],
    ...commands.map((command): [string[], string] => [[command.key ?? ''], command.label]),
  ];
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('act.close') }}>
      <dl className="keys">
        {rows.map(([pressed, meaning]) => (
          <div key={pressed.join('')} style={{ display: 'contents' }}>
            <dt>
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="row wrap" style={{ marginTop: 16 }}>
        <span className="grow mid">{keys ? t('keys.on') : t('keys.off')}</span>
        <Button onClick={() => prefer({ keys: !keys })}>{keys ? t('keys.turnOff') : t('keys.turnOn')}</Button>
      </p>
    </Modal>
  );
}

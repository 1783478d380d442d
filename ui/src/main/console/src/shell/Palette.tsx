import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useHosts } from '../hosts/server';
import { useT } from '../i18n/words';
import { useIncidents } from '../incident/server';
import { Icon, type IconName } from '../parts/Icon';
import { useCommands } from './commands';
import type { Room } from './rooms';
import './palette.css';

type Item = { id: string; label: string; below?: string | undefined; icon: IconName; run: () => void };
type Props = { rooms: readonly Room[]; onClose: () => void; onGo: (room: Room) => void };

/** Every word typed must be somewhere in the entry. */
export function matches(label: string, typed: string): boolean {
  const text = label.toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

const MOST = 12;

/** Verbs of this page first, then places, then things. */
export default function Palette({ rooms, onClose, onGo }: Props) {
  const t = useT();
  const items = useItems(rooms, onGo);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const shown = items.filter((item) => matches(`${item.label} ${item.below ?? ''}`, typed)).slice(0, MOST);
  const current = Math.min(at, shown.length - 1);
  const run = (item: Item | undefined) => {
    if (item === undefined) return;
    onClose();
    item.run();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt((current + 1) % Math.max(1, shown.length));
    else if (event.key === 'ArrowUp') setAt((current - 1 + shown.length) % Math.max(1, shown.length));
    else if (event.key === 'Enter') run(shown[current]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal.Root opened onClose={onClose} size={560}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
      <div className="palette">
        <div className="ask">
          <Icon name="search" />
          <input
            data-autofocus
            role="combobox"
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={shown[current] === undefined ? undefined : `${list}-${current}`}
            aria-label={t('palette.title')}
            placeholder={t('palette.hint')}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
            onKeyDown={pressed}
          />
          <kbd>Esc</kbd>
        </div>
        <div className="list" id={list} role="listbox" aria-label={t('palette.title')}>
          {shown.map((item, index) => (
            <div key={item.id} id={`${list}-${index}`} className="item" role="option" aria-selected={index === current} tabIndex={-1} onClick={() => run(item)} onKeyDown={(event) => (event.key === 'Enter' ? run(item) : undefined)}>
              <Icon name={item.icon} />
              <span className="grow cut">{item.label}</span>
              {item.below === undefined ? null : <span className="sub cut">{item.below}</span>}
            </div>
          ))}
        </div>
        {shown.length === 0 ? <p className="none">{t('palette.none', { n: items.length })}</p> : null}
      </div>
      </Modal.Content>
    </Modal.Root>
  );
}

function useItems(rooms: readonly Room[], onGo: (room: Room) => void): Item[] {
  const t = useT();
  const navigate = useNavigate();
  const commands = useCommands();
  const { data: incidents = [] } = useIncidents('open');
  const { data: hosts = [] } = useHosts();
  return useMemo(
    () => [
      ...commands.filter((command) => command.quiet !== true).map((command): Item => ({ id: `c-${command.id}`, label: command.label, below: command.consequence, icon: 'check', run: command.run })),
      ...rooms.map((room): Item => ({ id: room.path, label: t('palette.go', { room: t(room.name) }), below: `g ${room.key}`, icon: room.icon, run: () => onGo(room) })),
      ...incidents.map((one): Item => ({ id: one.key, label: `${one.key} ${one.title}`, below: one.priority, icon: 'incident', run: () => void navigate({ to: '/incidents/$key', params: { key: one.key } }) })),
      ...hosts.map((host): Item => ({ id: `h-${host.name}`, label: host.name, below: t('room.hosts'), icon: 'hosts', run: () => void navigate({ to: '/hosts/$name', params: { name: host.name } }) })),
    ],
    [commands, rooms, incidents, hosts, t, navigate, onGo],
  );
}

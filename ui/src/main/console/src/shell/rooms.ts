import type { Right } from '../api/identity';
import type { Key } from '../i18n/words';
import type { IconName } from '../parts/Icon';

export type RoomPath = '/now' | '/tasks' | '/requests' | '/desk' | '/problems' | '/changes' | '/resources' | '/processes' | '/incidents' | '/oncall' | '/rules' | '/silences' | '/hosts' | '/inventory' | '/explore' | '/logs' | '/reports' | '/knowledge' | '/recovery' | '/energy' | '/assistant' | '/audit' | '/settings';

/** One entry of the navigation. Only rooms that exist and that the person may see are drawn. */
export type Room = { path: RoomPath; name: Key; icon: IconName; key: string; needs?: Right; group?: Key; onPhone: boolean };

export const ROOMS: readonly Room[] = [
  { path: '/now', name: 'room.now', icon: 'now', key: 'n', needs: 'SEE_OPERATIONS', onPhone: true },
  { path: '/tasks', name: 'room.tasks', icon: 'inbox', key: 't', onPhone: true },
  { path: '/incidents', name: 'room.incidents', icon: 'incident', key: 'i', needs: 'SEE_OPERATIONS', group: 'group.respond', onPhone: true },
  { path: '/oncall', name: 'room.oncall', icon: 'oncall', key: 'o', needs: 'SEE_OPERATIONS', group: 'group.respond', onPhone: true },
  { path: '/rules', name: 'room.rules', icon: 'rule', key: 'r', needs: 'SEE_OPERATIONS', group: 'group.respond', onPhone: false },
  { path: '/silences', name: 'room.silences', icon: 'silence', key: 'q', needs: 'SEE_OPERATIONS', group: 'group.respond', onPhone: false },
  { path: '/assistant', name: 'room.assistant', icon: 'ask', key: 'w', needs: 'SEE_OPERATIONS', group: 'group.respond', onPhone: false },
  { path: '/hosts', name: 'room.hosts', icon: 'hosts', key: 'h', needs: 'SEE_OPERATIONS', group: 'group.estate', onPhone: false },
  { path: '/inventory', name: 'room.inventory', icon: 'inventory', key: 'v', needs: 'SEE_OPERATIONS', group: 'group.estate', onPhone: false },
  { path: '/explore', name: 'room.metrics', icon: 'metrics', key: 'm', needs: 'SEE_OPERATIONS', group: 'group.estate', onPhone: false },
  { path: '/logs', name: 'room.logs', icon: 'logs', key: 'l', needs: 'SEE_OPERATIONS', group: 'group.estate', onPhone: false },
  { path: '/requests', name: 'room.requests', icon: 'say', key: 'y', group: 'group.desk', onPhone: false },
  { path: '/desk', name: 'room.desk', icon: 'people', key: 'd', needs: 'WORK_TICKETS', group: 'group.desk', onPhone: false },
  { path: '/problems', name: 'room.problems', icon: 'problem', key: 'p', needs: 'SEE_OPERATIONS', group: 'group.desk', onPhone: false },
  { path: '/changes', name: 'room.changes', icon: 'change', key: 'c', needs: 'SEE_OPERATIONS', group: 'group.desk', onPhone: false },
  { path: '/resources', name: 'room.resources', icon: 'service', key: 'u', group: 'group.desk', onPhone: false },
  { path: '/knowledge', name: 'room.knowledge', icon: 'book', key: 'b', needs: 'SEE_OPERATIONS', group: 'group.desk', onPhone: false },
  { path: '/recovery', name: 'room.recovery', icon: 'recovery', key: 'f', needs: 'SEE_OPERATIONS', group: 'group.prove', onPhone: false },
  { path: '/energy', name: 'room.energy', icon: 'energy', key: 'x', needs: 'SEE_OPERATIONS', group: 'group.prove', onPhone: false },
  { path: '/processes', name: 'room.processes', icon: 'join', key: 'e', needs: 'SEE_OPERATIONS', group: 'group.prove', onPhone: false },
  { path: '/reports', name: 'room.reports', icon: 'table', key: 'k', needs: 'SEE_OPERATIONS', group: 'group.prove', onPhone: false },
  { path: '/audit', name: 'room.audit', icon: 'audit', key: 'a', needs: 'SEE_AUDIT', group: 'group.prove', onPhone: false },
  { path: '/settings', name: 'room.settings', icon: 'settings', key: 's', onPhone: false },
];

export function roomsFor(rights: readonly Right[]): Room[] {
  return ROOMS.filter((room) => room.needs === undefined || rights.includes(room.needs));
}

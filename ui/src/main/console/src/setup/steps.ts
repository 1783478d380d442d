import type { Host } from '../api/fleet';
import type { WayToReach } from '../api/notify';
import type { OnCallNow } from '../api/oncall';
import { SETUP_STEPS, type SetupStep } from '../shell/search';

/** What the set-up is read from. Nothing of it is stored beside: a step is done when the house is so. */
export type Seen = { contacts: readonly WayToReach[] | undefined; onCall: OnCallNow | undefined; hosts: readonly Host[] | undefined; incidents: number | undefined };

export type Step = { name: SetupStep; done: boolean };

export function arrived(hosts: readonly Host[]): Host[] {
  return hosts.filter((host) => host.lastSeen !== undefined && !host.revoked);
}

export function stepsOf({ contacts = [], onCall, hosts = [], incidents = 0 }: Seen): Step[] {
  const done: Record<SetupStep, boolean> = {
    reach: contacts.length > 0,
    receive: contacts.some((way) => way.verified),
    duty: onCall?.schedules.some((schedule) => schedule.current !== undefined) === true,
    host: arrived(hosts).length > 1,
    try: incidents > 0,
  };
  return SETUP_STEPS.map((name) => ({ name, done: done[name] }));
}

/** Where to go on: the first step that is not done, else the last one. */
export function nextOf(steps: readonly Step[]): SetupStep {
  return steps.find((step) => !step.done)?.name ?? 'try';
}

export function leftOf(steps: readonly Step[]): number {
  return steps.filter((step) => !step.done).length;
}

import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { answer } from '../../mock/answer';
import { world, type World } from '../../mock/world';
import { enter } from '../../test/house';
import type { OnCallNow } from '../api/oncall';
import { EndingShift } from './HandoverLine';

/** Wei's shift, which ends after some minutes; Ana is next. */
function ending(house: World, minutes: number): { onCall: OnCallNow; until: string } {
  const until = new Date(Date.now() + minutes * 60_000).toISOString();
  const { body } = answer(house, { method: 'GET', path: '/api/oncall/now', query: new URLSearchParams(), body: undefined });
  const [first] = (body as OnCallNow).schedules;
  const [wei, ana] = house.people;
  if (first === undefined || wei === undefined || ana === undefined) throw new Error('The stand-in has nobody on call.');
  return { until, onCall: { reachable: true, schedules: [{ ...first, gap: false, current: { personId: wei.id, displayName: wei.displayName, until }, next: { personId: ana.id, displayName: ana.displayName, from: until } }] } };
}

const enterWith = (onCall: OnCallNow, house: World) => enter(<><EndingShift onCall={onCall} /><p>there</p></>, { world: house });

describe('a shift that ends soon', () => {
  it('is to be handed over by whose it is', async () => {
    const house = world();
    const { onCall } = ending(house, 20.5);
    enterWith(onCall, house);
    expect((await screen.findByRole('status')).textContent).toMatch(/Your shift in “.+” ends in 20 min\. You have not handed it over to Ana Souza yet\./);
    expect(screen.getByRole('link', { name: 'Hand over to Ana Souza' }).getAttribute('href')).toBe(`/oncall/handover?schedule=${onCall.schedules[0]?.id ?? ''}`);
  });

  it('is not, once it is handed over; what took its place does not count', async () => {
    const house = world();
    const { onCall, until } = ending(house, 25);
    const [schedule] = onCall.schedules;
    const [before, older] = house.shifts.handedOver;
    if (before === undefined || older === undefined || schedule?.next === undefined) throw new Error('The stand-in has no hand-over.');
    const given = { ...before, schedule: schedule.id, to: { id: schedule.next.personId, name: 'Ana Souza' }, shift: { from: until.replace('Z', '000Z'), to: until } };
    house.shifts.handedOver = [{ ...given, state: 'REPLACED' }];
    const { unmount } = enterWith(onCall, house);
    expect(await screen.findByRole('status')).toBeTruthy();
    unmount();
    house.shifts.handedOver = [{ ...given, state: 'ACCEPTED' }];
    const { client } = enterWith(onCall, house);
    await screen.findByText('there');
    await expect.poll(() => client.getQueryData(['handovers', 'newest'])).toBeTruthy();
    expect(screen.queryByRole('status')).toBeNull();
  });

  it.each([
    ['ends later', 40, (now: OnCallNow) => now],
    ['is somebody else’s', 10, (now: OnCallNow) => ({ ...now, schedules: now.schedules.map((one) => ({ ...one, current: { personId: 'x', displayName: 'Li Na', until: one.current?.until ?? '' } })) })],
    ['has nobody after it', 10, (now: OnCallNow) => ({ ...now, schedules: now.schedules.map((one) => ({ ...one, next: undefined })) })],
  ])('asks nothing where it %s', async (_name, minutes, change) => {
    const house = world();
    const { client } = enterWith(change(ending(house, minutes).onCall), house);
    await screen.findByText('there');
    expect(screen.queryByRole('status')).toBeNull();
    expect(client.getQueryState(['handovers', 'newest'])?.fetchStatus ?? 'idle').toBe('idle');
  });
});

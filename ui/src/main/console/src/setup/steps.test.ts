import { expect, it } from 'vitest';
import { leftOf, nextOf, stepsOf } from './steps';

const way = { id: '1', channel: 'EMAIL' as const, address: 'a@b.example', verified: false };
const host = (name: string, lastSeen?: string) => ({ name, enrolledAt: '', silent: false, revoked: false, ...(lastSeen === undefined ? {} : { lastSeen }) });
const duty = (current: boolean) => ({ reachable: true, schedules: [{ id: 's', name: 'S', zone: 'UTC', gap: !current, ...(current ? { current: { personId: 'p', displayName: 'P', until: '' } } : {}) }] });
const nothing = { contacts: [], onCall: undefined, hosts: [], incidents: 0 };

it('begins with how one is reached', () => expect([nextOf(stepsOf(nothing)), leftOf(stepsOf(nothing))]).toEqual(['reach', 5]));
it('does not count an address that nobody has seen work', () => expect(nextOf(stepsOf({ ...nothing, contacts: [way] }))).toBe('receive'));
it('goes on with who is on call', () => expect(nextOf(stepsOf({ ...nothing, contacts: [{ ...way, verified: true }] }))).toBe('duty'));
it('counts a second host once it has reported', () => {
  const seen = { ...nothing, contacts: [{ ...way, verified: true }], onCall: duty(true) };
  expect(nextOf(stepsOf({ ...seen, hosts: [host('a', 'now'), host('b')] }))).toBe('host');
  expect(nextOf(stepsOf({ ...seen, hosts: [host('a', 'now'), host('b', 'now')] }))).toBe('try');
});
it('says that something is undone again when it is', () => expect(nextOf(stepsOf({ contacts: [{ ...way, verified: true }], onCall: duty(false), hosts: [host('a', 'x'), host('b', 'x')], incidents: 3 }))).toBe('duty'));
it('is over when everything is so', () => expect(leftOf(stepsOf({ contacts: [{ ...way, verified: true }], onCall: duty(true), hosts: [host('a', 'x'), host('b', 'x')], incidents: 1 }))).toBe(0));

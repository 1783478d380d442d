import { describe, expect, it } from 'vitest';
import { detail } from '../../mock/answer';
import { ANA, WEI, world } from '../../mock/world';
import type { OnCallNow } from '../api/oncall';
import { nearIncident, nowSentence, waitsFor } from './sentence';

const house = world('trouble', Date.parse('2026-09-23T06:31:00Z'));
const [cpu, , , review] = house.incidents;
if (cpu === undefined || review === undefined) throw new Error('The stand-in lacks incidents.');
const duty = (personId: string): OnCallNow => ({ schedules: [{ id: 's', name: 'Operations', zone: 'UTC', current: { personId, displayName: 'Ana Souza', until: '2026-09-23T12:00:00Z' }, gap: false }], reachable: true });

describe('the sentence of Now', () => {
  it('speaks first of what nobody has', () => expect(nowSentence(house.incidents, [], undefined)).toMatchObject({ kind: 'nobodyYet', n: 1, key: 'INC-1044', next: undefined }));
  it('says who is paged next', () => expect(nowSentence(house.incidents, house.incidents.map((one) => detail(house, one)), undefined)).toMatchObject({ next: { who: 'Ana Souza' } }));
  it('says whose hands it is in', () => expect(nowSentence([cpu], [], undefined)).toMatchObject({ kind: 'inHands', name: 'Zhang Wei' }));
  it('is not alarmed by low severity that nobody has, nor puts it in hands', () => expect(nowSentence([{ ...cpu, state: 'OPEN', severity: 'low', owner: undefined }], [], undefined)).toEqual({ kind: 'low', n: 1 }));
  it('asks for reviews when the fight is over', () => expect(nowSentence([review], [], undefined)).toEqual({ kind: 'toReview', n: 1 }));
  it('is calm and names who is on call', () => expect(nowSentence([], [], duty(ANA))).toMatchObject({ kind: 'calm', name: 'Ana Souza' }));
  it('does not ask for a review where none is needed', () => expect(nowSentence([{ ...review, reviewNeeded: false }], [], undefined)).toEqual({ kind: 'toClose', n: 1 }));
  it('is not calm without anybody on call', () => expect(nowSentence([], [], { schedules: [], reachable: false })).toEqual({ kind: 'calmNobody' }));
  it('says nothing of who is on call before that is read', () => expect(nowSentence([], [], undefined)).toEqual({ kind: 'calmAlone' }));
});

describe('what waits for me', () => {
  it('is what nobody has, while I am on call', () => expect(waitsFor(WEI, house.incidents, duty(WEI)).map((one) => [one.what, one.incident.key])).toEqual([['acknowledge', 'INC-1044'], ['review', 'INC-1036']]));
  it('is only mine while another is on call', () => expect(waitsFor(WEI, house.incidents, duty(ANA)).map((one) => one.what)).toEqual(['review']));
  it('is to resolve what has cleared', () => expect(waitsFor(WEI, [{ ...cpu, firing: false }], undefined).map((one) => one.what)).toEqual(['resolve']));
  it('is what ended before anybody had it, while I am on call', () => expect(waitsFor(WEI, [{ ...review, owner: undefined }], duty(WEI)).map((one) => one.what)).toEqual(['review']));
  it('is nothing of others', () => expect(waitsFor(ANA, house.incidents, undefined)).toEqual([]));
});

describe('a change', () => {
  const at = (minutesBefore: number) => new Date(Date.parse(cpu.openedAt) - minutesBefore * 60_000).toISOString();
  it('is near an incident that began within ten minutes after it', () => expect(nearIncident(at(9), [cpu])).toBe('INC-1042'));
  it('is not near one that began before it', () => expect(nearIncident(at(-1), [cpu])).toBeUndefined());
  it('is not near one that began long after it', () => expect(nearIncident(at(11), [cpu])).toBeUndefined());
});

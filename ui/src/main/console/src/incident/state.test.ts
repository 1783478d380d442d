import { describe, expect, it } from 'vitest';
import { world } from '../../mock/world';
import { detail } from '../../mock/answer';
import type { Incident, IncidentState } from '../api/incident';
import { byUrgency, endOf, foremost, markOf, measured, nextAct, openCount, roundBegan, stageOf, stateWord, unpaged } from './state';

const house = world('trouble', Date.parse('2026-09-23T06:31:00Z'));
const [first] = house.incidents;
if (first === undefined) throw new Error('The stand-in has no incident.');

function incident(state: IncidentState, over: Partial<Incident> = {}): Incident {
  return { ...(first!), state, ...over };
}

describe('the latest round', () => {
  const opened = detail(house, incident('OPEN'));
  const reopened = (at: string) => ({ id: 9, at, kind: 'REOPENED' as const, actorName: 'Evenkeel', text: '', facts: {} });
  it('began with the incident', () => expect(roundBegan(opened)).toBe(opened.incident.openedAt));
  it('began when it came back last', () => {
    const timeline = [reopened('2026-09-23T06:20:00Z'), reopened('2026-09-23T06:10:00Z'), ...opened.timeline];
    expect(roundBegan({ ...opened, timeline })).toBe('2026-09-23T06:20:00Z');
  });
});

describe('the foremost alert', () => {
  const [some] = detail(house, incident('OPEN')).alerts;
  if (some === undefined) throw new Error('The stand-in has no alert.');
  const alert = (severity: string, state = some.state) => ({ ...some, state, labels: { ...some.labels, severity } });
  it('is the gravest that fires', () => {
    const grave = alert('critical');
    expect(foremost([alert('medium'), alert('unheard-of'), grave, alert('critical')])).toBe(grave);
  });
  it('is one that fires before a graver one that cleared', () => {
    const fires = alert('low', 'FIRING');
    expect(foremost([alert('critical', 'RESOLVED'), fires])).toBe(fires);
  });
  it('is none where people reported it', () => expect(foremost([])).toBeUndefined());
});

describe('the next act', () => {
  const rows: [IncidentState, boolean, string][] = [
    ['OPEN', true, 'acknowledge'],
    ['ACKNOWLEDGED', true, 'record'],
    ['ACKNOWLEDGED', false, 'resolve'],
    ['RESOLVED', false, 'review'],
    ['REVIEWED', false, 'closing'],
    ['CLOSED', false, 'none'],
  ];
  it.each(rows)('of %s (firing: %s) is %s', (state, firing, expected) => {
    expect(nextAct(detail(house, incident(state, { firing })))).toBe(expected);
  });
  it('is to close what has cleared and needs no review', () => {
    expect(nextAct(detail(house, incident('ACKNOWLEDGED', { firing: false, reviewNeeded: false })))).toBe('close');
    expect(nextAct(detail(house, incident('RESOLVED', { firing: false, reviewNeeded: true })))).toBe('review');
  });
  it.each(rows)('goes with a stage on a phone: %s', (state, firing) => {
    expect(stageOf(incident(state, { firing }))).toBe(rows.findIndex(([one, fires]) => one === state && fires === firing) + 1);
  });
});

describe('the list', () => {
  it('has the highest priority first, and the oldest of one priority first', () => {
    expect(house.incidents.toSorted(byUrgency).map((one) => one.key)).toEqual(['INC-1042', 'INC-1044', 'INC-1036', 'INC-1041', 'INC-1043', 'INC-1030', 'INC-1038']);
  });
  it('does not count what is closed', () => expect(openCount(house.incidents)).toBe(5));
  it('marks what is over as fine, whatever it was', () => expect(markOf(incident('RESOLVED', { severity: 'critical' }))).toBe('ok'));
  it('shows an unknown severity as not known', () => expect(markOf(incident('OPEN', { severity: 'page' }))).toBe('unknown'));
  it('stops the age when the trouble stopped', () => expect(endOf(incident('CLOSED', { resolvedAt: 'r', closedAt: 'c' }))).toBe('r'));
  it('says "open", not "paging", where low severity wakes nobody', () => expect(stateWord(incident('OPEN', { severity: 'low' })).key).toBe('state.open'));
  it('says that the alert has cleared', () => expect(stateWord(incident('ACKNOWLEDGED', { firing: false })).key).toBe('state.cleared'));
});

describe('an alert that did not page', () => {
  const [cpu, disk, , pending] = house.alerts;
  if (cpu === undefined || disk === undefined || pending === undefined) throw new Error('The stand-in lacks alerts.');
  it('is pending', () => expect(unpaged([pending], []).map((one) => one.why)).toEqual([{ key: 'why.pending' }]));
  it('is fresh', () => expect(unpaged([cpu], []).map((one) => one.why)).toEqual([{ key: 'why.fresh' }]));
  it('joined an incident', () => expect(unpaged([cpu, disk], [incident('OPEN', { alertFingerprints: [cpu.fingerprint, disk.fingerprint] })]).map((one) => one.why)).toEqual([{ key: 'why.joined', incident: 'INC-1042' }]));
  it('is of low severity', () => expect(unpaged([cpu], [incident('OPEN', { severity: 'low' })]).map((one) => one.why)).toEqual([{ key: 'why.low', incident: 'INC-1042' }]));
  it('is not listed once resolved', () => expect(unpaged([{ ...cpu, state: 'RESOLVED' }], [])).toEqual([]));
});

describe('the measured amount of an expression', () => {
  it.each([
    ['node_load1 > 8', 'node_load1'],
    ['100 * (1 - avg by (host) (rate(node_cpu_seconds_total{mode="idle"}[1m]))) >= 90.5', '100 * (1 - avg by (host) (rate(node_cpu_seconds_total{mode="idle"}[1m])))'],
    ['up == bool 0', 'up'],
    ['a > b', 'a > b'],
    ['x < -1e-3', 'x'],
    ['node_load1', 'node_load1'],
  ])('%s', (expression, expected) => expect(measured(expression)).toBe(expected));
});

import { act, fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useMemo } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { world } from '../../mock/world';
import { enter, stale } from '../../test/house';
import type { Notice } from '../api/notify';
import { prefer } from '../parts/preferences';
import { Banner } from './Banner';
import { useOffer, type Command } from './commands';
import { useKeyboard } from './keyboard';
import { staleKeys } from './Live';
import { NoticeCard, placeOf } from './NoticeCard';
import { answer, isCalm, notices, receive } from './notices';
import Palette, { matches } from './Palette';
import { ROOMS, roomsFor } from './rooms';

const notice: Notice = { key: 'n1', channel: 'CONSOLE', personId: 'p', address: '', subject: 'INC-12 P2: Disk full', text: 'Nobody has it yet.', about: 'INC-12', pressing: false };

describe('the navigation', () => {
  it('has only the rooms that the person may see', () => expect(roomsFor(['SEE_OPERATIONS', 'OWN_ACCOUNT']).map((room) => room.path)).toEqual(['/now', '/tasks', '/incidents', '/oncall', '/rules', '/silences', '/assistant', '/hosts', '/inventory', '/explore', '/logs', '/requests', '/problems', '/changes', '/resources', '/knowledge', '/recovery', '/energy', '/processes', '/reports', '/settings']));
  it('has nothing of operations for who only asks for services', () => expect(roomsFor(['OWN_ACCOUNT', 'REQUEST_SERVICES', 'WORK_TASKS']).map((room) => room.path)).toEqual(['/tasks', '/requests', '/resources', '/settings']));
});

describe('the banner', () => {
  it('says that nobody can be paged, why, and the one act', async () => {
    const house = world();
    house.reachable = false;
    enter(<Banner />, { world: house });
    expect(await screen.findByText('Nobody can be paged.')).toBeTruthy();
    expect(screen.getByText(/no mail address that works/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Go on with the set-up' }).getAttribute('href')).toBe('/setup');
  });
  it('leads who may not set up the house to their own contact', async () => {
    const house = world();
    house.reachable = false;
    house.people = house.people.map((person) => ({ ...person, role: 'ON_CALL_ENGINEER' }));
    enter(<Banner />, { world: house });
    expect((await screen.findByRole('link', { name: 'Set how you are reached' })).getAttribute('href')).toBe('/settings');
  });
  it('says that the line is lost, for how long, and when it is tried again', async () => {
    const now = Date.now();
    enter(<Banner />, { line: { ...stale, state: { kind: 'lost', since: now - 40_000, nextTryAt: now + 6_000 } } });
    expect(await screen.findByText(/Live connection lost (39|40|41) s ago/)).toBeTruthy();
  });
  it('shows the worst one only', async () => {
    const house = world();
    house.reachable = false;
    enter(<Banner />, { world: house, line: stale });
    await screen.findByText('Nobody can be paged.');
    expect(screen.queryByText(/Live connection lost/)).toBeNull();
  });
});

describe('a page', () => {
  it('shows until it is answered, and links to its incident', async () => {
    enter(<NoticeCard />);
    act(() => receive(notice));
    expect(await screen.findByText('INC-12 P2: Disk full')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Open INC-12' }).getAttribute('href')).toBe('/incidents/INC-12');
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByText('INC-12 P2: Disk full')).toBeNull();
  });
  it('of a hand-over or a ticket leads there, and takes nobody for an incident', async () => {
    enter(<NoticeCard />);
    act(() => receive({ ...notice, key: 'n3', subject: 'Ana handed “Operations” over to you', about: 'handover' }));
    const link = await screen.findByRole('link', { name: 'Read it' });
    expect(link.getAttribute('href')).toBe('/oncall/handover');
    await userEvent.click(link);
    expect(notices()).toEqual([]);
    expect(['TIC-12', 'CHG-7', 'PRB-1', 'test', 'INC-1'].map(placeOf)).toEqual(['/desk/TIC-12', '/changes/CHG-7', '/problems/PRB-1', undefined, undefined]);
  });
  it('of what can wait is calm, and stands behind a page', async () => {
    enter(<NoticeCard />);
    act(() => receive({ ...notice, key: 'd1', subject: 'Drill DR-1 of shop: passed', about: 'DR-1' }));
    const card = await screen.findByRole('status', { name: 'For you to know' });
    expect(card.classList.contains('calm')).toBe(true);
    expect(screen.queryByRole('button', { name: 'Stop the sound' })).toBeNull();
    expect(['INC-1', 'TIC-1', 'handover', '', 'RES-2', 'KB-3', 'CHG-4', 'PRB-5'].filter((about) => isCalm({ ...notice, about }))).toEqual(['RES-2', 'KB-3', 'CHG-4', 'PRB-5']);
    act(() => receive(notice));
    act(() => receive({ ...notice, key: 'd2', subject: 'Drill DR-2 of shop: passed', about: 'DR-2' }));
    expect(await screen.findByText('INC-12 P2: Disk full')).toBeTruthy();
    for (const key of ['n1', 'd1', 'd2']) act(() => answer({ ...notice, key }));
  });
  it('of a drill that failed is as loud as of what is wrong now', async () => {
    enter(<NoticeCard />);
    act(() => receive({ ...notice, key: 'd1', subject: 'Drill DR-1 of shop: passed', about: 'DR-1' }));
    act(() => receive({ ...notice, key: 'd2', subject: 'Drill DR-2 of pay: failed', about: 'DR-2', pressing: true }));
    act(() => receive({ ...notice, key: 'd3', subject: 'Drill DR-3 of mail: passed', about: 'DR-3' }));
    const card = await screen.findByRole('alert');
    expect(card.textContent).toContain('Drill DR-2 of pay: failed');
    expect(card.classList.contains('calm')).toBe(false);
    expect(screen.getByRole('link', { name: 'Open DR-2' }).getAttribute('href')).toBe('/recovery/drills/DR-2');
    for (const key of ['d1', 'd2', 'd3']) act(() => answer({ ...notice, key }));
  });
  it('that comes twice is shown once', () => {
    receive(notice);
    receive(notice);
    expect(notices()).toHaveLength(1);
    answer(notice);
  });
  it('can be made quiet without being answered', async () => {
    enter(<NoticeCard />);
    act(() => receive({ ...notice, key: 'n2' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Stop the sound' }));
    expect(screen.getByText('INC-12 P2: Disk full')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Stop the sound' })).toBeNull();
    act(() => answer({ ...notice, key: 'n2' }));
  });
});

describe('the palette', () => {
  it('finds every word, in any order', () => expect([matches('INC-1042 CPU saturated', 'cpu inc'), matches('INC-1042 CPU saturated', 'disk')]).toEqual([true, false]));
  it('goes by keyboard', async () => {
    const onGo = vi.fn();
    enter(<Palette rooms={ROOMS} onClose={() => undefined} onGo={onGo} />);
    await userEvent.type(await screen.findByRole('combobox'), 'on call');
    await userEvent.keyboard('{Enter}');
    expect(onGo).toHaveBeenCalledWith(expect.objectContaining({ path: '/oncall' }));
  });
});

describe('keys', () => {
  const go = vi.fn();
  const run = vi.fn();
  const openPalette = vi.fn();
  const nothing = () => undefined;

  function Keys() {
    useKeyboard({ rooms: ROOMS, go, openPalette, openKeys: nothing, toggleNarrow: nothing });
    useOffer(useMemo((): Command[] => [{ id: 'next', label: 'Acknowledge', key: '.', run }], []));
    return <input aria-label="field" />;
  }

  it('g then h goes to hosts; the dot does the next act; Ctrl K opens the palette', async () => {
    enter(<Keys />);
    await screen.findByLabelText('field');
    await userEvent.keyboard('gh.{Control>}k{/Control}');
    expect(go).toHaveBeenCalledWith(expect.objectContaining({ path: '/hosts' }));
    expect(run).toHaveBeenCalledOnce();
    expect(openPalette).toHaveBeenCalledOnce();
  });
  it('rest while somebody types', async () => {
    run.mockClear();
    enter(<Keys />);
    await userEvent.type(await screen.findByLabelText('field'), '.');
    expect(run).not.toHaveBeenCalled();
  });
  it('rest when they are switched off', async () => {
    run.mockClear();
    enter(<Keys />);
    await screen.findByLabelText('field');
    act(() => prefer({ keys: false }));
    fireEvent.keyDown(document.body, { key: '.' });
    expect(run).not.toHaveBeenCalled();
    act(() => prefer({ keys: true }));
  });
});

describe('an event of the live line', () => {
  it('of an incident makes that incident and the lists old', () => expect(staleKeys({ id: '1', event: 'incident', data: '{"key":"INC-7","version":3}' })).toContainEqual(['incident', 'INC-7']));
  it('that is not known changes nothing', () => expect(staleKeys({ id: '1', event: 'weather', data: '{}' })).toEqual([]));
});

import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { world } from '../../mock/world';
import { broke, enter } from '../../test/house';
import { keys } from '../api/keys';
import { isHeldBack } from './figures';
import HostPage from './HostPage';
import HostsPage from './HostsPage';

const open = (over = {}) => enter(<HostsPage />, { path: '/hosts', ...over });
const names = async () => within(await screen.findByRole('table')).getAllByRole('link').map((link) => link.textContent);

describe('hosts', () => {
  it('has the worst first, and says who is silent', async () => {
    open();
    expect((await names()).slice(0, 3)).toEqual(['pg-core-02', 'relay-02', 'hosp-reg-edge-02']);
    expect(screen.getByText('2 are silent.')).toBeTruthy();
  });

  it('says how many a filter hides and offers them all', async () => {
    open({ path: '/hosts?q=nothing' });
    expect(await screen.findByText('0 of 10 match.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Show all 10' }));
    expect((await names()).length).toBe(10);
  });

  it('is sorted by the head of a column', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Host' }));
    expect((await names())[0]).toBe('edge-lb-01');
  });

  it('shows an agent that is turned away, and what it holds back', async () => {
    const house = world();
    const [first] = house.hosts;
    Object.assign(first!, { refusals: { count: 3, last: new Date(Date.now() - 60_000).toISOString(), reason: 'The token is wrong.' }, backlog: { bytes: 5 * 2 ** 20, dropped: 12 } });
    open({ world: house });
    const row = (await screen.findByRole('link', { name: first!.name })).closest('tr');
    expect(row?.textContent).toContain('agent refused');
    expect(row?.textContent).toContain('5 MiB held back');
  });

  it('says nothing of what waits between two deliveries', () => {
    const [host] = world().hosts;
    const holding = (bytes: number, dropped = 0) => isHeldBack({ ...host!, backlog: { bytes, dropped } });
    expect([holding(3123), holding(64 * 1024), holding(0, 1)]).toEqual([false, true, true]);
  });

  it('says on its page what to do about it', async () => {
    const house = world();
    const host = house.hosts.find((one) => one.name === 'pg-core-02');
    Object.assign(host!, { refusals: { count: 3, last: new Date(Date.now() - 60_000).toISOString(), reason: 'The token is wrong.' }, backlog: { bytes: 5 * 2 ** 20, dropped: 12 } });
    enter(<HostPage />, { path: '/hosts/pg-core-02', world: house });
    expect(await screen.findByText('An agent that says it is this host was turned away 3 times')).toBeTruthy();
    expect(await screen.findByText('5 MiB wait to be sent, 12 samples were dropped')).toBeTruthy();
  });

  it('says which logs it follows, and which it may not', async () => {
    const house = world();
    const [host] = house.hosts;
    host!.facts!.logs = { followed: ['a', 'b', 'c', 'd', 'e', '/var/log/sixth.log', '/var/log/seventh.log'], problems: ['/var/log/secret: The user x may not read it.'], waitingBytes: 0, droppedBytes: 5 * 2 ** 20 };
    enter(<HostPage />, { path: `/hosts/${host!.name}`, world: house });
    expect(await screen.findByText('/var/log/secret: The user x may not read it.')).toBeTruthy();
    expect(screen.getByText('and 2 more')).toBeTruthy();
    expect(screen.getByText('5 MiB of lines went before the server had them')).toBeTruthy();
  });

  it('says whom a host talks to and who needs it', async () => {
    enter(<HostPage />, { path: '/hosts/pg-core-02' });
    const panel = within(await screen.findByRole('region', { name: 'Connections' }));
    expect((await panel.findByRole('link', { name: 'pg-core-01' })).getAttribute('href')).toContain('/hosts/pg-core-01');
    const [talksTo, neededBy] = panel.getAllByRole('list').map((list) => list.textContent);
    expect(talksTo).toContain(':6432 postgres → pgbouncer · 40 connections');
    expect(talksTo).toContain('10.1.9.53:53');
    expect(neededBy).toContain(':5432 unknown program → postgres · 4 connections');
    expect(neededBy).not.toContain('pg-core-01');
  });

  it('says what its agent left out, and where nobody tells of connections', async () => {
    enter(<HostPage />, { path: '/hosts/edge-lb-01' });
    expect(await screen.findByText('212 connections were not told: there were too many.')).toBeTruthy();
    expect(await screen.findByText('Public addresses')).toBeTruthy();
    enter(<HostPage />, { path: '/hosts/portal-07' });
    expect(await screen.findByText('Nobody tells of its connections: its agent is too old, or told not to.')).toBeTruthy();
  });

  it('says what would be here', async () => {
    const house = world('first');
    house.hosts = [];
    open({ world: house });
    expect(await screen.findByText('No host reports yet')).toBeTruthy();
  });

  it('says what failed', async () => {
    open({ broken: { '/api/fleet/hosts': broke } });
    expect(await screen.findByText("Hosts can't be read")).toBeTruthy();
  });

  it('gives another host one command, and sees it arrive', async () => {
    const { world: house, client } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Add host' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Make the command' }));
    expect(await screen.findByText(/evenkeel-agent join 7KQ2M4XD/)).toBeTruthy();
    expect(screen.getByText(/Listening for it/)).toBeTruthy();
    house.hosts.push({ name: 'web-09', enrolledAt: new Date().toISOString(), lastSeen: new Date().toISOString(), silent: false, revoked: false });
    await client.invalidateQueries({ queryKey: keys.hosts });
    expect(await screen.findByText(/reports\./)).toBeTruthy();
  });

  it('says why there is no agent to hand out, and offers a token instead', async () => {
    const house = world();
    house.agent = { available: false, why: 'Run ./evenkeel package once.' };
    open({ world: house });
    await userEvent.click(await screen.findByRole('button', { name: 'Add host' }));
    expect(await screen.findByText('Run ./evenkeel package once.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'By hand, with a token' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(await dialog.findByLabelText('Name of the host'), 'web-01');
    await userEvent.click(dialog.getByRole('button', { name: 'Make its token' }));
    expect(await screen.findByText(/--token-file agent-token/)).toBeTruthy();
    expect(house.hosts.at(-1)?.name).toBe('web-01');
  });

  it('adds none for who may not', async () => {
    const house = world();
    house.people = house.people.map((person) => ({ ...person, role: 'ON_CALL_ENGINEER' }));
    open({ world: house });
    await names();
    expect(screen.queryByRole('button', { name: 'Add host' })).toBeNull();
  });
});

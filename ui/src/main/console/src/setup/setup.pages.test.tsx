import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { CODE } from '../../mock/estate';
import { world } from '../../mock/world';
import { broke, enter } from '../../test/house';
import SetupPage from './SetupPage';

const fresh = () => {
  const house = world('first');
  house.mustChangePassword = false;
  return house;
};

describe('the set-up', () => {
  it('asks for the mail server before an address', async () => {
    const { world: house } = enter(<SetupPage />, { path: '/setup', world: fresh() });
    await userEvent.type(await screen.findByLabelText('Host'), 'smtp.citycloud.example');
    expect(screen.getByLabelText<HTMLInputElement>('Port').value).toBe('587');
    await userEvent.type(screen.getByLabelText('Sender address'), 'evenkeel@citycloud.example');
    await userEvent.click(screen.getByRole('button', { name: 'Save mail server' }));
    await waitFor(() => expect(house.mail.set).toBe(true));
  });
  it('sends a code, refuses a wrong one, and takes the right one with its last digit', async () => {
    const house = fresh();
    house.mail = { set: true, host: 'smtp', port: 587, security: 'starttls' };
    const { client } = enter(<SetupPage />, { path: '/setup', world: house });
    await userEvent.click(await screen.findByRole('button', { name: 'Add and send a code' }));
    await waitFor(() => expect(house.ways[0]?.verified).toBe(false));
    await client.invalidateQueries();
    const code = await screen.findByLabelText(/^Code for/);
    await userEvent.type(code, '111111');
    expect(await screen.findByText('This is not the code that was sent.')).toBeTruthy();
    await userEvent.clear(code);
    await userEvent.type(code, CODE);
    await waitFor(() => expect(house.ways[0]?.verified).toBe(true));
    expect(house.reachable).toBe(true);
  });
  it('goes on where it was left, from what is so', async () => {
    const house = fresh();
    house.ways = [{ id: 'c', channel: 'EMAIL', address: 'a@b.example', verified: true }];
    enter(<SetupPage />, { path: '/setup', world: house });
    expect(await screen.findByText('Watch a second host')).toBeTruthy();
    expect(screen.getByText(/3 of 5 done/)).toBeTruthy();
  });
  it('names the state of each rule that already watches', async () => {
    const house = fresh();
    house.ruleGroups = house.ruleGroups.map((group) => ({ ...group, rules: group.rules.map((rule, index) => ({ ...rule, state: index === 0 ? 'pending' : 'inactive' })) }));
    enter(<SetupPage />, { path: '/setup', world: house });
    expect((await screen.findAllByText('Pending')).length).toBeGreaterThan(0);
    expect(screen.getAllByText('Calm').length).toBeGreaterThan(0);
  });
  it('says why there is no agent to hand out', async () => {
    enter(<SetupPage />, { path: '/setup?step=host', world: fresh() });
    expect(await screen.findByText(/Run .\/evenkeel package once/)).toBeTruthy();
  });
  it('lets a person take part when a schedule has nobody', async () => {
    const house = fresh();
    house.schedules = house.schedules.map((schedule) => ({ ...schedule, people: [] }));
    enter(<SetupPage />, { path: '/setup?step=duty', world: house });
    await userEvent.click(await screen.findByRole('button', { name: 'Take part' }));
    await waitFor(() => expect(house.schedules[0]?.people).toEqual([house.me]));
  });
  it('that can not be read says so', async () => {
    enter(<SetupPage />, { path: '/setup', world: fresh(), broken: { '/api/notify/contacts': broke } });
    expect(await screen.findByText("Your contacts can't be read")).toBeTruthy();
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { CODE } from '../../mock/estate';
import { world } from '../../mock/world';
import { broke, enter } from '../../test/house';
import OutgoingPage from '../notify/OutgoingPage';
import ContactPage from './ContactPage';
import PeoplePage from './PeoplePage';
import RolesPage from './RolesPage';
import TokensPage from './TokensPage';

describe('ways to reach me', () => {
  it('say which was seen to work, and which fails', async () => {
    enter(<ContactPage />, { path: '/settings' });
    expect(await screen.findByText('seen to work')).toBeTruthy();
    expect(screen.getByText(/Three messages in a row failed/)).toBeTruthy();
  });
  it('show the secret of a webhook once, and wait for its code', async () => {
    const { world: house } = enter(<ContactPage />, { path: '/settings' });
    await userEvent.selectOptions(await screen.findByLabelText('Channel'), 'Webhook');
    await userEvent.type(screen.getByLabelText('Address (https)'), 'https://a.example/hook');
    await userEvent.click(screen.getByRole('button', { name: 'Add and send a code' }));
    expect(await screen.findByText('whsec_9tq2mXw0')).toBeTruthy();
    await userEvent.type(await screen.findByLabelText('Code for https://a.example/hook'), CODE);
    await waitFor(() => expect(house.ways.at(-1)).toMatchObject({ channel: 'WEBHOOK', verified: true }));
  });
});

describe('people', () => {
  it('get a new first password, shown once', async () => {
    enter(<PeoplePage />, { path: '/settings/people' });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Ana Souza' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'New first password' }));
    expect(await screen.findByText('otter-lantern-77-brook')).toBeTruthy();
  });
  it('are deactivated on the second press', async () => {
    const { world: house } = enter(<PeoplePage />, { path: '/settings/people' });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Ana Souza' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Deactivate…' }));
    expect(house.people).toHaveLength(3);
    await userEvent.click(dialog.getByRole('button', { name: 'Deactivate Ana Souza' }));
    await waitFor(() => expect(house.people).toHaveLength(2));
  });
  it('who left are let in again, with a new first password', async () => {
    const { world: house } = enter(<PeoplePage />, { path: '/settings/people' });
    const left = within(await screen.findByRole('region', { name: 'Deactivated' }));
    await userEvent.click(left.getByRole('button', { name: 'Let Kim Lee in again' }));
    expect(await screen.findByText('heron-anvil-31-moss')).toBeTruthy();
    expect(house.people.map((one) => one.name)).toContain('kim');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Deactivated' })).toBeNull());
  });
  it('who left are not shown to who may not let them in', async () => {
    const house = world();
    house.people = house.people.map((person) => ({ ...person, role: 'ON_CALL_ENGINEER' }));
    enter(<PeoplePage />, { path: '/settings/people', world: house });
    await screen.findByText('刘洋');
    expect(screen.queryByText('Kim Lee')).toBeNull();
  });
  it('have one of nine roles', async () => {
    enter(<PeoplePage />, { path: '/settings/people' });
    await userEvent.click(await screen.findByRole('button', { name: 'Add person' }));
    expect(within(await screen.findByRole('dialog')).getAllByRole('option')).toHaveLength(9);
  });
});

describe('roles', () => {
  it('say of each right who has it', async () => {
    enter(<RolesPage />, { path: '/settings/roles' });
    const row = within(await screen.findByRole('row', { name: /See the audit trail/ }));
    expect(row.getAllByText('yes')).toHaveLength(2);
    expect(row.getAllByText('no')).toHaveLength(7);
  });
});

describe('tokens', () => {
  it('show their secret once', async () => {
    const { world: house } = enter(<TokensPage />, { path: '/settings/tokens' });
    await userEvent.click(await screen.findByRole('button', { name: 'Make token' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Name'), 'amtool');
    await userEvent.click(dialog.getByLabelText('Handle incidents and silences'));
    await userEvent.click(dialog.getByRole('button', { name: 'Make token' }));
    expect(await screen.findByText('evk_7hQ2sWm4Zp9')).toBeTruthy();
    expect(house.tokens.at(-1)).toMatchObject({ name: 'amtool', rights: ['HANDLE_INCIDENTS'] });
    await userEvent.click(screen.getByRole('button', { name: 'I have put it in place' }));
    expect(screen.queryByText('evk_7hQ2sWm4Zp9')).toBeNull();
  });
  it('are revoked after saying what that means', async () => {
    const { world: house } = enter(<TokensPage />, { path: '/settings/tokens' });
    await userEvent.click(await screen.findByRole('button', { name: 'Revoke prometheus-2' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Revoke' }));
    await waitFor(() => expect(house.tokens[0]?.revokedAt).toBeDefined());
  });
  it('that are none say what for', async () => {
    enter(<TokensPage />, { path: '/settings/tokens', world: world('first') });
    expect(await screen.findByText('No token yet')).toBeTruthy();
  });
});

describe('outgoing calls', () => {
  it('go where they are allowed to', async () => {
    const { world: house } = enter(<OutgoingPage />, { path: '/settings/outgoing' });
    await userEvent.type(await screen.findByLabelText('Allowed addresses'), '\nhooks.internal');
    await userEvent.click(screen.getByRole('button', { name: 'Save allow-list' }));
    await waitFor(() => expect(house.outgoing.allowedAddresses).toEqual(['10.1.0.0/16', 'hooks.internal']));
  });
  it('that can not be read say so, each by itself', async () => {
    enter(<OutgoingPage />, { path: '/settings/outgoing', broken: { '/api/notify/outgoing': broke } });
    expect(await screen.findByText("The allow-list can't be read")).toBeTruthy();
    expect(await screen.findByLabelText('Address')).toBeTruthy();
  });
});

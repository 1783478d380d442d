import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { problem } from '../../mock/answer';
import { world } from '../../mock/world';
import { enter } from '../../test/house';
import TeamsPage from './TeamsPage';

const path = '/settings/teams';

describe('the teams', () => {
  it('are made of people', async () => {
    const { world: house } = enter(<TeamsPage />, { path });
    expect(await screen.findByText('desk-lead')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Add a team' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Name'), 'buyers');
    await userEvent.click(await dialog.findByLabelText('Zhang Wei'));
    await userEvent.click(dialog.getByRole('button', { name: 'Add a team' }));
    await waitFor(() => expect(house.teams.at(-1)).toMatchObject({ name: 'buyers', members: [{ displayName: 'Zhang Wei' }] }));
  });

  it('get other members and keep their name', async () => {
    const { world: house } = enter(<TeamsPage />, { path });
    await userEvent.click(await screen.findByRole('button', { name: 'Change desk-lead' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect((dialog.getByLabelText<HTMLInputElement>('Name')).disabled).toBe(true);
    await userEvent.click(await dialog.findByLabelText('Ana Souza'));
    await userEvent.click(dialog.getByRole('button', { name: 'Save the team' }));
    await waitFor(() => expect(house.teams[0]?.members).toEqual([]));
    expect(await screen.findByText('nobody is in it')).toBeTruthy();
  });

  it('are ended after being asked', async () => {
    const { world: house } = enter(<TeamsPage />, { path });
    await userEvent.click(await screen.findByRole('button', { name: 'End desk-lead' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'End the team' }));
    await waitFor(() => expect(house.teams).toEqual([]));
    expect(await screen.findByRole('heading', { name: 'No team yet' })).toBeTruthy();
  });

  it('are only read by who may not change people', async () => {
    const house = world();
    house.people = house.people.map((person) => ({ ...person, role: 'VIEWER' }));
    enter(<TeamsPage />, { world: house, path });
    expect(await screen.findByText('desk-lead')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Add a team' })).toBeNull();
  });

  it('say that they can not be read', async () => {
    enter(<TeamsPage />, { path, broken: { '/api/teams': problem(503, 'database-away', 'The database does not answer.') } });
    expect(await screen.findByRole('heading', { name: "Teams can't be read" })).toBeTruthy();
  });
});

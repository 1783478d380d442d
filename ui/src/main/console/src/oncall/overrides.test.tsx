import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { WEI, world } from '../../mock/world';
import { enter } from '../../test/house';
import OnCallPage from './OnCallPage';

const open = (over = {}) => enter(<OnCallPage />, { path: '/oncall', ...over });

describe('who is on call', () => {
  it('is changed for a stretch by keyboard: arrows to the turn, Enter', async () => {
    const { world: house } = open({ world: world('calm') });
    const track = within(await screen.findByRole('list', { name: 'Turns in Operations' }));
    const turns = await track.findAllByRole('button');
    turns[0]!.focus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.selectOptions(dialog.getByLabelText('Who is on call instead'), '刘洋');
    await userEvent.type(dialog.getByLabelText('Reason, if you like'), 'Dentist');
    expect(dialog.getByText(/刘洋 is on call from/)).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: 'Save override' }));
    await waitFor(() => expect(house.overrides[0]).toMatchObject({ reason: 'Dentist', schedule: house.schedules[0]?.id }));
    expect(await track.findByRole('button', { name: /^Override: 刘洋.*Dentist/ })).toBeTruthy();
  });
  it('is taken at once for some hours', async () => {
    const house = world('trouble');
    const { client } = open({ world: house });
    // The schedule that has nobody can be taken by anybody, whatever day it is.
    const card = within(await screen.findByRole('region', { name: 'Network and edge' }));
    await userEvent.click(card.getByRole('button', { name: 'Take it now' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Take it for 4 h' }));
    await waitFor(() => expect(house.overrides[0]).toMatchObject({ personId: WEI, schedule: house.schedules[1]?.id }));
    client.clear();
  });
  it('is swapped once the other has accepted', async () => {
    const { world: house } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Accept swap' }));
    await waitFor(() => expect(house.swaps).toEqual([]));
  });
  it('has every gap of four weeks in words', async () => {
    open();
    expect(within(await screen.findByRole('region', { name: 'Gaps ahead' })).getAllByText(/28 d/)).not.toHaveLength(0);
  });
  it('is tried by a test page, which says what became of it', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Send a test page' }));
    expect(await screen.findByText(/wei.zhang@citycloud.example: Accepted by the mail server/)).toBeTruthy();
  });
  it('can be asked of further escalations, by label', async () => {
    const { world: house } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'New escalation' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Name'), 'Data');
    await userEvent.type(dialog.getByLabelText('For alerts with these labels'), 'team=data');
    await userEvent.click(dialog.getByRole('button', { name: 'Save escalation' }));
    await waitFor(() => expect(house.policies.at(-1)).toMatchObject({ name: 'Data', match: { team: 'data' } }));
  });
  it('offers only oneself to who may not edit the schedules', async () => {
    const house = world('calm');
    house.people = house.people.map((person) => (person.id === WEI ? { ...person, role: 'SERVICE_DESK' } : person));
    open({ world: house });
    await userEvent.click((await screen.findAllByRole('button', { name: 'Override in Operations' }))[0]!);
    expect(within(await screen.findByRole('dialog')).getAllByRole('option')).toHaveLength(1);
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ANA, LIU, WEI, world } from '../../mock/world';
import { broke, enter } from '../../test/house';
import OnCallPage from './OnCallPage';

const open = (over = {}) => enter(<OnCallPage />, { path: '/oncall', ...over });

describe('on call', () => {
  it('says the gap in words and lets somebody take part', async () => {
    const { world: house } = open();
    expect(await screen.findByText('Nobody is on call now')).toBeTruthy();
    expect(await screen.findAllByText('Network and edge has nobody.')).not.toHaveLength(0);
    await userEvent.click(screen.getAllByRole('button', { name: 'Take part' })[0]!);
    await waitFor(() => expect(house.schedules[1]?.people).toEqual([WEI]));
  });

  it('changes who takes turns, in which order, by keyboard', async () => {
    const { world: house } = open();
    await userEvent.click((await screen.findAllByRole('button', { name: 'Change who takes turns' }))[0]!);
    const dialog = within(await screen.findByRole('dialog'));
    dialog.getByRole('button', { name: 'Ana Souza earlier' }).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.selectOptions(dialog.getByLabelText('Add somebody…'), '刘洋');
    await userEvent.click(dialog.getByRole('button', { name: 'Save schedule' }));
    await waitFor(() => expect(house.schedules[0]?.people).toEqual([ANA, WEI, LIU]));
  });

  it('says honestly where a step pages the same person again', async () => {
    const house = world();
    const [policy] = house.policies;
    policy!.steps = [policy!.steps[0]!, { ...policy!.steps[0]! }];
    open({ world: house });
    expect(await screen.findByText(/^now .+, the same as step 1$/)).toBeTruthy();
  });

  it('says what an empty schedule means before it is saved', async () => {
    open({ world: world('calm') });
    await userEvent.click((await screen.findAllByRole('button', { name: 'Change who takes turns' }))[0]!);
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Take Zhang Wei out' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Take Ana Souza out' }));
    expect(dialog.getByText('Without people nobody is on call, and every page says so.')).toBeTruthy();
  });

  it('changes the escalation', async () => {
    const { world: house } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Change escalation' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Add step' }));
    await userEvent.selectOptions(dialog.getByLabelText('Step 3 pages'), 'Ana Souza');
    await userEvent.click(dialog.getByRole('button', { name: 'Save escalation' }));
    await waitFor(() => expect(house.policies[0]?.steps[2]).toEqual({ target: 'PERSON', person: ANA, waitingSeconds: 600 }));
  });

  it('is covered in words when it is', async () => {
    open({ world: world('calm') });
    expect(await screen.findByText('Somebody is on call at every moment of these two weeks.')).toBeTruthy();
  });

  it('says what failed', async () => {
    open({ broken: { '/api/oncall/schedules': broke } });
    expect(await screen.findByText("Schedules can't be read")).toBeTruthy();
  });

  it('changes nothing for who may only look', async () => {
    const house = world();
    house.people = house.people.map((person) => ({ ...person, role: 'VIEWER' }));
    open({ world: house });
    await screen.findAllByText('Network and edge has nobody.');
    expect(screen.queryByRole('button', { name: 'Take part' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Change escalation' })).toBeNull();
  });
});

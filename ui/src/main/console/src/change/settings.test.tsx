import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { problem } from '../../mock/answer';
import { world } from '../../mock/world';
import { enter } from '../../test/house';
import ChangeSettingsPage from './ChangeSettingsPage';

const path = '/settings/changes';

describe('templates of standard changes', () => {
  it('are added with their steps, one a line', async () => {
    const { world: house } = enter(<ChangeSettingsPage />, { path });
    await userEvent.click(await screen.findByRole('button', { name: 'Add a template' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Name'), 'renew-certificate');
    await userEvent.type(dialog.getByLabelText('Title'), 'Renew a certificate');
    await userEvent.type(dialog.getByLabelText('Steps'), 'Ask the CA{enter}Install it');
    await userEvent.click(dialog.getByLabelText('Host'));
    await userEvent.click(dialog.getByRole('button', { name: 'Add a template' }));
    await waitFor(() => expect(house.work.templates.at(-1)).toEqual({ name: 'renew-certificate', title: 'Renew a certificate', why: '', implementation: ['Ask the CA', 'Install it'], backOut: [], itemKinds: ['host'] }));
  });

  it('say what is missing', async () => {
    enter(<ChangeSettingsPage />, { path });
    await userEvent.click(await screen.findByRole('button', { name: 'Add a template' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Name'), 'No Blanks');
    expect(dialog.getByText('the name has 2 to 60 of a-z, 0-9 and -')).toBeTruthy();
  });

  it('are changed, and removed', async () => {
    const { world: house } = enter(<ChangeSettingsPage />, { path });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Restart a web server' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Way back'), '{enter}Call the owner');
    await userEvent.click(dialog.getByRole('button', { name: 'Save the template' }));
    await waitFor(() => expect(house.work.templates[0]?.backOut).toEqual(['Start the old one', 'Call the owner']));
    await userEvent.click(await screen.findByRole('button', { name: 'Remove Restart a web server' }));
    await waitFor(() => expect(house.work.templates).toEqual([]));
    expect(await screen.findByRole('heading', { name: 'No template yet' })).toBeTruthy();
  });

  it('are only read by who may not change them', async () => {
    const house = world();
    house.people = house.people.map((person) => ({ ...person, role: 'VIEWER' }));
    enter(<ChangeSettingsPage />, { world: house, path });
    expect(await screen.findByText('Restart a web server')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Add a template' })).toBeNull();
  });

  it('say that they can not be read', async () => {
    enter(<ChangeSettingsPage />, { path, broken: { '/api/changes/templates': problem(503, 'database-away', 'The database does not answer.') } });
    expect(await screen.findByRole('heading', { name: "Templates can't be read" })).toBeTruthy();
  });
});

describe('a freeze of some items', () => {
  it('is declared by choosing them, and names them', async () => {
    const { world: house } = enter(<ChangeSettingsPage />, { path });
    await userEvent.click(await screen.findByRole('button', { name: 'Declare a freeze' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/^Over everything/)).toBeTruthy();
    await userEvent.type(dialog.getByLabelText('Name'), 'Census');
    await userEvent.type(dialog.getByLabelText('Items'), 'idq');
    await dialog.findByRole('button', { name: /idq-01/ });
    await waitFor(async () => {
      await userEvent.keyboard('{enter}');
      expect(dialog.getByRole('button', { name: 'Remove idq-01' })).toBeTruthy();
    });
    expect(dialog.getByText(/^Over these, and over what they depend on/)).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: 'Declare a freeze' }));
    await waitFor(() => expect(house.work.freezes.at(-1)?.items).toHaveLength(1));
    expect((await screen.findAllByRole('link', { name: 'idq-01' })).length).toBeGreaterThan(0);
  });
});

describe('a weekly freeze', () => {
  it('is declared by days and the clocks of a zone', async () => {
    const { world: house } = enter(<ChangeSettingsPage />, { path });
    await userEvent.click(await screen.findByRole('button', { name: 'Declare a freeze' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Name'), 'Weekend');
    await userEvent.selectOptions(dialog.getByLabelText('How often'), 'weekly');
    await userEvent.clear(dialog.getByLabelText('Zone'));
    await userEvent.type(dialog.getByLabelText('Zone'), 'Asia/Shanghai');
    await userEvent.click(dialog.getByRole('button', { name: 'Declare a freeze' }));
    await waitFor(() => expect(house.work.freezes.at(-1)).toMatchObject({ name: 'Weekend', weekly: { fromDay: 'friday', fromTime: '18:00', toDay: 'monday', toTime: '06:00', zone: 'Asia/Shanghai' } }));
    expect(await screen.findByText(/every week, Fri 18:00 to Mon 06:00/)).toBeTruthy();
  });
});

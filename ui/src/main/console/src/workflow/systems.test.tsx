import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { world } from '../../mock/world';
import { broke, enter } from '../../test/house';
import SystemsPage from './SystemsPage';

const path = '/settings/systems';
const HERE = 'https://provision.citycloud.example';
const open = (over = {}) => enter(<SystemsPage />, { path, ...over });

describe('systems outside', () => {
  it('get a secret that is shown once', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Add a system' }));
    const dialog = within(await screen.findByRole('dialog'));
    const url = dialog.getByLabelText('Address');
    await userEvent.type(url, `${HERE}/other`);
    expect(dialog.getByText('it has a secret already: renew that one')).toBeTruthy();
    await userEvent.clear(url);
    await userEvent.type(url, 'https://store.example.org/orders');
    await userEvent.click(dialog.getByRole('button', { name: 'Add a system' }));
    expect((await screen.findByLabelText('Secret')).textContent).toMatch(/^evs_/);
    expect(await screen.findByRole('button', { name: 'Remove https://store.example.org' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'I have put it in place' }));
    expect(screen.queryByLabelText('Secret')).toBeNull();
  });

  it('are refused in the field where the address is not allowed', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Add a system' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Address'), 'http://10.1.2.3/');
    await userEvent.click(dialog.getByRole('button', { name: 'Add a system' }));
    expect((await dialog.findAllByText(/only where an administrator allowed/)).length).toBeGreaterThan(0);
  });

  it('get another secret, and are removed, after a word of what follows', async () => {
    const { world: house } = open();
    await userEvent.click(await screen.findByRole('button', { name: `Renew the secret of ${HERE}` }));
    const renew = within(await screen.findByRole('dialog'));
    expect(renew.getByText(/worth nothing at once/)).toBeTruthy();
    await userEvent.click(renew.getByRole('button', { name: 'Renew the secret' }));
    expect(await screen.findByLabelText('Secret')).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: `Remove ${HERE}` }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(house.inbox.receivers).toEqual([]));
    expect(await screen.findByRole('heading', { name: 'No system has a secret' })).toBeTruthy();
  });

  it('can not be read, and say so', async () => {
    open({ world: world(), broken: { '/api/processes/receivers': broke } });
    expect(await screen.findByRole('heading', { name: "Outside systems can't be read" })).toBeTruthy();
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { world } from '../../mock/world';
import { broke, enter } from '../../test/house';
import SilencesPage from './SilencesPage';

const open = (over = {}) => enter(<SilencesPage />, { path: '/silences', ...over });

describe('silences', () => {
  it('say what they mute now, by whom and why', async () => {
    open();
    expect(await screen.findByText('alertname="HostDiskNearlyFull"')).toBeTruthy();
    expect(await screen.findByText('1 alert')).toBeTruthy();
    expect(screen.getByText('Old backups are being removed, CHG-78.')).toBeTruthy();
  });
  it('end after saying who may be paged by that', async () => {
    const { world: house } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'End silence' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('1 alert that fires opens an incident and pages.')).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: 'End silence' }));
    await waitFor(() => expect(house.silences[0]?.status.state).toBe('expired'));
  });
  it('are never made for everything', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'New silence' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Label 1'), 'host');
    expect(dialog.getByText('this would mute everything')).toBeTruthy();
    await userEvent.type(dialog.getByLabelText('Value 1'), 'relay-02');
    expect(dialog.getByText('Mutes 1 alert now')).toBeTruthy();
  });
  it('that are over can be made again', async () => {
    open({ path: '/silences?state=expired' });
    await userEvent.click(await screen.findByRole('button', { name: 'Silence again' }));
    expect(within(await screen.findByRole('dialog')).getByLabelText<HTMLInputElement>('Value 1').value).toBe('portal-07');
  });
  it('that can not be read say so', async () => {
    open({ broken: { '/api/v2/silences': broke } });
    expect(await screen.findByText("Silences can't be read")).toBeTruthy();
  });
  it('that are none say what would be here', async () => {
    const house = world('first');
    open({ world: house });
    expect(await screen.findByText('No silence here')).toBeTruthy();
  });
});

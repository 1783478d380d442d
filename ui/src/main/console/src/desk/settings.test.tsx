import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { enter } from '../../test/house';
import { parsed } from './CataloguePanel';
import DeskSettingsPage from './DeskSettingsPage';

const open = (over = {}) => enter(<DeskSettingsPage />, { path: '/settings/desk', ...over });

describe('the settings of the desk', () => {
  it('save a target when its numbers can be meant', async () => {
    const { world: house } = open();
    const cell = await screen.findByLabelText('First answer in minutes: fault, P1');
    const save = screen.getByRole('button', { name: 'Save the targets' });
    expect(save.getAttribute('aria-disabled')).toBe('true');
    await userEvent.clear(cell);
    expect(screen.getByText('minutes above 0, percent between 1 and 99')).toBeTruthy();
    await userEvent.type(cell, '10');
    await userEvent.click(save);
    await waitFor(() => expect(house.desk.targets[0]?.answerMinutes).toBe(10));
  });

  it('say which line of a calendar can not be meant, and keep what was typed', async () => {
    const { world: house } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Change Office hours' }));
    const dialog = within(await screen.findByRole('dialog'));
    const hours = dialog.getByLabelText('Hours');
    await userEvent.clear(hours);
    await userEvent.type(hours, 'Mon-Fri 09:00-25:00');
    await userEvent.click(dialog.getByRole('button', { name: 'Save the calendar' }));
    expect((await dialog.findAllByText("Line 1: there is no 25 o'clock.")).length).toBeGreaterThan(0);
    await userEvent.clear(hours);
    await userEvent.type(hours, 'Mon-Fri 09:00-17:00');
    await userEvent.click(dialog.getByRole('button', { name: 'Save the calendar' }));
    await waitFor(() => expect(house.desk.calendars.find((one) => one.id === 'office')?.lines).toBe('Mon-Fri 09:00-17:00'));
  });

  it('say that the zone of a calendar is still the server’s', async () => {
    open();
    expect(await screen.findByText(/the server's zone: set one/)).toBeTruthy();
  });

  it('put a schedule behind a line at once', async () => {
    const { world: house } = open();
    const [schedule] = house.schedules;
    const line = await screen.findByLabelText('first line');
    await within(line).findByRole('option', { name: schedule?.name ?? '' });
    await userEvent.selectOptions(line, schedule?.id ?? '');
    await waitFor(() => expect(house.desk.duties).toEqual([{ line: 'FIRST', schedule: schedule?.id }]));
  });

  it('say why the mailbox is not read', async () => {
    open();
    expect(await screen.findByText(/The mail server refused the password/)).toBeTruthy();
  });

  it('take no catalogue that is no JSON', () => {
    expect(parsed('[{"id":"vm"}]')).toEqual([{ id: 'vm' }]);
    expect(typeof parsed('[{')).toBe('string');
  });
});

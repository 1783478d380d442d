import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { broke, enter } from '../../test/house';
import LogsPage from './LogsPage';
import { samplesOf } from './parsing';

vi.mock('../parts/chart/Plot', () => ({ default: () => null }));

const panel = async (name: string) => within(await screen.findByRole('region', { name }));
/** Braces and brackets mean keys to user-event. */
const typed = (text: string) => text.replaceAll(/[{[]/g, '$&$&');

describe('parsing', () => {
  it('tries a parser on pasted lines while it is written, and keeps it', async () => {
    enter(<LogsPage />, { path: '/logs?view=parsing' });
    const samples = await panel('Try it on samples');
    await userEvent.type(samples.getByLabelText('Sample lines, at most 50'), 'job 4711 done password=x{enter}other');
    const results = await samples.findByRole('list', { name: 'What would become of them' });
    expect(within(results).getAllByText('built-in: plain line')).toHaveLength(2);
    expect(within(results).getByText('masked: Passwords, tokens and keys behind their names')).toBeTruthy();

    await userEvent.click((await panel('Own parsers')).getByRole('button', { name: 'New parser' }));
    const form = await panel('New parser');
    await userEvent.type(form.getByLabelText('Expression'), typed('job (?P<job>\\d+)'));
    expect(await within(results).findByText('matched')).toBeTruthy();
    expect(within(results).getByText('The expression does not match.')).toBeTruthy();
    expect(within(results).getByText('4711')).toBeTruthy();
    await userEvent.type(form.getByLabelText('Name'), 'jobs');
    await userEvent.click(form.getByRole('button', { name: 'Save parser' }));
    expect(await (await panel('Own parsers')).findByText('jobs')).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'New parser' })).toBeNull();
  });
  it('says where an expression is wrong', async () => {
    enter(<LogsPage />, { path: '/logs?view=parsing' });
    await userEvent.click((await panel('Masks')).getByRole('button', { name: 'New mask' }));
    const form = await panel('New mask');
    await userEvent.type(form.getByLabelText('Expression'), typed('(x'));
    expect((await (await panel('Try it on samples')).findByRole('alert')).textContent).toBe('Column 1: missing closing ).');
  });
  it('shows what a mask takes out, and removes one', async () => {
    enter(<LogsPage />, { path: '/logs?view=parsing' });
    const masks = await panel('Masks');
    expect(await masks.findByText('Set-Cookie: ***')).toBeTruthy();
    await userEvent.click(masks.getByRole('button', { name: 'Remove resident-id' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(masks.queryByText('resident-id')).toBeNull());
  });
  it('takes the newest lines found as samples', async () => {
    enter(<LogsPage />, { path: '/logs?view=parsing&q=level%3Aerror' });
    const samples = await panel('Try it on samples');
    await userEvent.click(samples.getByRole('button', { name: 'Take the newest lines found' }));
    expect((await samples.findAllByText('taken by idq-upstream')).length).toBeGreaterThan(3);
  });
  it('changes one that is kept under its name', async () => {
    enter(<LogsPage />, { path: '/logs?view=parsing' });
    await userEvent.click(await (await panel('Own parsers')).findByRole('button', { name: 'Change postfix-queue' }));
    const form = await panel('Change postfix-queue');
    await userEvent.click(form.getByRole('checkbox', { name: 'In use' }));
    await userEvent.click(form.getByRole('button', { name: 'Save parser' }));
    await waitFor(async () => expect((await panel('Own parsers')).queryByText('off')).toBeNull());
  });
  it('says what inlets refused', async () => {
    enter(<LogsPage />, { path: '/logs?view=parsing' });
    const refused = await panel('Refused in the last 24 hours');
    expect(await refused.findByRole('row', { name: 'Syslog by UDP the queue was full; lost 3,120' })).toBeTruthy();
  });
  it('says what cannot be read', async () => {
    enter(<LogsPage />, { path: '/logs?view=parsing', broken: { '/api/logs/parsers': broke } });
    expect(await (await panel('Own parsers')).findByText("Parsers and masks can't be read")).toBeTruthy();
  });
  it('keeps where picked lines came from', () => {
    const picked = new Map([['a', { text: 'a', host: 'web1' }]]);
    expect(samplesOf('a\n\nb\r\n', picked)).toEqual([{ text: 'a', host: 'web1' }, { text: 'b' }]);
    expect(samplesOf('x\n'.repeat(60), new Map())).toHaveLength(50);
  });
});

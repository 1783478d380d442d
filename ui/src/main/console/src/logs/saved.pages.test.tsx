import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { enter } from '../../test/house';
import { linesIn } from './export';
import LogsPage from './LogsPage';

vi.mock('../parts/chart/Plot', () => ({ default: () => null }));

const query = async () => (await screen.findByRole<HTMLInputElement>('searchbox', { name: 'Query' })).value;
const dialog = async (title: string) => {
  await userEvent.click(await screen.findByRole('button', { name: title }));
  return within(await screen.findByRole('dialog', { name: title }));
};

describe('saved queries', () => {
  it('are asked again with a press', async () => {
    enter(<LogsPage />, { path: '/logs' });
    const saved = await dialog('Saved queries');
    expect(await saved.findByText('shared by Ana Souza')).toBeTruthy();
    expect(saved.getByText('Search for something first; then it can be saved.')).toBeTruthy();
    await userEvent.click(saved.getByRole('button', { name: 'Slow answers' }));
    await waitFor(async () => expect(await query()).toBe('source:idq took:>1000 level:>=warning'));
  });
  it('keep what is asked, under a name, and are deleted', async () => {
    enter(<LogsPage />, { path: '/logs?q=level%3Aerror' });
    const saved = await dialog('Saved queries');
    await userEvent.type(saved.getByLabelText('Name of this query'), 'All errors');
    await userEvent.click(saved.getByRole('button', { name: 'Save query' }));
    await userEvent.click(await saved.findByRole('button', { name: 'Delete All errors' }));
    await waitFor(() => expect(saved.queryByText('All errors')).toBeNull());
  });
});

describe('an export', () => {
  it('saves a file and says how many lines it has', async () => {
    const save = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    Object.assign(URL, { createObjectURL: vi.fn(() => 'blob:x'), revokeObjectURL: vi.fn() });
    enter(<LogsPage />, { path: '/logs?q=level%3Acritical' });
    const asked = await dialog('Export');
    await userEvent.click(asked.getByRole('button', { name: 'Export lines' }));
    expect((await asked.findByRole('status')).textContent).toMatch(/^\d+ lines saved as a file\.$/);
    expect(save).toHaveBeenCalledOnce();
  });
  it('counts ends of lines in its pieces', () => {
    expect(linesIn(new TextEncoder().encode('{"a":1}\n{"b"'))).toBe(1);
    expect(linesIn(new Uint8Array())).toBe(0);
  });
});

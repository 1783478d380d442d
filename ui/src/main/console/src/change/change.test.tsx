import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { problem } from '../../mock/answer';
import { world } from '../../mock/world';
import { enter } from '../../test/house';
import ChangePage from './ChangePage';
import ChangesPage from './ChangesPage';
import { byDay, lines, spanOf } from './days';
import PlanPage from './PlanPage';

// The diagram needs a real browser; the browser tests see it.
vi.mock('../workflow/ProcessStrip', () => ({ default: () => <div>diagram</div> }));

const found = (house: ReturnType<typeof world>, key: string) => house.work.changes.find((one) => one.change.key === key);

describe('the calendar of changes', () => {
  it('says what is under way and what waits', async () => {
    enter(<ChangesPage />, { path: '/changes' });
    expect(await screen.findByText('1 is under way')).toBeTruthy();
    expect(screen.getByText(/1 waits for approval/)).toBeTruthy();
    expect(screen.getByText('high risk')).toBeTruthy();
  });

  it('shows the freezes, and takes one back', async () => {
    const { world: house } = enter(<ChangesPage />, { path: '/changes' });
    await userEvent.click(await screen.findByRole('button', { name: 'Take back National Day' }));
    await waitFor(() => expect(house.work.freezes.map((freeze) => freeze.name)).toEqual(['Pension run']));
  });

  it('declares a freeze', async () => {
    const { world: house } = enter(<ChangesPage />, { path: '/changes' });
    await userEvent.click(await screen.findByRole('button', { name: 'Declare a freeze' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Name'), 'Year end');
    await userEvent.click(dialog.getByRole('button', { name: 'Declare a freeze' }));
    await waitFor(() => expect(house.work.freezes.at(-1)?.name).toBe('Year end'));
  });

  it('says that it can not be read', async () => {
    enter(<ChangesPage />, { path: '/changes', broken: { '/api/changes': problem(503, 'database-away', 'The database does not answer.') } });
    expect(await screen.findByRole('heading', { name: "Changes can't be read" })).toBeTruthy();
  });

  it('goes by days in the order of time', () => {
    const change = (key: string, from: string) => ({ ...world().work.changes[0]!.change, key, from });
    const days = byDay([change('b', '2026-09-23T09:00:00Z'), change('a', '2026-09-22T09:00:00Z'), change('c', '2026-09-23T08:00:00Z')], (at) => at.slice(0, 10));
    expect(days.map(([day, items]) => [day, items.map((item) => item.key)])).toEqual([['2026-09-22', ['a']], ['2026-09-23', ['c', 'b']]]);
  });

  it('begins a week ago', () => {
    const { from, to } = spanOf(Date.parse('2026-09-23T12:00:00+08:00'), 30);
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBe(37);
  });
});

describe('a change', () => {
  it('names whom it meets, how, and when that clears', async () => {
    enter(<ChangePage />, { path: '/changes/CHG-81' });
    expect(await screen.findByText('both change it')).toBeTruthy();
    expect(screen.getByText('No item is free.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'CHG-80' })).toBeTruthy();
  });

  it('shows the votes on it', async () => {
    enter(<ChangePage />, { path: '/changes/CHG-81' });
    expect(await screen.findByText('for Liu Yang')).toBeTruthy();
  });

  it('shows at once what one has voted, and asks no more', async () => {
    enter(<ChangePage />, { path: '/changes/CHG-81' });
    await userEvent.click(await screen.findByRole('button', { name: 'Vote yes' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Vote yes' })).toBeNull());
    expect(screen.getByText('Zhang Wei', { selector: '.votes *' })).toBeTruthy();
  });

  it('is done only when all steps are ticked off', async () => {
    const { world: house } = enter(<ChangePage />, { path: '/changes/CHG-80' });
    await userEvent.click(await screen.findByRole('button', { name: 'Done' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Tick off step 2' }));
    await waitFor(() => expect(found(house, 'CHG-80')?.implementation[1]?.doneBy).toBe('Zhang Wei'));
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(found(house, 'CHG-80')?.change.state).toBe('done'));
  });

  it('goes back with a reason', async () => {
    const { world: house } = enter(<ChangePage />, { path: '/changes/CHG-80' });
    await userEvent.click(await screen.findByRole('button', { name: 'Back out' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Why'), 'It does not boot.');
    await userEvent.click(dialog.getByRole('button', { name: 'Back out' }));
    await waitFor(() => expect(found(house, 'CHG-80')?.change.state).toBe('backing-out'));
  });
});

describe('planning', () => {
  it('takes items from the inventory, and steps a line each', async () => {
    const { world: house } = enter(<PlanPage />, { path: '/changes/new' });
    await userEvent.type(await screen.findByLabelText('What is changed'), 'New certificate');
    await userEvent.type(screen.getByLabelText('Items'), 'pg-core');
    await userEvent.click((await screen.findAllByRole('button', { name: /pg-core/ }))[0]!);
    await userEvent.type(screen.getByLabelText('Steps'), 'Copy it\nReload');
    expect(screen.getByText('steps and the way back are missing')).toBeTruthy();
    await userEvent.type(screen.getByLabelText('Way back'), 'Copy the old one');
    await userEvent.click(screen.getByRole('button', { name: 'Save the draft' }));
    await waitFor(() => expect(house.work.changes[0]).toMatchObject({ change: { title: 'New certificate', state: 'draft' }, implementation: [{ text: 'Copy it' }, { text: 'Reload' }] }));
  });

  it('fills a standard change from its template', async () => {
    enter(<PlanPage />, { path: '/changes/new' });
    await userEvent.selectOptions(await screen.findByLabelText('Kind'), 'standard');
    await userEvent.selectOptions(await screen.findByLabelText('Template'), 'restart-web');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Steps').value).toBe('Drain\nRestart');
  });

  it('reads lines without blanks and empty ones', () => {
    expect(lines(' one \n\n two')).toEqual(['one', 'two']);
  });
});

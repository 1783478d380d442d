import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { problem } from '../../mock/answer';
import { world } from '../../mock/world';
import { enter } from '../../test/house';
import DeskPage from './DeskPage';
import NewRequestPage from './NewRequestPage';
import RequestPage from './RequestPage';
import RequestsPage from './RequestsPage';
import TicketPage from './TicketPage';

const ticketOf = (house: ReturnType<typeof world>, key: string) => house.desk.tickets.find((one) => one.key === key);

describe('the page of who asks', () => {
  it('says what is open and what waits for their word', async () => {
    enter(<RequestsPage />, { path: '/requests' });
    expect(await screen.findByText(/2 requests are open/)).toBeTruthy();
    expect(screen.getByText('2 wait for your word.')).toBeTruthy();
    expect(screen.queryByText('ID check answers after a minute')).toBeNull();
  });

  it('shows nothing that is said among the desk', async () => {
    const house = world();
    house.desk.entries['TIC-40']?.push({ id: 99, at: new Date().toISOString(), kind: 'NOTE', actorName: 'Ana Souza', byRequester: false, isPublic: false, text: 'Asks every year.', facts: {} });
    enter(<RequestPage />, { path: '/requests/TIC-40', world: house });
    expect(await screen.findByText('Of which service?')).toBeTruthy();
    expect(screen.queryByText('Asks every year.')).toBeNull();
  });

  it('answers what the desk asked', async () => {
    const { world: house } = enter(<RequestPage />, { path: '/requests/TIC-40' });
    await userEvent.type(await screen.findByLabelText('Your answer'), 'Of the archive.');
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(ticketOf(house, 'TIC-40')?.state).toBe('OPEN'));
    expect(await screen.findByText('Of the archive.')).toBeTruthy();
  });

  it('confirms what is done, or says what is not', async () => {
    const { world: house } = enter(<RequestPage />, { path: '/requests/TIC-38' });
    expect((await screen.findByRole('button', { name: 'It is not done' })).getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(screen.getByRole('button', { name: 'It is done' }));
    await waitFor(() => expect(ticketOf(house, 'TIC-38')?.state).toBe('CLOSED'));
  });

  it('reads what was filled in under the names of its form', async () => {
    enter(<RequestPage />, { path: '/requests/TIC-38', language: 'zh-CN' });
    expect(await screen.findByText('用途')).toBeTruthy();
    expect(screen.getByText('Tests of the new counter')).toBeTruthy();
  });

  it("does not find somebody else's", async () => {
    enter(<RequestPage />, { path: '/requests/TIC-41' });
    expect(await screen.findByRole('heading', { name: "TIC-41 can't be read" })).toBeTruthy();
  });
});

describe('asking', () => {
  it('tells what is known already while it is typed', async () => {
    const { world: house } = enter(<NewRequestPage />, { path: '/requests/new' });
    const known = await screen.findByRole('region', { name: 'Already known' });
    expect(within(known).getByText(/Resident ID query works less well than usual/)).toBeTruthy();
    await userEvent.type(screen.getByLabelText('What does not work'), 'ID check');
    await waitFor(() => expect(known.querySelector('.matches')).not.toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'Send to the desk' }));
    await waitFor(() => expect(house.desk.tickets[0]).toMatchObject({ kind: 'FAULT', title: 'ID check' }));
  });

  it('needs a few words first', async () => {
    enter(<NewRequestPage />, { path: '/requests/new?kind=question' });
    expect((await screen.findByRole('button', { name: 'Send to the desk' })).getAttribute('aria-disabled')).toBe('true');
  });

  it('orders from the catalogue by its form', async () => {
    const { world: house } = enter(<NewRequestPage />, { path: '/requests/new?kind=request&entry=vm' });
    await userEvent.type(await screen.findByLabelText(/CPUs/), '4');
    await userEvent.type(screen.getByLabelText(/What for/), 'A test');
    await userEvent.click(screen.getByRole('button', { name: 'Send to the desk' }));
    await waitFor(() => expect(house.desk.tickets[0]?.values).toEqual({ cpus: 4, purpose: 'A test' }));
  });
});

describe('the queues', () => {
  it('say how many have nobody and where a promise is broken', async () => {
    enter(<DeskPage />, { path: '/desk' });
    expect(await screen.findByText('1 has nobody')).toBeTruthy();
    expect(screen.getByText('1 promise is broken')).toBeTruthy();
    expect(screen.getByText('paused')).toBeTruthy();
  });

  it('show nothing of what is not asked for, and offer all', async () => {
    enter(<DeskPage />, { path: '/desk?line=THIRD' });
    await userEvent.click(await screen.findByRole('button', { name: 'Show all that are open' }));
    expect(await screen.findByText('How long are backups kept?')).toBeTruthy();
  });

  it('take a note of the telephone with two fields', async () => {
    const { world: house } = enter(<DeskPage />, { path: '/desk' });
    await userEvent.click(await screen.findByRole('button', { name: 'Telephone note' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Who calls'), 'Chen Jie');
    await userEvent.type(dialog.getByLabelText('What it is about'), 'Counter 3 is dark.');
    await userEvent.click(dialog.getByRole('button', { name: 'Save the note' }));
    await waitFor(() => expect(house.desk.tickets[0]).toMatchObject({ via: 'PHONE', requester: { name: 'Chen Jie' } }));
  });

  it('say that they can not be read', async () => {
    enter(<DeskPage />, { path: '/desk', broken: { '/api/desk/tickets': problem(503, 'database-away', 'The database does not answer.') } });
    expect(await screen.findByRole('heading', { name: "The queues can't be read" })).toBeTruthy();
  });
});

describe('a ticket', () => {
  const open = (over = {}) => enter(<TicketPage />, { path: '/desk/TIC-41', ...over });

  it('marks what only the desk reads', async () => {
    open();
    const note = (await screen.findByText('Same hall as last week.')).closest('li');
    expect(note?.className).toContain('note');
    expect(within(note!).getByText('only the desk reads this')).toBeTruthy();
  });

  it('is taken with the one button', async () => {
    const { world: house } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Take it' }));
    await waitFor(() => expect(ticketOf(house, 'TIC-41')?.assignee?.name).toBe('Zhang Wei'));
  });

  it('says who will read what is written', async () => {
    const { world: house } = open();
    await userEvent.type(await screen.findByLabelText('Answer'), 'We look at it.');
    expect(screen.getByText('The requester reads it here and by mail.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Note' }));
    expect(screen.getByText('Only the desk reads it.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Keep the note' }));
    await waitFor(() => expect(house.desk.entries['TIC-41']?.at(-1)).toMatchObject({ kind: 'NOTE', text: 'We look at it.' }));
  });

  it('shows the promise that was broken and the one that runs', async () => {
    open();
    expect(await screen.findByText('broken')).toBeTruthy();
    expect(screen.getByText('runs')).toBeTruthy();
  });

  it('becomes an incident, which it leads to', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Make it an incident' }));
    expect((await screen.findByRole('link', { name: 'INC-1044' })).getAttribute('href')).toBe('/incidents/INC-1044');
  });

  it('is graded anew', async () => {
    const { world: house } = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Kind and priority…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.selectOptions(dialog.getByLabelText('Priority'), 'P1');
    await userEvent.click(dialog.getByRole('button', { name: 'Kind and priority…' }));
    await waitFor(() => expect(ticketOf(house, 'TIC-41')?.priority).toBe('P1'));
  });
});

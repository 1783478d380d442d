import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { problem } from '../../mock/answer';
import { enter } from '../../test/house';
import ProcessesPage from './ProcessesPage';
import ProcessPage from './ProcessPage';
import StartPage from './StartPage';
import TasksPage from './TasksPage';

// The diagram needs a real browser; the browser tests see it.
vi.mock('./ProcessStrip', () => ({ default: () => <div>diagram</div> }));

const bundle = () => new File(['zip'], 'equipment.zip', { type: 'application/zip' });

describe('the engine room', () => {
  it('says how much runs and what hangs', async () => {
    enter(<ProcessesPage />, { path: '/processes' });
    expect(await screen.findByText('1 hangs')).toBeTruthy();
    expect(screen.getByText('1 step failed')).toBeTruthy();
  });

  it('shows only what hangs', async () => {
    enter(<ProcessesPage />, { path: '/processes?failed=true' });
    expect(await screen.findByRole('link', { name: 'CHG-80' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'INC-1044' })).toBeNull();
  });

  it('says that it can not be read', async () => {
    enter(<ProcessesPage />, { path: '/processes', broken: { '/api/processes/instances': problem(503, 'database-away', 'The database does not answer.') } });
    expect(await screen.findByRole('heading', { name: "Processes can't be read" })).toBeTruthy();
  });

  it('keeps an uploaded bundle switched off, and says what is not allowed in the next one', async () => {
    const { world: house } = enter(<ProcessesPage />, { path: '/processes' });
    await userEvent.upload(await screen.findByLabelText('Upload a bundle'), bundle());
    expect(await screen.findByText(/is here as version 3, switched off/)).toBeTruthy();
    expect(house.inbox.bundles[0]).toMatchObject({ version: 3, on: false });
    await userEvent.upload(screen.getByLabelText('Upload a bundle'), bundle());
    expect(await screen.findByText('equipment.bpmn:14')).toBeTruthy();
    expect(screen.getByText('A script is not allowed.')).toBeTruthy();
  });

  it('switches a version off', async () => {
    const { world: house } = enter(<ProcessesPage />, { path: '/processes' });
    await userEvent.click(await screen.findByRole('button', { name: 'Switch off equipment version 2' }));
    await waitFor(() => expect(house.inbox.bundles[0]?.on).toBe(false));
  });
});

describe('a process that hangs', () => {
  it('says where, why, and when it is tried again', async () => {
    enter(<ProcessPage />, { path: '/processes/p-1' });
    expect(await screen.findByText('The decision could not be noted: the database does not answer.')).toBeTruthy();
    expect(screen.getByText(/Tried 3 times, again at/)).toBeTruthy();
  });

  it('is tried again at once', async () => {
    const { world: house } = enter(<ProcessPage />, { path: '/processes/p-1' });
    await userEvent.click(await screen.findByRole('button', { name: 'Try again now' }));
    await waitFor(() => expect(house.inbox.running[0]?.process.failures).toBe(0));
  });

  it('is ended with a reason only', async () => {
    const { world: house } = enter(<ProcessPage />, { path: '/processes/p-1' });
    await userEvent.click(await screen.findByRole('button', { name: 'End this process' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('the reason is missing')).toBeTruthy();
    await userEvent.type(dialog.getByLabelText('Why'), 'Done by hand.');
    await userEvent.click(dialog.getByRole('button', { name: 'End this process' }));
    await waitFor(() => expect(house.inbox.running.map((one) => one.process.id)).not.toContain('p-1'));
  });
});

describe('an own process', () => {
  it('is offered to who may start it', async () => {
    enter(<TasksPage />, { path: '/tasks' });
    expect((await screen.findByRole('link', { name: 'Equipment' })).getAttribute('href')).toBe('/tasks/start/equipment');
  });

  it('is started with what its form asks for', async () => {
    const { world: house } = enter(<StartPage />, { path: '/tasks/start/equipment', language: 'zh-CN' });
    await userEvent.type(await screen.findByLabelText(/需要什么/), '显示器');
    await userEvent.click(screen.getByRole('button', { name: '发起' }));
    await waitFor(() => expect(house.inbox.started).toEqual([{ what: '显示器' }]));
  });

  it('says so when it is switched off', async () => {
    enter(<StartPage />, { path: '/tasks/start/gone' });
    expect(await screen.findByText(/gone is switched off/)).toBeTruthy();
  });
});

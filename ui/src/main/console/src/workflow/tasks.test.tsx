import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { problem } from '../../mock/answer';
import { ANA, world } from '../../mock/world';
import { enter } from '../../test/house';
import TaskPage from './TaskPage';
import TasksPage from './TasksPage';

const list = (over = {}) => enter(<TasksPage />, { path: '/tasks', ...over });
const open = (id: string, over = {}) => enter(<TaskPage />, { path: `/tasks/${id}`, ...over });

describe('the inbox', () => {
  it('says how much waits and how much of it is late', async () => {
    list();
    expect(await screen.findByText(/3 tasks wait for you or your groups/)).toBeTruthy();
    expect(screen.getByText('1 is late.')).toBeTruthy();
    expect(screen.getByText('late by 24 min')).toBeTruthy();
  });

  it('names the groups of what nobody has, roles in the words of the reader', async () => {
    list();
    expect(await screen.findByText('On-call engineer or storage')).toBeTruthy();
  });

  it('finds by subject, and offers everything where nothing is found', async () => {
    list({ path: '/tasks?q=nothing-like-it' });
    await userEvent.click(await screen.findByRole('button', { name: 'Show all' }));
    expect(await screen.findByRole('link', { name: 'Write the review' })).toBeTruthy();
  });

  it('says what would stand here when nothing waits', async () => {
    const house = world();
    house.inbox.tasks = [];
    list({ world: house });
    expect(await screen.findByRole('heading', { name: 'Nothing waits for you' })).toBeTruthy();
  });

  it('says that tasks can not be read, and tries again', async () => {
    list({ broken: { '/api/tasks': problem(503, 'database-away', 'The database does not answer.') } });
    expect(await screen.findByRole('heading', { name: "Tasks can't be read" })).toBeTruthy();
  });

  it('is in Chinese', async () => {
    list({ language: 'zh-CN' });
    expect(await screen.findByRole('link', { name: '填写变更复盘' })).toBeTruthy();
    expect(screen.getByRole('link', { name: '表决：审批变更' })).toBeTruthy();
  });

  it('names a deputy for a time', async () => {
    const { world: house } = list();
    await userEvent.click(await screen.findByRole('button', { name: 'Name a deputy' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.selectOptions(dialog.getByLabelText('Deputy'), ANA);
    await userEvent.click(dialog.getByRole('button', { name: 'Name a deputy' }));
    await waitFor(() => expect(house.inbox.deputies.mine?.deputy).toBe(ANA));
  });
});

describe('a task', () => {
  it('is completed with what its form asks for, and not before', async () => {
    const { world: house } = open('t-late');
    const complete = await screen.findByRole('button', { name: 'Complete' });
    expect(screen.getByText('Result and What was seen missing')).toBeTruthy();
    await userEvent.selectOptions(screen.getByLabelText(/Result/), 'successful');
    await userEvent.type(screen.getByLabelText(/What was seen/), 'Quiet since.');
    await userEvent.click(complete);
    await waitFor(() => expect(house.inbox.completed).toEqual([{ result: 'successful', text: 'Quiet since.' }]));
  });

  it('shows a refusal beside the field that it names', async () => {
    open('t-late');
    await userEvent.selectOptions(await screen.findByLabelText(/Result/), 'failed');
    await userEvent.type(screen.getByLabelText(/What was seen/), 'x');
    await userEvent.click(screen.getByRole('button', { name: 'Complete' }));
    await waitFor(() => expect(screen.getAllByText(/must be at least 2 characters/)).toHaveLength(2));
  });

  it('asks its form in Chinese', async () => {
    open('t-late', { language: 'zh-CN' });
    expect(await screen.findByLabelText(/结果/)).toBeTruthy();
    expect([...document.querySelectorAll('option')].map((option) => option.label)).toContain('成功');
  });

  it('is claimed by who may', async () => {
    const { world: house } = open('t-free');
    await userEvent.click(await screen.findByRole('button', { name: 'Claim' }));
    await screen.findByRole('button', { name: 'Hand back' });
    expect(house.inbox.tasks.find((task) => task.id === 't-free')?.assignee?.name).toBe('Zhang Wei');
  });

  it('goes back to an earlier step with its reason', async () => {
    const { world: house } = open('t-late');
    await userEvent.click(await screen.findByRole('button', { name: 'Return…' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('the reason is missing')).toBeTruthy();
    expect(dialog.getByRole('option', { name: 'Carry it out' })).toBeTruthy();
    await userEvent.type(dialog.getByLabelText('Why'), 'Step 3 is missing.');
    await userEvent.click(dialog.getByRole('button', { name: 'Return…' }));
    await waitFor(() => expect(house.inbox.tasks.map((task) => task.id)).not.toContain('t-late'));
  });

  it('shows what was done with it', async () => {
    open('t-late');
    expect(await screen.findByText('You were there.')).toBeTruthy();
  });
});

describe('a vote', () => {
  it('shows who voted, for whom, and what is still needed', async () => {
    open('t-vote');
    expect(await screen.findByText(/1 vote, 1 yes of 2 needed\. One no refuses\./)).toBeTruthy();
    expect(screen.getByText('for Liu Yang')).toBeTruthy();
  });

  it('is cast with yes at once, with no only with its reason', async () => {
    const { world: house } = open('t-vote');
    const no = await screen.findByRole('button', { name: 'Vote no' });
    expect(no.getAttribute('aria-disabled')).toBe('true');
    await userEvent.type(screen.getByLabelText('Reason'), 'Not this week.');
    await userEvent.click(no);
    await waitFor(() => expect(house.inbox.approvals['t-vote']?.state).toBe('refused'));
  });
});

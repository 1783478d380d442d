import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { problem } from '../../mock/answer';
import { world } from '../../mock/world';
import { enter, stale } from '../../test/house';
import IncidentPage from './IncidentPage';

// Canvas and diagram need a real browser; the browser tests see them.
vi.mock('../workflow/ProcessStrip', () => ({ default: () => <div>diagram</div> }));
vi.mock('../parts/chart/Plot', () => ({ default: ({ label }: { label: string }) => <div>{label}</div> }));

const open = (key: string, over = {}) => enter(<IncidentPage />, { path: `/incidents/${key}`, ...over });
const cell = async () => within(await screen.findByRole('region', { name: 'The four questions' }));

describe('the page of an incident', () => {
  it('answers the four questions', async () => {
    open('INC-1044');
    const four = await cell();
    expect(four.getByText('91.2 %')).toBeTruthy();
    expect(four.getByText('Nobody yet')).toBeTruthy();
    expect(four.getByText(/pages Ana Souza in/)).toBeTruthy();
    expect(four.getByText('You have it. Ana Souza is not paged.')).toBeTruthy();
  });

  it('leads from an incident that was part of an older one to that one', async () => {
    const house = world();
    house.timelines['INC-1044']?.unshift({ id: 99, at: new Date().toISOString(), kind: 'MERGED', actorName: 'Evenkeel', text: '', facts: { incident: 'INC-1042', item: 'cache-02' } });
    open('INC-1044', { world: house });
    const leads = [await screen.findByRole('link', { name: 'part of INC-1042' }), await screen.findByRole('link', { name: 'INC-1042' })];
    expect(leads.map((link) => link.getAttribute('href'))).toEqual(['/incidents/INC-1042', '/incidents/INC-1042']);
    expect(screen.getByText(/cache-02 links with it/)).toBeTruthy();
  });

  it('acknowledges with the one button', async () => {
    const { world: house } = open('INC-1044');
    await userEvent.click((await cell()).getByRole('button', { name: 'Acknowledge' }));
    await screen.findByRole('button', { name: 'Record what you try' });
    expect(house.incidents.find((one) => one.key === 'INC-1044')?.ownerName).toBe('Zhang Wei');
  });

  it('says why it can not be resolved yet, and asks for the reason where it must be', async () => {
    const { world: house } = open('INC-1042');
    expect((await screen.findByRole('button', { name: 'Resolve' })).getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText('alert still firing')).toBeTruthy();
    await userEvent.click(screen.getAllByRole('button', { name: 'Resolve all the same…' })[0]!);
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('the reason is missing')).toBeTruthy();
    await userEvent.type(dialog.getByLabelText('Why is it over all the same?'), 'The rule is wrong.');
    await userEvent.click(dialog.getByRole('button', { name: 'Resolve' }));
    await waitFor(() => expect(house.incidents.find((one) => one.key === 'INC-1042')?.state).toBe('RESOLVED'));
  });

  it('asks for cause and remedy', async () => {
    const { world: house } = open('INC-1036');
    await userEvent.click((await cell()).getByRole('button', { name: 'Write review' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Cause'), 'A leak.');
    await userEvent.type(dialog.getByLabelText('Remedy'), 'Patched.');
    await userEvent.click(dialog.getByRole('button', { name: 'Save review' }));
    await waitFor(() => expect(house.incidents.find((one) => one.key === 'INC-1036')?.review).toEqual({ cause: 'A leak.', remedy: 'Patched.' }));
  });

  it('keeps the dialog and its words when the server refuses', async () => {
    open('INC-1036', { broken: { '/api/incidents/INC-1036/review': problem(412, 'incident-changed', 'Not done: INC-1036 changed since you opened it.') } });
    await userEvent.click((await cell()).getByRole('button', { name: 'Write review' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Cause'), 'A leak.');
    await userEvent.type(dialog.getByLabelText('Remedy'), 'Patched.');
    await userEvent.click(dialog.getByRole('button', { name: 'Save review' }));
    expect(await dialog.findByText('Not done: INC-1036 changed since you opened it.')).toBeTruthy();
    expect(dialog.getByLabelText<HTMLTextAreaElement>('Cause').value).toBe('A leak.');
  });

  it('words the reason chain and the timeline from facts', async () => {
    open('INC-1042', { language: 'zh-CN' });
    expect(await screen.findByText('第 1/2 级')).toBeTruthy();
    expect(screen.getByText(/邮件已送达 Zhang Wei/)).toBeTruthy();
    expect(screen.getByText('索引重建还剩 71%，先停掉再说。')).toBeTruthy();
  });

  it('filters the timeline, and says so when nothing is of that kind', async () => {
    open('INC-1044');
    const timeline = within(await screen.findByRole('region', { name: 'Timeline' }));
    await userEvent.click(timeline.getByRole('button', { name: /People 0/ }));
    expect(await timeline.findByText('0 of 4 entries are of this kind.')).toBeTruthy();
    await userEvent.click(timeline.getByRole('button', { name: 'Show all' }));
    expect(await timeline.findByText('Incident opened as P2')).toBeTruthy();
  });

  it('sends a comment and empties the box once the server has it', async () => {
    open('INC-1042');
    const box = await screen.findByLabelText<HTMLTextAreaElement>('Comment: everybody on INC-1042 sees it');
    await userEvent.type(box, 'Rebuild stopped.');
    await userEvent.click(screen.getByRole('button', { name: 'Send comment' }));
    expect(await screen.findByText('Rebuild stopped.')).toBeTruthy();
    await waitFor(() => expect(box.value).toBe(''));
  });

  it('takes the act away while the line is lost', async () => {
    open('INC-1044', { line: stale });
    expect((await cell()).getByRole('button', { name: 'Acknowledge' }).getAttribute('aria-disabled')).toBe('true');
    expect((await cell()).getByText('needs the live connection')).toBeTruthy();
  });

  it('shows no act to who may only look', async () => {
    const house = world();
    house.people = house.people.map((person) => ({ ...person, role: 'VIEWER' }));
    open('INC-1044', { world: house });
    const four = await cell();
    expect(four.queryByRole('button')).toBeNull();
    expect(four.getByText('Your role may look, not act.')).toBeTruthy();
  });

  it('says that there is no such incident', async () => {
    open('INC-9');
    expect(await screen.findByText('There is no incident INC-9.')).toBeTruthy();
  });
});

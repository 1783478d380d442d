import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { problem } from '../../mock/answer';
import { world } from '../../mock/world';
import { enter } from '../../test/house';
import { KnownErrors } from './KnownErrors';
import ProblemPage from './ProblemPage';
import ProblemsPage from './ProblemsPage';
import { dayOf } from './SideBySide';

const found = (house: ReturnType<typeof world>, key: string) => house.work.problems.find((one) => one.problem.key === key);

describe('the list of problems', () => {
  it('says what is proposed and what is open', async () => {
    enter(<ProblemsPage />, { path: '/problems' });
    expect(await screen.findByText('1 is proposed')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Disk of pg-core-02 fills on Mondays' })).toBeTruthy();
    expect(screen.getByText('workaround known')).toBeTruthy();
  });

  it('says how a problem comes to be when there is none', async () => {
    const house = world();
    house.work.problems = [];
    enter(<ProblemsPage />, { path: '/problems', world: house });
    expect(await screen.findByText(/three incidents in 30 days/)).toBeTruthy();
  });

  it('says that it can not be read', async () => {
    enter(<ProblemsPage />, { path: '/problems', broken: { '/api/problems': problem(503, 'database-away', 'The database does not answer.') } });
    expect(await screen.findByRole('heading', { name: "Problems can't be read" })).toBeTruthy();
  });

  it('opens one by hand from incidents', async () => {
    const { world: house } = enter(<ProblemsPage />, { path: '/problems' });
    await userEvent.click(await screen.findByRole('button', { name: 'Open a problem' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Title'), 'Slow again');
    await userEvent.type(dialog.getByLabelText('Incidents'), 'inc-1044, INC-1042');
    await userEvent.click(dialog.getByRole('button', { name: 'Open a problem' }));
    await waitFor(() => expect(house.work.problems[0]?.incidents).toEqual(['INC-1044', 'INC-1042']));
  });
});

describe('a problem', () => {
  it('shows its incidents side by side, and what all have in common', async () => {
    enter(<ProblemPage />, { path: '/problems/PRB-7' });
    const table = await screen.findByRole('region', { name: 'What its incidents have in common' });
    expect(within(table).getByRole('link', { name: 'INC-1042' })).toBeTruthy();
    expect(within(table).getByRole('rowheader', { name: /Item.*the same/ })).toBeTruthy();
  });

  it('is taken up with the one loud button', async () => {
    const { world: house } = enter(<ProblemPage />, { path: '/problems/PRB-8' });
    await userEvent.click(await screen.findByRole('button', { name: 'Take it up' }));
    await waitFor(() => expect(found(house, 'PRB-8')?.problem.state).toBe('open'));
  });

  it('wants evidence for a cause', async () => {
    const { world: house } = enter(<ProblemPage />, { path: '/problems/PRB-7' });
    await userEvent.click(await screen.findByRole('button', { name: 'Write the cause…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.clear(dialog.getByLabelText('Evidence'));
    expect(dialog.getByText('a cause needs words and evidence')).toBeTruthy();
    await userEvent.type(dialog.getByLabelText('Evidence'), 'INC-1042');
    await userEvent.click(dialog.getByRole('button', { name: 'Write the cause' }));
    await waitFor(() => expect(found(house, 'PRB-7')?.cause?.evidence).toEqual(['INC-1042']));
  });

  it('names the change that ends it', async () => {
    const { world: house } = enter(<ProblemPage />, { path: '/problems/PRB-7' });
    await userEvent.click(await screen.findByRole('button', { name: 'Name the change…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Key of the change'), 'chg-81');
    await userEvent.click(dialog.getByRole('button', { name: 'Name the change' }));
    await waitFor(() => expect(found(house, 'PRB-7')?.remedy).toBe('CHG-81'));
  });

  it('is offered with its workaround in the next incident that has its sign', async () => {
    enter(<KnownErrors incident="INC-1042" />, { path: '/incidents/INC-1042' });
    expect(await screen.findByText('Remove /var/tmp/export by hand.')).toBeTruthy();
  });

  it('names the days of the week in the words of the reader', () => {
    expect([dayOf('SUNDAY', 'en'), dayOf('MONDAY', 'zh-CN')]).toEqual(['Sunday', '星期一']);
  });

  it('is in Chinese', async () => {
    enter(<ProblemPage />, { path: '/problems/PRB-7', language: 'zh-CN' });
    expect(await screen.findByRole('heading', { name: '临时措施' })).toBeTruthy();
    expect(screen.getByText(/曾复发 1 次/)).toBeTruthy();
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { problem } from '../../mock/answer';
import type { world } from '../../mock/world';
import { enter } from '../../test/house';
import ApplyPage from './ApplyPage';
import ResourcePage from './ResourcePage';
import ResourcesPage from './ResourcesPage';
import { dayAfter, daysLeft, dayWords, money } from './words';

// The diagram needs a real browser; the browser tests see it.
vi.mock('../workflow/ProcessStrip', () => ({ default: () => <div>diagram</div> }));

const found = (house: ReturnType<typeof world>, key: string) => house.resources.details.find((one) => one.resource.key === key)?.resource;

describe('the list of resources', () => {
  it('says what one has, waits for, and does not use', async () => {
    enter(<ResourcesPage />, { path: '/resources' });
    expect(await screen.findByText('1 is on its way')).toBeTruthy();
    expect(screen.getByText('1 seems unused')).toBeTruthy();
    expect(screen.getByRole('link', { name: '4 × Virtual machine' })).toBeTruthy();
    expect(screen.queryByText('RES-12')).toBeNull();
  });

  it('shows operators everybody’s', async () => {
    enter(<ResourcesPage />, { path: '/resources?show=all&state=refused' });
    expect(await screen.findByText('RES-15')).toBeTruthy();
    expect(screen.queryByText('RES-24')).toBeNull();
  });

  it('shows operators what is idle, with the rule', async () => {
    enter(<ResourcesPage />, { path: '/resources?show=idle' });
    expect(await screen.findByText(/node_cpu_seconds_total/)).toBeTruthy();
  });

  it('changes a quota', async () => {
    const { world: house } = enter(<ResourcesPage />, { path: '/resources?show=quotas' });
    await userEvent.click(await screen.findByRole('button', { name: 'Change the quota of data for vm' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.clear(dialog.getByLabelText('At most'));
    await userEvent.type(dialog.getByLabelText('At most'), '50');
    await userEvent.click(dialog.getByRole('button', { name: 'Change the quota' }));
    await waitFor(() => expect(house.resources.quotas.find((one) => one.holder === 'team/data')?.most).toBe(50));
  });

  it('says that it can not be read', async () => {
    enter(<ResourcesPage />, { path: '/resources', broken: { '/api/resources/mine': problem(503, 'database-away', 'The database does not answer.') } });
    expect(await screen.findByRole('heading', { name: "Resources can't be read" })).toBeTruthy();
  });

  it('says how one begins', async () => {
    enter(<ResourcesPage />, { path: '/resources', broken: { '/api/resources/mine': { status: 200, body: { items: [] } } } });
    expect(await screen.findByRole('heading', { name: 'You have no resources' })).toBeTruthy();
  });
});

describe('an application', () => {
  it('goes from the catalogue to its page', async () => {
    const { world: house } = enter(<ApplyPage />, { path: '/resources/new?entry=vm' });
    await userEvent.type(await screen.findByLabelText('Purpose'), 'Tests');
    expect(screen.getByText('CNY 300 a month')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Apply' }));
    await waitFor(() => expect(house.resources.details[0]?.resource.purpose).toBe('Tests'));
  });

  it('is not sent where the quota does not allow it', async () => {
    enter(<ApplyPage />, { path: '/resources/new?entry=vm' });
    const many = await screen.findByLabelText('How many (machine)');
    await userEvent.clear(many);
    await userEvent.type(many, '5');
    await userEvent.type(screen.getByLabelText('Purpose'), 'Tests');
    const send = screen.getByRole('button', { name: /Apply/ });
    expect(send.getAttribute('aria-disabled') ?? send.getAttribute('disabled')).not.toBeNull();
    expect(screen.getByText('only 4 are free in the quota')).toBeTruthy();
  });
});

describe('a resource', () => {
  it('says what it waits for, and is withdrawn', async () => {
    const { world: house } = enter(<ResourcePage />, { path: '/resources/RES-24' });
    expect((await screen.findAllByText('waits for approval')).length).toBeGreaterThan(0);
    await userEvent.click(screen.getByRole('button', { name: 'Withdraw' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Why'), 'Not needed');
    await userEvent.click(dialog.getByRole('button', { name: 'Withdraw' }));
    await waitFor(() => expect(found(house, 'RES-24')?.state).toBe('withdrawn'));
  });

  it('is kept although nobody uses it', async () => {
    const { world: house } = enter(<ResourcePage />, { path: '/resources/RES-21' });
    await userEvent.click(await screen.findByRole('button', { name: 'Keep it' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Why'), 'Stand-by');
    await userEvent.click(dialog.getByRole('button', { name: 'Keep it' }));
    await waitFor(() => expect(found(house, 'RES-21')?.idle).toBe(false));
  });

  it('is restored with a later end once its end has passed', async () => {
    const { world: house } = enter(<ResourcePage />, { path: '/resources/RES-19' });
    await userEvent.click(await screen.findByRole('button', { name: 'Restore' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Why'), 'Still needed');
    await userEvent.click(dialog.getByRole('button', { name: 'Restore' }));
    await waitFor(() => expect(found(house, 'RES-19')?.state).toBe('active'));
    expect(daysLeft(found(house, 'RES-19')?.until ?? '', Date.now())).toBeGreaterThan(20);
  });

  it('says why it was refused in the reader’s language', async () => {
    enter(<ResourcePage />, { path: '/resources/RES-15', language: 'zh-CN' });
    expect(await screen.findByText(/每月超过 50,000/)).toBeTruthy();
  });
});

describe('days and money', () => {
  const noon = new Date(2026, 10, 20, 12).getTime();

  it.each([
    ['2026-11-20', 0],
    ['2026-11-21', 1],
    ['2027-03-31', 131],
    ['2026-11-18', -2],
  ])('%s is %i days away', (day, left) => {
    expect(daysLeft(day, noon)).toBe(left);
  });

  it('goes over the end of a month', () => {
    expect(dayAfter(noon, 11)).toBe('2026-12-01');
  });

  it('names days and sums as the reader does', () => {
    expect(dayWords('2026-11-20', 'en')).toBe('20 Nov 2026');
    expect(dayWords('2026-11-20', 'zh-CN')).toBe('2026 年 11 月 20 日');
    expect(money(1200.5, 'CNY', 'en').replace(/\s/, ' ')).toBe('CNY 1,200.50');
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { problem } from '../../mock/answer';
import { world } from '../../mock/world';
import { enter } from '../../test/house';
import ReportPage from './ReportPage';
import ReportsPage from './ReportsPage';
import { counted, placeOf } from './place';
import { amount, change, dayIn, isoWeek, lastDayBefore } from './words';

const WEEK = '/reports/0199b0a0-0000-7000-8000-0000000000e1';
const MINUTES = { words: { en: 'min', zh: '分钟' }, decimals: 1 };

describe('the list of reports', () => {
  it('names each period, and says where midnight is', async () => {
    enter(<ReportsPage />, { path: '/reports' });
    expect(await screen.findByRole('link', { name: 'Week 38 of 2026' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'August 2026' })).toBeTruthy();
    expect(screen.getByText(/midnight in Asia\/Shanghai/)).toBeTruthy();
  });

  it('says how a report comes to be when there is none', async () => {
    const house = world();
    house.reporting.reports = [];
    enter(<ReportsPage />, { path: '/reports', world: house });
    expect(await screen.findByRole('heading', { name: 'No report yet' })).toBeTruthy();
  });

  it('says that it can not be read', async () => {
    enter(<ReportsPage />, { path: '/reports', broken: { '/api/reports': problem(503, 'database-away', 'The database does not answer.') } });
    expect(await screen.findByRole('heading', { name: "Reports can't be read" })).toBeTruthy();
  });

  it('makes one of the period that has a day', async () => {
    const { world: house } = enter(<ReportsPage />, { path: '/reports' });
    await screen.findByRole('link', { name: 'August 2026' });
    await userEvent.click(screen.getByRole('button', { name: 'Make a report' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.clear(dialog.getByLabelText('A day of the period'));
    await userEvent.type(dialog.getByLabelText('A day of the period'), '2026-09-08');
    await userEvent.click(dialog.getByRole('button', { name: 'Make a report' }));
    await waitFor(() => expect(house.reporting.reports[0]?.from).toBe('2026-09-08'));
  });

  it('changes when one is mailed, and wants a reader', async () => {
    const { world: house } = enter(<ReportsPage />, { path: '/reports' });
    await userEvent.click(await screen.findByRole('button', { name: 'Change the schedule: Month' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByLabelText('Make and mail it by itself'));
    expect(dialog.getByRole('button', { name: 'Save the schedule' }).getAttribute('aria-disabled')).toBe('true');
    await userEvent.type(dialog.getByLabelText('Other addresses'), 'a@example.org, b@example.org');
    await userEvent.click(dialog.getByRole('button', { name: 'Save the schedule' }));
    await waitFor(() => expect(house.reporting.schedules[1]).toMatchObject({ active: true, addresses: ['a@example.org', 'b@example.org'] }));
  });

  it('names readers whom mail did not reach', async () => {
    enter(<ReportsPage />, { path: '/reports' });
    expect(await screen.findByText(/no working mail address: Ana Souza/)).toBeTruthy();
  });
});

describe('a report', () => {
  it('says each figure, how it is counted, and whether its change is good news', async () => {
    enter(<ReportPage />, { path: WEEK });
    expect(await screen.findByRole('heading', { level: 1, name: 'Week 38 of 2026' })).toBeTruthy();
    const mtta = screen.getByText('Time to acknowledge (MTTA), mean').closest('li');
    expect(mtta?.textContent).toContain('6.4 min');
    expect(mtta?.textContent).toContain('+2.2 worse');
    expect(mtta?.textContent).toContain('until somebody first acknowledged it');
    expect(screen.getByText(/it never changes/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Save as PDF' }).getAttribute('href')).toMatch(/e1\.pdf\?language=en$/);
  });

  it('leads from a figure to its rows', async () => {
    enter(<ReportPage />, { path: WEEK });
    await userEvent.click(await screen.findByRole('button', { name: '99.530 %: Resident registration, Available. Show its 2 rows' }));
    const rows = within(await screen.findByRole('region', { name: 'Counted from: Resident registration · Available' }));
    expect((await rows.findByRole('link', { name: /INC-1042/ })).getAttribute('href')).toBe('/incidents/INC-1042');
    expect(rows.getByText('150.0 min')).toBeTruthy();
    expect(rows.getByText('1 more was counted and is not named.')).toBeTruthy();
    await userEvent.click(rows.getByRole('button', { name: 'Hide the rows' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: /Counted from/ })).toBeNull());
  });

  it('opens the rows that the address names', async () => {
    enter(<ReportPage />, { path: `${WEEK}?rows=incidents.opened` });
    expect(await screen.findByRole('region', { name: 'Counted from: Incidents opened' })).toBeTruthy();
  });

  it('is told from a draft, which leads nowhere and has no files', async () => {
    enter(<ReportPage />, { path: '/reports/draft?kind=week&from=2026-09-23' });
    expect(await screen.findByRole('note')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Save as PDF' })).toBeNull();
    expect(screen.queryByRole('button', { name: /Show its/ })).toBeNull();
  });

  it('speaks Chinese', async () => {
    enter(<ReportPage />, { path: WEEK, language: 'zh-CN' });
    expect(await screen.findByRole('heading', { level: 1, name: '2026 年第 38 周' })).toBeTruthy();
    expect(screen.getByText('6.4 分钟')).toBeTruthy();
  });
});

describe('figures and days', () => {
  it.each([
    [3, 1, 'less', '+2.0', 'bad'],
    [1, 3, 'less', '−2.0', 'good'],
    [3, 1, 'more', '+2.0', 'good'],
    [3, 1, 'neither', '+2.0', 'none'],
    [3.04, 3, 'less', '±0', 'none'],
  ] as const)('%s after %s, where %s is better, is %s', (value, before, better, text, news) => {
    expect(change(value, before, MINUTES, better, 'en')).toEqual({ text, news });
  });

  it('shows a dash where nothing was counted', () => {
    expect(amount(undefined, MINUTES, 'en')).toBe('–');
    expect(change(undefined, 3, MINUTES, 'less', 'en')).toBeUndefined();
  });

  it.each([
    ['2026-12-28', 2026, 53],
    ['2024-12-30', 2025, 1],
    ['2026-09-14', 2026, 38],
  ])('%s begins week %s-%s', (monday, year, week) => {
    expect(isoWeek(monday)).toEqual({ year, week });
  });

  it('finds the newest period that is over, where the installation is', () => {
    expect(dayIn('Asia/Shanghai', Date.parse('2026-11-30T20:00:00Z'))).toBe('2026-12-01');
    expect(lastDayBefore('month', '2026-12-01')).toBe('2026-11-30');
    expect(lastDayBefore('week', '2026-11-22')).toBe('2026-11-15');
    expect(lastDayBefore('week', '2026-11-23')).toBe('2026-11-22');
  });

  it.each(['incidents.opened', 'services.availability.down.billing v2.1'])('names the place %s', (text) => {
    const place = counted(text);
    expect(place).toBeDefined();
    if (place !== undefined) expect(placeOf(place)).toBe(text);
  });
});

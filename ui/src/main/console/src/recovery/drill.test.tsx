import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ANA, WEI, world } from '../../mock/world';
import { broke, enter } from '../../test/house';
import DrillPage from './DrillPage';
import DrillsPage from './DrillsPage';

const place = (number: string) => `/recovery/drills/${number}`;
const found = (house: ReturnType<typeof world>, number: string) => house.recovery.drills.find((one) => one.number === number);

describe('drills', () => {
  it('are counted in the sentence, and one past its promise says so', async () => {
    enter(<DrillsPage />, { path: '/recovery/drills' });
    expect(await screen.findByText('1 runs now')).toBeTruthy();
    expect(screen.getByText('past the promise of 30 min')).toBeTruthy();
  });

  it('can be narrowed to one policy and one result by the address', async () => {
    enter(<DrillsPage />, { path: '/recovery/drills?policy=0199b0a0-0000-7000-8000-0000000000d2&result=stopped' });
    expect(await screen.findByText('DR-30', { exact: false })).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Drills of portal' })).toBeTruthy();
    expect(screen.getAllByRole('row').length).toBe(2);
  });

  it('are none in an empty room, which says how one comes to be', async () => {
    enter(<DrillsPage />, { path: '/recovery/drills', world: world('first') });
    expect(await screen.findByRole('heading', { name: 'No drill yet' })).toBeTruthy();
  });

  it('say that they can not be read', async () => {
    enter(<DrillsPage />, { path: '/recovery/drills', broken: { '/api/recovery/drills': broke } });
    expect(await screen.findByRole('heading', { name: "Drills can't be read" })).toBeTruthy();
  });
});

describe('a drill that runs', () => {
  it('shows its clock against the promise, and what it will come to', async () => {
    enter(<DrillPage />, { path: place('DR-32') });
    const clock = await screen.findByRole('region', { name: 'RTO clock' });
    expect(within(clock).getByRole('timer').textContent).toMatch(/18:4\d.*of 30:00 promised/);
    expect(within(clock).getByText(/^≈ 20:0\d/)).toBeTruthy();
    expect(within(clock).getByText('4 min 10 s')).toBeTruthy();
    expect(within(clock).getByText(/The time to prove is not complete/)).toBeTruthy();
  });

  it('says that it will end red, and which check failed', async () => {
    enter(<DrillPage />, { path: place('DR-32') });
    expect(await screen.findByText('will end red: 2 findings')).toBeTruthy();
    const checks = screen.getByRole('region', { name: 'Checks' });
    expect(within(checks).getByText('7 right, 1 failed')).toBeTruthy();
    expect(within(checks).getByText('2 more: Portal reads, Report of yesterday')).toBeTruthy();
  });

  it('is past its promise in words, not in colour alone', async () => {
    const house = world();
    found(house, 'DR-32')!.promise.rtoMinutes = 15;
    enter(<DrillPage />, { path: place('DR-32'), world: house });
    expect(await screen.findByText(/3:4\d past the promise of 15:00/)).toBeTruthy();
  });

  it('is close to its promise from 80 % on', async () => {
    const house = world();
    found(house, 'DR-32')!.promise.rtoMinutes = 20;
    enter(<DrillPage />, { path: place('DR-32'), world: house });
    expect(await screen.findByText(/^close: of 20:00 promised, 1:1\d left/)).toBeTruthy();
  });

  it('lets somebody take a finding', async () => {
    const { world: house } = enter(<DrillPage />, { path: place('DR-32') });
    await userEvent.click(await screen.findByRole('button', { name: 'Take it' }));
    await waitFor(() => expect(found(house, 'DR-32')?.findings[0]?.owner?.id).toBe(WEI));
  });

  it('is stopped with a reason, after saying that it does not count as passed', async () => {
    const { world: house } = enter(<DrillPage />, { path: place('DR-32') });
    await userEvent.click(await screen.findByRole('button', { name: 'Stop and clean up…' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/The drill counts as stopped, not as passed/)).toBeTruthy();
    expect(dialog.getByText('the reason is missing')).toBeTruthy();
    await userEvent.type(dialog.getByLabelText('Why'), 'The array is needed.');
    await userEvent.click(dialog.getByRole('button', { name: 'Stop and clean up' }));
    await waitFor(() => expect(found(house, 'DR-32')?.result).toBe('stopped'));
  });

  it('takes a note', async () => {
    const { world: house } = enter(<DrillPage />, { path: place('DR-32') });
    await userEvent.click(await screen.findByRole('button', { name: 'Note' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('What you saw or did'), 'Scrub paused.');
    await userEvent.click(dialog.getByRole('button', { name: 'Add the note' }));
    expect(await screen.findByText('Scrub paused.')).toBeTruthy();
    expect(found(house, 'DR-32')?.notes.at(-1)?.by).toBe('Zhang Wei');
  });

  it('has no acts for who may only look', async () => {
    const house = world();
    house.me = ANA;
    enter(<DrillPage />, { path: place('DR-32'), world: house });
    expect(await screen.findByRole('heading', { name: /Drill DR-32/ })).toBeTruthy();
    for (const name of ['Note', 'Stop and clean up…', 'Take it']) expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('is in Chinese, and says findings in it', async () => {
    enter(<DrillPage />, { path: place('DR-32'), language: 'zh-CN' });
    expect(await screen.findByText('恢复后的行数不符')).toBeTruthy();
    expect(screen.getByText('将以失败告终：2 项发现')).toBeTruthy();
  });
});

describe('a drill before it begins', () => {
  it('shows the vote that it waits for, and takes it', async () => {
    const { world: house } = enter(<DrillPage />, { path: place('DR-33') });
    await userEvent.click(await screen.findByRole('button', { name: 'Vote yes' }));
    await waitFor(() => expect(house.inbox.approvals['t-drill']?.state).toBe('granted'));
  });

  it('has a clock that was not started', async () => {
    enter(<DrillPage />, { path: place('DR-33') });
    expect(await screen.findByText('RTO clock, not started')).toBeTruthy();
  });
});

describe('a drill that was called off', () => {
  it('says that nothing was restored, and measures nothing', async () => {
    const house = world();
    house.recovery.drills = house.recovery.drills.map((one) => (one.number === 'DR-33' ? { ...one, state: 'closed', result: 'stopped', endedAt: new Date().toISOString() } : one));
    enter(<DrillPage />, { path: place('DR-33'), world: house });
    expect(await screen.findByText(/^Was called off before it restored the newest good copy/)).toBeTruthy();
    expect(screen.getByText('RTO not measured')).toBeTruthy();
    expect(screen.getByText('The tools said nothing.')).toBeTruthy();
  });
});

describe('a drill that ended', () => {
  it('red can not be reviewed before each finding has an owner', async () => {
    const { world: house } = enter(<DrillPage />, { path: place('DR-28') });
    expect(await screen.findByText('1 finding has no owner yet')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'PRB-7' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Take it' }));
    await waitFor(() => expect(screen.queryByText('1 finding has no owner yet')).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'Review…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('What was learned, and what is done about it'), 'The export wrote while the copy began.');
    await userEvent.click(dialog.getByRole('button', { name: 'Review' }));
    await waitFor(() => expect(found(house, 'DR-28')?.state).toBe('closed'));
  });

  it('marks figures that are incomplete', async () => {
    enter(<DrillPage />, { path: place('DR-28') });
    expect(await screen.findByText(/could not be cut on this host/)).toBeTruthy();
    expect(screen.getByText('network could not be cut')).toBeTruthy();
  });

  it('has a report as files, and the command that proves it', async () => {
    enter(<DrillPage />, { path: place('DR-29') });
    const report = await screen.findByRole('region', { name: 'Report' });
    expect(within(report).getByRole('link', { name: 'PDF' }).getAttribute('href')).toBe('/api/recovery/drills/DR-29/report.pdf?lang=en');
    expect(within(report).getByRole('link', { name: 'JSON' }).getAttribute('href')).toBe('/api/recovery/drills/DR-29/report');
    expect(within(report).getByText('./evenkeel recovery verify DR-29.json')).toBeTruthy();
  });

  it('that is not there says so', async () => {
    enter(<DrillPage />, { path: place('DR-99') });
    expect(await screen.findByRole('heading', { name: "DR-99 can't be read" })).toBeTruthy();
  });
});

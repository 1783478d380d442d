import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { SETTLEMENT } from '../../mock/recovery';
import { ANA, world } from '../../mock/world';
import { broke, enter, stale } from '../../test/house';
import PolicyFormPage from './PolicyFormPage';
import PolicyPage from './PolicyPage';
import RecoveryPage from './RecoveryPage';

const REGISTER = '0199b0a0-0000-7000-8000-0000000000d3';
const FILES = '0199b0a0-0000-7000-8000-0000000000d2';
const place = (id: string) => `/recovery/policies/${id}`;

/** Ana sees operations, but changes nothing of recovery. */
function reader() {
  const house = world();
  house.me = ANA;
  return house;
}

describe('the coverage board', () => {
  it('says first what can not be recovered', async () => {
    enter(<RecoveryPage />, { path: '/recovery' });
    expect(await screen.findByText('2 items have no good copy within their promise.')).toBeTruthy();
    expect(screen.getByText('1 critical item has no policy.')).toBeTruthy();
  });

  it('has the worst first, with who answers and what to do next', async () => {
    enter(<RecoveryPage />, { path: '/recovery' });
    const [, first, second] = await screen.findAllByRole('row');
    expect(within(first!).getByText('Resident registration')).toBeTruthy();
    expect(within(first!).getByText('Nobody yet')).toBeTruthy();
    expect(within(first!).getByRole('link', { name: 'New policy' }).getAttribute('href')).toBe('/recovery/policies/new?item=i-reg');
    expect(within(second!).getByText('last job: The key does not open the repository')).toBeTruthy();
    expect(within(second!).getByRole('link', { name: 'See why it failed' })).toBeTruthy();
  });

  it('shows what a filter of the address leaves, and offers all', async () => {
    enter(<RecoveryPage />, { path: '/recovery?gap=item-gone' });
    expect(await screen.findByText('0 of 5 match.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Show all 5' }));
    expect(await screen.findByText('archive')).toBeTruthy();
  });

  it('offers no act to who may only look', async () => {
    enter(<RecoveryPage />, { path: '/recovery', world: reader() });
    expect(await screen.findByText('Resident registration')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'New policy' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Start a drill' })).toBeNull();
  });

  it('says how it comes to show something when it is empty', async () => {
    enter(<RecoveryPage />, { path: '/recovery', world: world('first') });
    expect(await screen.findByRole('heading', { name: 'Nothing is protected yet' })).toBeTruthy();
    expect(screen.getAllByRole('link', { name: 'New policy' }).length).toBe(2);
  });

  it('says that it can not be read, and shows its shape while it is', async () => {
    enter(<RecoveryPage />, { path: '/recovery', broken: { '/api/recovery/board': broke } });
    expect(await screen.findByRole('heading', { name: "The coverage board can't be read" })).toBeTruthy();
    enter(<RecoveryPage />, { path: '/recovery', broken: { '/api/recovery/board': 'never' } });
    expect(await screen.findByText('Reading what is protected…')).toBeTruthy();
  });

  it('says from when it is while the line is lost', async () => {
    enter(<RecoveryPage />, { path: '/recovery', line: stale });
    expect(await screen.findByText(/^as of /)).toBeTruthy();
  });

  it('is in Chinese', async () => {
    enter(<RecoveryPage />, { path: '/recovery', language: 'zh-CN' });
    expect(await screen.findByText('2 项在承诺内没有可用副本。')).toBeTruthy();
  });
});

describe('a policy', () => {
  it('backs up at once, and says that a job waits', async () => {
    const { world: house } = enter(<PolicyPage />, { path: place(FILES) });
    await userEvent.click(await screen.findByRole('button', { name: 'Back up now' }));
    await waitFor(() => expect(house.recovery.runs[FILES]?.[0]?.state).toBe('waiting'));
    expect(await screen.findByText('waits for the agent')).toBeTruthy();
    expect(screen.getByText('a job waits or runs already')).toBeTruthy();
  });

  it('says why a drill can not begin now', async () => {
    enter(<PolicyPage />, { path: place(REGISTER) });
    expect(await screen.findByText('there is no good copy to restore')).toBeTruthy();
  });

  it('starts a drill of a chosen second, having said what will happen', async () => {
    const house = world();
    house.recovery.drills = house.recovery.drills.filter((drill) => drill.number !== 'DR-32');
    const { router } = enter(<PolicyPage />, { path: place(SETTLEMENT), world: house });
    await userEvent.click(await screen.findByRole('button', { name: 'Start a drill…' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/The agent on pg-core-02 restores.*200 GiB at most/)).toBeTruthy();
    await userEvent.click(dialog.getByRole('radio', { name: /A chosen second/ }));
    await userEvent.type(dialog.getByLabelText('Why (not needed)'), 'quarterly');
    await userEvent.click(dialog.getByRole('button', { name: 'Start a drill' }));
    await waitFor(() => expect(house.recovery.drills[0]?.reason).toBe('quarterly'));
    expect(house.recovery.drills[0]?.until).toBeTruthy();
    await waitFor(() => expect(router.state.location.pathname).toBe(`/recovery/drills/${house.recovery.drills[0]!.number}`));
  });

  it('offers no chosen second of files', async () => {
    const house = world();
    house.recovery.drills = [];
    enter(<PolicyPage />, { path: `${place(FILES)}?act=drill`, world: house });
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.queryByRole('radio', { name: /A chosen second/ })).toBeNull();
  });

  it('warns before a drill that has too little room', async () => {
    enter(<PolicyPage />, { path: `${place('0199b0a0-0000-7000-8000-0000000000d4')}?act=drill` });
    expect(await screen.findByText(/The copy restores to 900 GiB, and a drill may take 50 GiB/)).toBeTruthy();
  });

  it('is retired after saying that copies stay', async () => {
    const { world: house } = enter(<PolicyPage />, { path: place(SETTLEMENT) });
    await userEvent.click(await screen.findByRole('button', { name: 'Retire…' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/Copies on pg-core-02 stay where they are/)).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: 'Retire' }));
    await waitFor(() => expect(house.recovery.policies.find((one) => one.id === SETTLEMENT)?.retiredAt).toBeTruthy());
  });

  it('shows how far a job is, and why one failed', async () => {
    enter(<PolicyPage />, { path: place(SETTLEMENT) });
    expect((await screen.findByRole('progressbar', { name: 'check' })).getAttribute('aria-valuenow')).toBe('62');
    enter(<PolicyPage />, { path: place(REGISTER) });
    expect(await screen.findByText('The key does not open the repository')).toBeTruthy();
  });

  it('tells what room the copies have left, and when it is full', async () => {
    enter(<PolicyPage />, { path: place(SETTLEMENT) });
    expect((await screen.findByRole('meter', { name: 'Used' })).getAttribute('aria-valuenow')).toBe('80');
    expect(screen.getByText(/410 GiB free of 2/)).toBeTruthy();
    expect(screen.getByText('Full about', { exact: false }).className).toBe('critical');
  });

  it('says that nobody told of the room', async () => {
    enter(<PolicyPage />, { path: place(REGISTER) });
    expect(await screen.findByText(/no copies were listed yet/)).toBeTruthy();
  });

  it('has no acts for who may only look', async () => {
    enter(<PolicyPage />, { path: place(SETTLEMENT), world: reader() });
    expect(await screen.findByRole('heading', { name: /settlement database/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Back up now' })).toBeNull();
  });
});

describe('a new policy', () => {
  it('is made for the item that the board named, with a check of the business', async () => {
    const { world: house } = enter(<PolicyFormPage />, { path: '/recovery/policies/new?item=i-web' });
    await userEvent.type(await screen.findByLabelText('Section in jobs.conf'), 'web');
    expect(screen.getByText('choose a host')).toBeTruthy();
    await userEvent.selectOptions(await screen.findByLabelText('Host'), 'web-07').catch(() => userEvent.selectOptions(screen.getByLabelText('Host'), 'idq-01'));
    await userEvent.click(screen.getByRole('button', { name: 'Add a check' }));
    await userEvent.type(screen.getByLabelText('Name of the check'), 'Sum is zero');
    await userEvent.type(screen.getByLabelText('Question'), 'SELECT true');
    await userEvent.click(screen.getByRole('button', { name: 'New policy' }));
    await waitFor(() => expect(house.recovery.policies.at(-1)?.name).toBe('web'));
    expect(house.recovery.policies.at(-1)?.drill.checks).toEqual([{ kind: 'question', name: 'Sum is zero', sql: 'SELECT true', expected: 'true' }]);
  });

  it('says at its field what the server refuses', async () => {
    const house = world();
    house.recovery.policies[0]!.name = 'web';
    enter(<PolicyFormPage />, { path: '/recovery/policies/new?item=i-web', world: house });
    await userEvent.type(await screen.findByLabelText('Section in jobs.conf'), 'web');
    await waitFor(() => expect(screen.getByRole('option', { name: 'idq-01' })).toBeTruthy());
    await userEvent.selectOptions(screen.getByLabelText('Host'), 'idq-01');
    await userEvent.click(screen.getByRole('button', { name: 'New policy' }));
    await waitFor(() => expect(screen.getByLabelText('Section in jobs.conf').getAttribute('aria-invalid')).toBe('true'));
  });

  it('keeps the place of its copies when it is changed', async () => {
    const { world: house } = enter(<PolicyFormPage />, { path: `${place(SETTLEMENT)}/edit` });
    const name = await screen.findByLabelText<HTMLInputElement>('Section in jobs.conf');
    expect(name.disabled).toBe(true);
    await userEvent.clear(screen.getByLabelText('Times'));
    await userEvent.type(screen.getByLabelText('Times'), '3:00');
    await userEvent.click(screen.getByRole('button', { name: 'Save the policy' }));
    await waitFor(() => expect(house.recovery.policies.find((one) => one.id === SETTLEMENT)?.times).toEqual(['03:00']));
  });
});

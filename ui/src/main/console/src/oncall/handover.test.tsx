import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { problem } from '../../mock/answer';
import { ANA, world } from '../../mock/world';
import { enter } from '../../test/house';
import { HandoverLine } from '../now/HandoverLine';
import { staleKeys } from '../shell/Live';
import HandedOverPage from './HandedOverPage';
import HandoverPage from './HandoverPage';

const WAITS = '0199b0a0-0000-7000-8000-0000000000f1';

describe('the hand-over', () => {
  it('writes itself from what the rooms say, and says which did not answer', async () => {
    enter(<HandoverPage />, { path: '/oncall/handover' });
    expect(await screen.findByRole('link', { name: /INC-1044|Disk \/var nearly full/ })).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Silent hosts' })).toBeTruthy();
    expect(screen.getByText(/This room did not answer/)).toBeTruthy();
    expect(screen.getByText(/5 things go over/)).toBeTruthy();
  });

  it('is handed over with a note', async () => {
    const { world: house } = enter(<HandoverPage />, { path: '/oncall/handover' });
    await userEvent.type(await screen.findByLabelText('Note for the next shift'), 'Row C is warm.');
    await userEvent.click(screen.getByRole('button', { name: 'Hand over to Ana Souza' }));
    expect(await screen.findByText('Handed over as no. 412. Ana Souza is told.')).toBeTruthy();
    expect(house.shifts.handedOver[0]?.note).toBe('Row C is warm.');
    expect(house.shifts.handedOver[1]?.state).toBe('REPLACED');
  });

  it('says why it can not be handed over', async () => {
    const house = world();
    const draft = { schedule: 's', scheduleName: 'Operations', sections: [], at: new Date().toISOString(), whyNot: { code: 'handover-nobody-next', sentence: 'Nobody is next in “Operations”.' } };
    enter(<HandoverPage />, { world: house, path: '/oncall/handover', broken: { '/api/oncall/handover': { status: 200, body: draft } } });
    const button = await screen.findByRole('button', { name: 'Hand over' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText('Nobody is next in “Operations”.')).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Nothing is open' })).toBeTruthy();
  });

  it('says that it can not be read', async () => {
    enter(<HandoverPage />, { path: '/oncall/handover', broken: { '/api/oncall/handover': problem(503, 'database-away', 'The database does not answer.') } });
    expect(await screen.findByRole('heading', { name: "The hand-over can't be read" })).toBeTruthy();
  });
});

describe('what was handed over', () => {
  it('is accepted by whom it was handed to', async () => {
    const { world: house } = enter(<HandedOverPage />, { path: `/oncall/handover/${WAITS}` });
    expect(await screen.findByText(/facilities call back/)).toBeTruthy();
    expect(screen.getByText(/Zhang Wei was reminded/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Accept the hand-over' }));
    await waitFor(() => expect(house.shifts.handedOver[0]?.state).toBe('ACCEPTED'));
    expect(await screen.findByText(/Zhang Wei accepted it/)).toBeTruthy();
  });

  it('is not offered to who handed it over', async () => {
    const house = world();
    house.me = ANA;
    enter(<HandedOverPage />, { world: house, path: `/oncall/handover/${WAITS}` });
    expect(await screen.findByText(/facilities call back/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Accept/ })).toBeNull();
  });

  it('stands on Now until somebody accepts it', async () => {
    enter(<HandoverLine />);
    expect(await screen.findByText(/handed “Operations” over to you/)).toBeTruthy();
    expect(staleKeys({ event: 'handover', data: '{"id":"x"}' } as Parameters<typeof staleKeys>[0])).toContainEqual(['handovers']);
  });

  it('is worded in Chinese', async () => {
    enter(<HandoverPage />, { language: 'zh-CN', path: '/oncall/handover' });
    expect(await screen.findByRole('heading', { name: '未结事件' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '交班给 Ana Souza' })).toBeTruthy();
  });
});

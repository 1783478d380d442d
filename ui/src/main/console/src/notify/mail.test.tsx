import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { world } from '../../mock/world';
import { enter } from '../../test/house';
import MailPage from './MailPage';

const path = '/settings/mail';

describe('the page of the mail server', () => {
  it('names the addresses that were shown to be mine, not the one of my account', async () => {
    const house = world();
    house.people = house.people.map((person) => ({ ...person, email: 'old@account.example' }));
    house.ways = [
      { id: 'c-1', channel: 'EMAIL', address: 'wei@verified.example', verified: true },
      { id: 'c-2', channel: 'EMAIL', address: 'wei@unproven.example', verified: false },
    ];
    enter(<MailPage />, { world: house, path });
    expect(await screen.findByText('Your address is wei@verified.example.')).toBeTruthy();
    expect(screen.queryByText(/old@account|unproven/)).toBeNull();
  });

  it('says that there is none while none is verified', async () => {
    const house = world();
    house.ways = [{ id: 'c-2', channel: 'EMAIL', address: 'wei@unproven.example', verified: false }];
    enter(<MailPage />, { world: house, path });
    expect(await screen.findByText(/You have no verified mail address yet/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /test/i })).toBeNull();
  });
});

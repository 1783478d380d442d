import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { world } from '../../mock/world';
import { enter } from '../../test/house';
import IncidentsPage from './IncidentsPage';

describe('closing', () => {
  it('many at once takes only those that need no review', async () => {
    const { world: house } = enter(<IncidentsPage />, { path: '/incidents' });
    expect((await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Choose INC-1042' })).disabled).toBe(true);
    await userEvent.click(screen.getByRole('checkbox', { name: /1 can be closed/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Close 1' }));
    expect(await screen.findByText('1 closed.')).toBeTruthy();
    expect(house.incidents.find((one) => one.key === 'INC-1038')?.state).toBe('CLOSED');
    expect(house.incidents.filter((one) => one.state === 'CLOSED')).toHaveLength(3);
  });
  it('one takes one press', async () => {
    const { world: house } = enter(<IncidentsPage />, { path: '/incidents' });
    await userEvent.click(await screen.findByRole('button', { name: 'Close INC-1038' }));
    await waitFor(() => expect(house.incidents.find((one) => one.key === 'INC-1038')?.state).toBe('CLOSED'));
  });
  it('says which were refused and why', async () => {
    const house = world();
    house.incidents = house.incidents.map((one) => (one.key === 'INC-1036' ? { ...one, reviewNeeded: false } : one));
    enter(<IncidentsPage />, { path: '/incidents', world: house });
    await userEvent.click(await screen.findByRole('checkbox', { name: /2 can be closed/ }));
    house.incidents = house.incidents.map((one) => (one.key === 'INC-1036' ? { ...one, reviewNeeded: true } : one));
    await userEvent.click(screen.getByRole('button', { name: 'Close 2' }));
    expect(await screen.findByText('INC-1036: Write its review first.')).toBeTruthy();
  });
  it('is offered to nobody who may only look', async () => {
    const house = world();
    house.people = house.people.map((person) => ({ ...person, role: 'VIEWER' }));
    enter(<IncidentsPage />, { path: '/incidents', world: house });
    await screen.findByText('Load high on gis-render-03');
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

describe('rows', () => {
  it('are gone through by j and k, and chosen by x', async () => {
    enter(<IncidentsPage />, { path: '/incidents' });
    const table = within(await screen.findByRole('table'));
    expect(table.getAllByRole('row')[1]?.hasAttribute('data-row')).toBe(true);
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { world } from '../../mock/world';
import { broke, enter } from '../../test/house';
import InventoryPage from './InventoryPage';
import ItemPage from './ItemPage';

describe('the inventory', () => {
  it('draws few of ten thousand rows and counts the ones it has', async () => {
    const house = world();
    house.items = Array.from({ length: 10_000 }, (_, index) => ({ id: `m-${index}`, kind: 'host', name: `node-${index}`, discovered: true, facts: {}, retired: false, version: 1 }));
    enter(<InventoryPage />, { path: '/inventory', world: house });
    expect(await screen.findByText('node-0')).toBeTruthy();
    expect(screen.getAllByRole('row').length).toBeLessThan(120);
    expect(screen.getByText(/The first 500 items/)).toBeTruthy();
  });
  it('is filtered by kind and words', async () => {
    enter(<InventoryPage />, { path: '/inventory?kind=host&q=pg' });
    expect(await screen.findByText('pg-core-01')).toBeTruthy();
    expect(screen.queryByText('idq-01')).toBeNull();
  });
  it('gets a business service', async () => {
    const { world: house } = enter(<InventoryPage />, { path: '/inventory' });
    await userEvent.click(await screen.findByRole('button', { name: 'Add business service' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Name'), 'Payments');
    await userEvent.selectOptions(dialog.getByLabelText('Criticality'), 'critical');
    await userEvent.click(dialog.getByRole('button', { name: 'Add business service' }));
    await waitFor(() => expect(house.items.at(-1)).toMatchObject({ kind: 'business-service', name: 'Payments', criticality: 'critical' }));
  });
  it('that can not be read says so', async () => {
    enter(<InventoryPage />, { path: '/inventory', broken: { '/api/inventory/items': broke } });
    expect(await screen.findByText("Items can't be read")).toBeTruthy();
  });
  it('that is empty says what comes by itself', async () => {
    enter(<InventoryPage />, { path: '/inventory', world: world('first') });
    expect(await screen.findByText('No item yet')).toBeTruthy();
  });
});

describe('an item', () => {
  it('says what its failure hits', async () => {
    enter(<ItemPage />, { path: '/inventory/i-pgc' });
    const hits = within(await screen.findByRole('region', { name: 'What its failure hits' }));
    expect(hits.getAllByRole('link').map((link) => link.textContent)).toEqual(['Resident registrationgoes downcritical', 'id-querygoes downhigh', 'City mapgoes downmedium']);
  });
  it('tells its history in the language of the reader', async () => {
    enter(<ItemPage />, { path: '/inventory/i-pgc', language: 'zh-CN' });
    const history = within(await screen.findByRole('region', { name: '变更记录' }));
    expect(history.getByText('重要程度：无 → 高')).toBeTruthy();
  });
  it('that one of two can lose takes nothing down', async () => {
    enter(<ItemPage />, { path: '/inventory/i-pg-core-02' });
    expect(await screen.findByText(/Its failure takes nothing else down; 1 loses redundancy/)).toBeTruthy();
  });
  it('gets a dependency on two of three, and says what that means', async () => {
    const { world: house } = enter(<ItemPage />, { path: '/inventory/i-map' });
    await userEvent.click((await screen.findAllByRole('button', { name: 'Add dependency' }))[0]!);
    const dialog = within(await screen.findByRole('dialog'));
    for (const name of ['session redis', 'edge nginx', 'id-query']) await userEvent.click(await dialog.findByRole('button', { name }));
    await userEvent.selectOptions(dialog.getByLabelText('How many of them it needs'), 'needs 2 of 3');
    expect(dialog.getByText('With fewer than 2 left, City map goes down; with 1 lost it loses redundancy.')).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: 'Add dependency' }));
    await waitFor(() => expect(house.links.at(-1)).toMatchObject({ from: 'i-map', needs: 2 }));
  });
});

import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ANA, world } from '../../mock/world';
import { broke, enter, stale } from '../../test/house';
import EnergyPage from './EnergyPage';

/** Ana sees operations, but changes nothing of energy or of settings. */
function reader() {
  const house = world();
  house.me = ANA;
  return house;
}

describe('the page of energy', () => {
  it('says PUE first, and that a meter can not be believed', async () => {
    enter(<EnergyPage />, { path: '/energy' });
    expect(await screen.findByText('1 meter has a gap')).toBeTruthy();
    expect(screen.getAllByText('1.177').length).toBeGreaterThan(0);
    expect(screen.getByText('ISO/IEC 30134-2, category 2')).toBeTruthy();
    expect(screen.getByText('± 0.013, k = 2')).toBeTruthy();
  });

  it('draws the flow, and what is silent as not known', async () => {
    enter(<EnergyPage />, { path: '/energy' });
    const flow = within(await screen.findByRole('img', { name: /12,949 kW from the grid, 11,000 kW to IT/ }));
    expect(flow.getByText('11,534 kW')).toBeTruthy();
    expect(flow.getByText('not known')).toBeTruthy();
  });

  it('has the worst meter first, with a gap and no zero', async () => {
    enter(<EnergyPage />, { path: '/energy' });
    const table = (await screen.findByRole('columnheader', { name: 'Meter' })).closest('table')!;
    const [, first] = within(table).getAllByRole('row');
    expect(within(first!).getByText('towers-m')).toBeTruthy();
    expect(within(first!).getByText(/no answer in time/)).toBeTruthy();
    expect(within(first!).getByText('gap')).toBeTruthy();
  });

  it('says what every node lost', async () => {
    enter(<EnergyPage />, { path: '/energy?period=day' });
    const table = (await screen.findByRole('columnheader', { name: 'Went on' })).closest('table')!;
    const ups = within(table).getByText('UPS').closest('tr')!;
    expect(within(ups).getByText('3.4 %')).toBeTruthy();
    expect(within(ups).getByText('closes')).toBeTruthy();
  });

  it('shows what a whole PUE is made of', async () => {
    enter(<EnergyPage />, { path: '/energy?period=month' });
    expect(await screen.findByRole('heading', { name: /^What 1\.\d{3} is made of$/ })).toBeTruthy();
    expect(screen.getByText('UPS, lost')).toBeTruthy();
  });

  it('has a week by hours, in which a gap stays one', async () => {
    enter(<EnergyPage />, { path: '/energy' });
    expect(await screen.findByRole('img', { name: /^PUE by hour and day, 1\.1\d\d to 1\.\d{3}$/ })).toBeTruthy();
    expect(screen.getByText('Dashed: a meter had a gap; such an hour has no PUE.')).toBeTruthy();
    expect(screen.getAllByTitle(/a meter had a gap$/).length).toBe(2);
  });

  it('leads from a gap to its meter', async () => {
    const { router } = enter(<EnergyPage />, { path: '/energy' });
    const hours = within((await screen.findByRole('heading', { name: 'PUE, hour by day' })).closest('section')!);
    await userEvent.click(await hours.findByRole('link', { name: 'towers-m' }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ period: 'day', meter: 'towers-m' }));
    const table = (await screen.findByRole('columnheader', { name: 'Meter' })).closest('table')!;
    const [, first] = within(table).getAllByRole('row');
    expect(first?.getAttribute('aria-current')).toBe('true');
    expect(within(first!).getByText('towers-m')).toBeTruthy();
  });

  it('changes the span by its address', async () => {
    const { router } = enter(<EnergyPage />, { path: '/energy' });
    await userEvent.click(await screen.findByRole('button', { name: 'Rolling year' }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ period: 'rolling_year' }));
    expect(await screen.findByRole('heading', { name: 'PUE of 365 days' })).toBeTruthy();
  });

  it('says how it comes to show something when it is empty', async () => {
    enter(<EnergyPage />, { path: '/energy', world: world('first') });
    expect(await screen.findByRole('heading', { name: 'No energy is metered yet' })).toBeTruthy();
    expect(screen.getByText(/No device is read over Modbus TCP/)).toBeTruthy();
  });

  it('says that it can not be read, and from when it is while the line is lost', async () => {
    enter(<EnergyPage />, { path: '/energy', broken: { '/api/energy/picture': broke } });
    expect(await screen.findByRole('heading', { name: "Energy can't be read" })).toBeTruthy();
    enter(<EnergyPage />, { path: '/energy', line: stale });
    expect(await screen.findByText(/^as of /)).toBeTruthy();
  });

  it('is in Chinese', async () => {
    enter(<EnergyPage />, { path: '/energy', language: 'zh-CN' });
    expect(await screen.findByText('1 块表有缺口')).toBeTruthy();
  });
});

describe('the tree', () => {
  it('is drawn as text, and refuses what is none', async () => {
    const { world: house } = enter(<EnergyPage />, { path: '/energy', world: world('first') });
    await userEvent.click((await screen.findAllByRole('button', { name: 'Draw the tree…' }))[0]!);
    const dialog = within(await screen.findByRole('dialog'));
    const text = dialog.getByLabelText('Tree as JSON');
    await userEvent.clear(text);
    await userEvent.click(text);
    await userEvent.paste('{"nodes": 1}');
    expect(dialog.getByText('this is not JSON with nodes and meters')).toBeTruthy();
    await userEvent.clear(text);
    await userEvent.paste('{"nodes": [{"id": "grid", "name": "Grid", "kind": "grid"}], "meters": []}');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(house.energy.tree.nodes.length).toBe(1));
  });
});

describe('devices', () => {
  it('say how the last attempt went', async () => {
    enter(<EnergyPage />, { path: '/energy' });
    const panel = within((await screen.findByRole('heading', { name: 'Modbus devices' })).closest('section')!);
    expect(await panel.findByText('Plant gateway')).toBeTruthy();
    expect(panel.getByText('no answer in time')).toBeTruthy();
  });

  it('are entered with their registers; a forbidden address says why', async () => {
    const { world: house } = enter(<EnergyPage />, { path: '/energy' });
    await userEvent.click(await screen.findByRole('button', { name: 'New device…' }));
    const dialog = within(await screen.findByRole('dialog'));
    const put = (label: string, value: string) => fireEvent.change(dialog.getByLabelText(label), { target: { value } });
    put('Id', 'meter-3');
    put('Name', 'Feed 3');
    put('Host', '127.0.0.1');
    put('Registers', 'power holding 0 float32');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect((await dialog.findAllByText(/this machine itself/)).length).toBeGreaterThan(0);
    put('Host', '10.20.0.8');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(house.energy.devices.map((one) => one.id)).toContain('meter-3'));
  });

  it('are asked at once', async () => {
    const { world: house } = enter(<EnergyPage />, { path: '/energy' });
    await userEvent.click((await screen.findAllByRole('button', { name: 'Ask now' }))[0]!);
    await waitFor(() => expect(house.energy.devices[0]?.state.asked).toBe(8_641));
  });

  it('can not be changed by who may only look', async () => {
    enter(<EnergyPage />, { path: '/energy', world: reader() });
    expect(await screen.findByText('Plant gateway')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'New device…' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Ask now' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Draw the tree…' })).toBeNull();
  });
});

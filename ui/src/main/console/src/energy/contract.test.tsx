import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ANA, world } from '../../mock/world';
import { broke, enter } from '../../test/house';
import ContractPage from './ContractPage';
import EnergyPage from './EnergyPage';
import { around } from './money';
import { periodsOf } from './MonthDialog';
import TariffsPage from './TariffsPage';
import { bandOf } from './YearOfBands';

describe('the panel of the contract', () => {
  it('shows the forecast between bonus and penalty, with its money', async () => {
    enter(<EnergyPage />, { path: '/energy' });
    expect(await screen.findByRole('heading', { name: 'Contract 2026' })).toBeTruthy();
    expect(await screen.findByRole('img', { name: /^PUE of the year 1\.21\d ± 0\.004, bonus below 1\.300, penalty above 1\.400$/ })).toBeTruthy();
    expect(screen.getByText(/^¥ [\d,]+ ± 27,000$/)).toBeTruthy();
  });
});

describe('the page of the contract', () => {
  it('lists a month that is not whole with its hours and meter', async () => {
    enter(<ContractPage />, { path: '/energy/contract' });
    const june = (await screen.findAllByRole('row')).find((row) => within(row).queryByText('June') !== null && within(row).queryByText('not whole') !== null);
    expect(june).toBeTruthy();
    expect(within(june!).getByText('7 hours are not known:')).toBeTruthy();
    expect(within(june!).getByText('grid-m')).toBeTruthy();
  });

  it('lets every step be followed up to the rounded amount', async () => {
    enter(<ContractPage />, { path: '/energy/contract' });
    expect(await screen.findByText('Does the contract apply?')).toBeTruthy();
    expect(screen.getByText(/it applies\.$/)).toBeTruthy();
    expect(screen.getByText(/half up: ¥ [\d,]+\.\d\d\.$/)).toBeTruthy();
  });

  it('settles a month by hand, with a reason', async () => {
    const { world: house } = enter(<ContractPage />, { path: '/energy/contract' });
    await userEvent.click(await screen.findByRole('button', { name: 'Settle June by hand' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Energies and price'), '7920000 9860000 0.68');
    await userEvent.type(dialog.getByLabelText('Reason'), 'Bill of the grid company');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(house.energy.contract.entries[6]?.reason).toBe('Bill of the grid company'));
  });

  it('says why a contract is not taken', async () => {
    enter(<ContractPage />, { path: '/energy/contract' });
    await userEvent.click(await screen.findByRole('button', { name: 'Change the contract…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.clear(dialog.getByLabelText('Bonus below PUE'));
    await userEvent.type(dialog.getByLabelText('Bonus below PUE'), '1.5');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect((await dialog.findAllByText('bonusBelowPue must be between 1 and penaltyAbovePue.')).length).toBeGreaterThan(0);
  });

  it('offers nothing to change to who may only look', async () => {
    const house = world();
    house.me = ANA;
    enter(<ContractPage />, { path: '/energy/contract', world: house });
    expect((await screen.findAllByText('June')).length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: 'Change the contract…' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Settle June by hand' })).toBeNull();
  });

  it('says that there is no contract, and that it can not be read', async () => {
    enter(<ContractPage />, { path: '/energy/contract', world: world('first') });
    expect(await screen.findByText(/No contract is written down for this year/)).toBeTruthy();
    enter(<ContractPage />, { path: '/energy/contract', broken: { '/api/energy/contract': broke } });
    expect(await screen.findByRole('heading', { name: "The contract can't be read" })).toBeTruthy();
  });

  it('is in Chinese', async () => {
    enter(<ContractPage />, { path: '/energy/contract', language: 'zh-CN' });
    expect(await screen.findByText('合同是否适用')).toBeTruthy();
  });
});

describe('the page of tariffs', () => {
  it('shows what was paid, and that hours are not known', async () => {
    enter(<TariffsPage />, { path: '/energy/tariffs' });
    expect(await screen.findByRole('heading', { name: 'Two-part, 10 kV' })).toBeTruthy();
    expect(await screen.findByText(/^Not whole: 2 hours are not known\./)).toBeTruthy();
  });

  it('says which hours have no price', async () => {
    enter(<TariffsPage />, { path: '/energy/tariffs' });
    await userEvent.click(await screen.findByRole('button', { name: 'Change the tariff…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.clear(dialog.getByLabelText('Tariff as JSON'));
    await userEvent.click(dialog.getByLabelText('Tariff as JSON'));
    await userEvent.paste('{"name": "T", "prices": {"flat": 1}, "schedules": [{"hours": [{"from": 0, "to": 7, "band": "flat"}]}]}');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByText(/Between 07:00 and 24:00 no price holds/)).toBeTruthy();
  });
});

describe('what is watched', () => {
  it('is listed with its limit, and changed', async () => {
    const { world: house } = enter(<EnergyPage />, { path: '/energy' });
    expect(await screen.findByText(/at most 14\.0 MWh an hour/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Watch a node…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.selectOptions(dialog.getByLabelText('Node'), 'ups');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(house.energy.contract.watches.map((one) => one.node)).toContain('ups'));
  });
});

describe('numbers of a contract', () => {
  it.each([
    [570_123, 27_000, 570_000],
    [570_123, 0, 570_123],
    [-1234, 30, -1234],
  ])('%d with half an interval of %d is said as %d', (value, half, said) => expect(around(value, half)).toBe(said));

  it('are read one period a line', () => expect(periodsOf('1 2 0.68\n\n3 4 1')).toEqual([{ itKwh: '1', facilityKwh: '2', tariffCny: '0.68' }, { itKwh: '3', facilityKwh: '4', tariffCny: '1' }]));
  it.each(['', '1 2', '1 2 x', '-1 2 3'])('refuse %j', (lines) => expect(periodsOf(lines)).toBeUndefined());

  it('find the band of an hour', () => {
    const tariff = { from: '2026-01-01', name: 'T', prices: {}, schedules: [{ months: [7], hours: [{ from: 0, to: 24, band: 'sharp' as const }] }, { months: [1], days: ['monday'], hours: [{ from: 0, to: 8, band: 'valley' as const }] }] };
    expect([bandOf(tariff, 7, 'monday', 23), bandOf(tariff, 1, 'monday', 7), bandOf(tariff, 1, 'monday', 8), bandOf(tariff, 2, 'monday', 0)]).toEqual(['sharp', 'valley', undefined, undefined]);
  });
});

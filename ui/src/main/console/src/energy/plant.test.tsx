import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ANA, world } from '../../mock/world';
import { broke, enter } from '../../test/house';
import EnergyPage from './EnergyPage';
import { around } from './Scatter';

async function panel(name: string) {
  return within((await screen.findByRole('heading', { name })).closest('section')!);
}

function sensorSilent() {
  const house = world();
  house.energy.plant.silent = ['wet_bulb_c'];
  return house;
}

describe('what the optimizer would do now', () => {
  it('says how much less the facility would draw for the same work', async () => {
    enter(<EnergyPage />, { path: '/energy' });
    const advice = await panel('What the optimizer would do now');
    expect(await advice.findByText('−153 kW')).toBeTruthy();
    expect(advice.getByText('12,949 → 12,796 kW, same IT work')).toBeTruthy();
    expect(advice.getByText('about ¥ 104 an hour at ¥ 0.68/kWh')).toBeTruthy();
    expect(advice.getByText(/Model calibrated by Zhang Wei; CVRMSE 0.18%/)).toBeTruthy();
  });

  it('says why of each set-point, and what an operator holds', async () => {
    enter(<EnergyPage />, { path: '/energy' });
    const advice = await panel('What the optimizer would do now');
    const row = (name: string) => within(advice.getByRole('cell', { name }).closest('tr')!);
    await advice.findByText('−153 kW');
    expect(row('Chilled water').getByText('17.5 °C')).toBeTruthy();
    expect(row('Chilled water').getByText('Chillers, −61 kW')).toBeTruthy();
    expect(within(advice.getAllByText('else: least load of a chiller')[0]!.closest('tr')!).getByText('3')).toBeTruthy();
    expect(row('Supply air').getByText('held by operator')).toBeTruthy();
  });

  it('shows what each part gains or loses, and what stops it', async () => {
    enter(<EnergyPage />, { path: '/energy' });
    const advice = await panel('What the optimizer would do now');
    expect(await advice.findByText('−167 kW')).toBeTruthy();
    expect(advice.getByText('+25 kW')).toBeTruthy();
    expect(advice.getByText('water per tower cell')).toBeTruthy();
  });

  it('names the point that is too old and advises nothing on it', async () => {
    enter(<EnergyPage />, { path: '/energy', world: sensorSilent() });
    const advice = await panel('What the optimizer would do now');
    expect(await advice.findByText('No advice: 1 point is not known.')).toBeTruthy();
    expect(advice.getByText('wet_bulb_c')).toBeTruthy();
    expect(advice.getByText(/too old/)).toBeTruthy();
    expect(advice.queryByText('−153 kW')).toBeNull();
    expect(advice.queryByRole('button', { name: 'Propose as change…' })).toBeNull();
  });

  it('opens a change that is filled in, and never applies anything', async () => {
    const { router } = enter(<EnergyPage />, { path: '/energy' });
    const advice = await panel('What the optimizer would do now');
    await userEvent.click(await advice.findByRole('button', { name: 'Propose as change…' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/changes/new'));
    expect(router.state.location.search).toMatchObject({ title: 'Set the cooling plant as the optimizer advises', steps: expect.stringContaining('Chilled water: 16.0 °C → 17.5 °C') as string, back: expect.stringContaining('Tower cells: back to 8') as string });
    expect(screen.queryByRole('button', { name: /apply/i })).toBeNull();
  });

  it('can not be read while the server is away', async () => {
    enter(<EnergyPage />, { path: '/energy', broken: { '/api/energy/plant/advice': broke } });
    expect(await screen.findByRole('heading', { name: "Advice can't be read" })).toBeTruthy();
  });

  it('holds a set-point', async () => {
    const { world: house } = enter(<EnergyPage />, { path: '/energy' });
    const advice = await panel('What the optimizer would do now');
    await userEvent.click(await advice.findByRole('button', { name: 'Hold set-points…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Chilled water'), '16');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(house.energy.plant.described?.locks).toEqual({ supplyAirC: 24, chilledWaterC: 16 }));
  });

  it('is offered to who may describe the plant, and to nobody else', async () => {
    enter(<EnergyPage />, { path: '/energy', world: world('first') });
    expect(await screen.findByRole('button', { name: 'Describe the plant…' })).toBeTruthy();
    const reader = world();
    reader.me = ANA;
    enter(<EnergyPage />, { path: '/energy', world: reader });
    expect((await screen.findAllByText('−153 kW')).length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: 'Hold set-points…' })).toBeNull();
  });
});

describe('the description of the plant', () => {
  it('is text, and what is wrong is named', async () => {
    const { world: house } = enter(<EnergyPage />, { path: '/energy', world: world('first') });
    await userEvent.click(await screen.findByRole('button', { name: 'Describe the plant…' }));
    const dialog = within(await screen.findByRole('dialog'));
    const text = await dialog.findByLabelText('Plant as JSON');
    const write = async (json: string) => {
      await userEvent.clear(text);
      await userEvent.click(text);
      await userEvent.paste(json);
    };
    await write('{"site": 1}');
    expect(dialog.getByText('this is not JSON with site and sensors')).toBeTruthy();
    await write('{"site": {"chillers": {"capacity_kw": -1}}, "sensors": []}');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByText(/chillers.capacity_kw is -1/)).toBeTruthy();
    await write('{"site": {"chillers": {"capacity_kw": 900}}, "sensors": []}');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(house.energy.plant.described).toBeTruthy());
  });
});

describe('what if', () => {
  it('compares another setting on the model, or names the limit', async () => {
    enter(<EnergyPage />, { path: '/energy' });
    const advice = await panel('What the optimizer would do now');
    await userEvent.click(await advice.findByRole('button', { name: 'What if…' }));
    const dialog = within(await screen.findByRole('dialog'));
    const move = async (name: string, value: string) => fireEvent.change(await dialog.findByRole('slider', { name }), { target: { value } });
    await move('Chilled water', '17');
    expect(await dialog.findByText(/^28\.0 kW less, PUE 1\.175$/)).toBeTruthy();
    await move('Supply air', '26');
    expect(await dialog.findByText('Cannot be run: rack inlet temperature.')).toBeTruthy();
  });

  it('moves as far as the site allows', async () => {
    enter(<EnergyPage />, { path: '/energy' });
    const advice = await panel('What the optimizer would do now');
    await userEvent.click(await advice.findByRole('button', { name: 'What if…' }));
    const dialog = within(await screen.findByRole('dialog'));
    const cells = await dialog.findByRole<HTMLInputElement>('slider', { name: 'Tower cells' });
    expect([cells.min, cells.max, cells.step]).toEqual(['1', '12', '1']);
    const flow = dialog.getByRole<HTMLInputElement>('slider', { name: 'CW flow' });
    expect(Number(flow.min)).toBeCloseTo(0.3);
  });
});

describe('the plant as it ran', () => {
  it('has PUE against wet bulb, and says from where the band is', async () => {
    enter(<EnergyPage />, { path: '/energy' });
    expect(await screen.findByRole('img', { name: /^166 hours of seven days, wet bulb/ })).toBeTruthy();
    expect(screen.getByText('2 hours outside the band')).toBeTruthy();
    expect(screen.getByText(/^Band: the calibrated model/)).toBeTruthy();
  });

  it('has the chiller map with what the model knows', async () => {
    enter(<EnergyPage />, { path: '/energy' });
    expect(await screen.findByRole('img', { name: /hours with chillers, load and lift; \d+ outside the box/ })).toBeTruthy();
    expect(screen.getByText('would be')).toBeTruthy();
  });

  it('has heat and water from the hall to the towers', async () => {
    enter(<EnergyPage />, { path: '/energy' });
    const heat = within(await screen.findByRole('img', { name: /^Water and heat/ }));
    expect(heat.getByText('4,900 kW')).toBeTruthy();
    expect(heat.getByText('20.2 °C, 12,636 kW')).toBeTruthy();
  });
});

describe('calibration', () => {
  it('says who did it and how each part agrees', async () => {
    enter(<EnergyPage />, { path: '/energy' });
    const model = await panel("The plant's model");
    expect(await model.findByText('2.40%')).toBeTruthy();
    expect(model.getByTitle('the cells ran alike in all hours.')).toBeTruthy();
  });

  it('is refused with the reason', async () => {
    const { world: house } = enter(<EnergyPage />, { path: '/energy' });
    await userEvent.click(await screen.findByRole('button', { name: 'Calibrate…' }));
    const dialog = within(await screen.findByRole('dialog'));
    const days = dialog.getByLabelText('Days');
    await userEvent.clear(days);
    await userEvent.type(days, '10');
    await userEvent.click(dialog.getByRole('button', { name: 'Calibrate' }));
    expect(await dialog.findByText(/COP above Carnot/)).toBeTruthy();
    await userEvent.clear(days);
    await userEvent.type(days, '60');
    await userEvent.click(dialog.getByRole('button', { name: 'Calibrate' }));
    await waitFor(() => expect(house.energy.plant.calibrations.length).toBe(2));
  });
});

describe('an axis', () => {
  it('has round ends around all values', () => {
    expect(around('x', [1.1234, 1.1761], [0.005, 0.01, 0.02], 3)).toMatchObject({ step: 0.01, least: 1.12, most: expect.closeTo(1.18, 9) as number });
    expect(around('x', [5, 5], [1, 2], 0)).toMatchObject({ least: 5, most: 6 });
  });
});

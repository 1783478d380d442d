import { describe, expect, it } from 'vitest';
import { energyOf, pictureOf } from '../../mock/energy';
import { flowOf, madeOf } from './flow';
import { linesOf, registersOf } from './registers';
import { stateOf } from './states';

const NOW = Date.parse('2026-09-22T06:31:00Z');
const world = energyOf(NOW, 'usual');

function seen(silent: boolean) {
  const picture = pictureOf({ ...world, silent }, NOW, 'live');
  return { picture, flow: flowOf(world.tree, picture) };
}

describe('the flow', () => {
  it('is the way from the grid to IT, and what leaves it on the way', () => {
    const { flow } = seen(false);
    expect(flow.trunk.map((box) => box.id)).toEqual(['grid', 'tx', 'ups', 'pdu', 'hall']);
    expect(flow.branches.map((box) => [box.id, box.from])).toContainEqual(['chillers', 1]);
    expect(flow.trunk[0]?.kw).toBeCloseTo(12_949, 6);
    expect(flow.trunk[2]?.lossKw).toBeCloseTo(390, 6);
  });

  it('draws what is not known as not known, never as nothing', () => {
    const towers = seen(true).flow.branches.find((box) => box.id === 'towers');
    expect(towers?.unknown).toBe(true);
    expect(towers?.kw).toBeUndefined();
  });

  it('joins many of a kind to one box, and the least of many branches to one', () => {
    const racks = Array.from({ length: 9 }, (_, index) => ({ id: `r${index}`, name: `Rack ${index}`, kind: 'rack' as const, fedBy: 'grid', it: 'equipment' as const }));
    const fans = Array.from({ length: 9 }, (_, index) => ({ id: `f${index}`, name: `Fan ${index}`, kind: 'cooling' as const, fedBy: 'grid' }));
    const tree = { nodes: [{ id: 'grid', name: 'Grid', kind: 'grid' as const }, ...racks, ...fans], meters: [] };
    const nodes = tree.nodes.map((node, index) => ({ id: node.id, byMeter: true, closing: 'leaf' as const, silent: [], enteredKwh: { value: 10 + index, plusMinus: 1 } }));
    const flow = flowOf(tree, { ...seen(false).picture, hours: 1, nodes });
    expect(flow.trunk.map((box) => box.names.length)).toEqual([1, 9]);
    expect(flow.branches.length).toBe(6);
    expect(flow.branches.at(-1)?.others).toBe(4);
    expect(flow.branches.at(-1)?.kw).toBe(20 + 21 + 22 + 23);
  });
});

describe('what a PUE is made of', () => {
  it('puts the loss of steps without a meter to that of the step above', () => {
    const tree = {
      nodes: [
        { id: 'grid', name: 'Grid', kind: 'grid' as const },
        { id: 'ups', name: 'UPS', kind: 'ups' as const, fedBy: 'grid' },
        { id: 'hall', name: 'Hall', kind: 'pdu' as const, fedBy: 'ups', it: 'pdu_output' as const },
      ],
      meters: [],
    };
    const of = (id: string, kwh: number, byMeter: boolean, loss?: number) => ({ id, byMeter, closing: 'closes' as const, silent: [], enteredKwh: { value: kwh, plusMinus: 1 }, ...(loss === undefined ? {} : { lossKwh: { value: loss, plusMinus: 1 } }) });
    const picture = { ...seen(false).picture, hours: 1, nodes: [of('grid', 1_100, true, 100), of('ups', 1_000, false), of('hall', 1_000, true)] };
    const parts = madeOf(flowOf(tree, picture), { ...picture, site: { ...picture.site, itKwh: { value: 1_000, plusMinus: 1 } } });
    expect(parts).toEqual([{ kind: 'grid', names: ['Grid'], lost: true, until: ['UPS'], share: 0.1 }]);
  });

  it('adds up to what is above 1', () => {
    const { flow, picture } = seen(false);
    const parts = madeOf(flow, picture) ?? [];
    expect(1 + parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(picture.site.pue?.value ?? 0, 9);
  });

  it('is not shown while a part of it is not known', () => {
    const { flow, picture } = seen(true);
    expect(madeOf(flow, picture)).toBeUndefined();
  });
});

describe('a meter', () => {
  it('is in the gravest state that is known of it', () => {
    const said = { id: 'm', known: 0, gapCount: 2, marks: [], gaps: [{ from: '2026-09-22T00:00:00Z', to: '2026-09-22T01:00:00Z', cause: 'missing' as const }, { from: '2026-09-22T02:00:00Z', to: '2026-09-22T03:00:00Z', cause: 'backwards' as const }] };
    expect(stateOf(said)).toMatchObject({ key: 'energy.cause.backwards', since: '2026-09-22T02:00:00Z' });
    expect(stateOf({ ...said, gaps: [], gapCount: 0, marks: ['wrapped'] }).key).toBe('energy.mark.wrapped');
    expect(stateOf({ ...said, gaps: [], gapCount: 0 }).key).toBe('energy.ok');
  });
});

describe('registers as text', () => {
  it('come back as they were written', () => {
    const [device] = world.devices;
    const registers = device!.registers.map(({ id, table, address, type, wordOrder, scale }) => ({ id, table, address, type, wordOrder, scale }));
    expect(registersOf(linesOf(registers))).toEqual(registers);
  });

  it('take usual values where the last words are left out', () => expect(registersOf('kw input 30 uint16')).toEqual([{ id: 'kw', table: 'input', address: 30, type: 'uint16', wordOrder: 'high_first', scale: 1 }]));

  it.each(['', 'kw', 'kw coil 0 uint16', 'kw holding -1 uint16', 'kw holding 0 int64', 'kw holding 0 uint16 high_first x', 'kw holding 0 uint16 high_first 1 2'])('refuse %j', (line) => expect(registersOf(line)).toBeUndefined());
});

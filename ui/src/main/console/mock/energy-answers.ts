import { ENERGY_PERIODS, type EnergyTree, type ModbusDevice, type ModbusDeviceChange } from '../src/api/energy';
import { problem, type Answer, type Handler } from './answer.ts';
import { contractDeletes, contractPosts, contractPuts, contractReads } from './contract-answers.ts';
import { plantPosts, plantPuts, plantReads } from './plant-answers.ts';
import { hoursOf, pictureOf } from './energy.ts';
import type { World } from './world.ts';

const ok = (body?: unknown): Answer => ({ status: 200, body });

function withDevice(verb: (world: World, device: ModbusDevice) => Answer): Handler {
  return (world, _request, [id = '']) => {
    const device = world.energy.devices.find((one) => one.id === id);
    return device === undefined ? problem(404, 'energy-device-unknown', 'There is no such device. Load the list again.') : verb(world, device);
  };
}

export const energyReads: [RegExp, Handler][] = [
  ...contractReads,
  [/^\/api\/energy\/tree$/, (world) => ok(world.energy.tree)],
  [/^\/api\/energy\/picture$/, (world, { query }) => ok(pictureOf(world.energy, world.now, ENERGY_PERIODS.find((one) => one === query.get('period')) ?? 'live'))],
  [/^\/api\/energy\/hours$/, (world) => ok(hoursOf(world.energy, world.now))],
  [/^\/api\/energy\/devices$/, (world) => ok({ items: world.energy.devices })],
  ...plantReads,
];

export const energyPosts: [RegExp, Handler][] = [
  ...contractPosts,
  ...plantPosts,
  [
    /^\/api\/energy\/devices\/([^/]+)\/ask$/,
    withDevice((world, device) => {
      const asked = { ...device, state: { ...device.state, askedAt: new Date().toISOString(), asked: device.state.asked + 1 } };
      world.energy.devices = world.energy.devices.map((one) => (one.id === device.id ? asked : one));
      return ok(asked);
    }),
  ],
];

export const energyPuts: [RegExp, Handler][] = [
  ...contractPuts,
  ...plantPuts,
  [
    /^\/api\/energy\/tree$/,
    (world, { body, version }) => {
      if (version !== undefined && version !== world.energy.tree.version) return problem(412, 'energy-tree-changed', 'Not saved: somebody changed the tree since you opened it.');
      world.energy.tree = { ...(body as EnergyTree), version: (world.energy.tree.version ?? 0) + 1 };
      return ok(world.energy.tree);
    },
  ],
  [
    /^\/api\/energy\/devices\/([^/]+)$/,
    (world, { body }, [id = '']) => {
      const change = body as ModbusDeviceChange;
      if (change.host.startsWith('127.')) return problem(400, 'address-not-allowed', `Not called: ${change.host} is this machine itself. An administrator can allow it under Settings, Outgoing addresses.`, 'host');
      const before = world.energy.devices.find((one) => one.id === id);
      const kept: ModbusDevice = { ...change, id, state: before?.state ?? { detail: '', asked: 0, failed: 0 }, version: (before?.version ?? 0) + 1 };
      world.energy.devices = [...world.energy.devices.filter((one) => one.id !== id), kept].toSorted((a, b) => a.id.localeCompare(b.id));
      return ok(kept);
    },
  ],
];

export const energyDeletes: [RegExp, Handler][] = [
  ...contractDeletes,
  [
    /^\/api\/energy\/devices\/([^/]+)$/,
    withDevice((world, device) => {
      world.energy.devices = world.energy.devices.filter((one) => one !== device);
      return { status: 204 };
    }),
  ],
];

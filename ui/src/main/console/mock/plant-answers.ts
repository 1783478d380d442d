import type { PlantDescription, PlantLocks } from '../src/api/plant';
import { problem, type Answer, type Handler, type Request } from './answer.ts';
import { adviceOf, pastOf, trialOf } from './plant.ts';
import type { World } from './world.ts';

const ok = (body?: unknown): Answer => ({ status: 200, body });

function described(verb: (world: World, request: Request) => Answer): Handler {
  return (world, request) => (world.energy.plant.described === undefined ? problem(404, 'energy-plant-unknown', 'Nobody has described the plant yet.') : verb(world, request));
}

export const plantReads: [RegExp, Handler][] = [
  [/^\/api\/energy\/plant$/, described((world) => ok(world.energy.plant.described))],
  [/^\/api\/energy\/plant\/advice$/, described((world) => (world.energy.plant.described === undefined ? ok() : ok(adviceOf(world.energy.plant, world.energy.plant.described, world.now))))],
  [/^\/api\/energy\/plant\/past$/, described((world) => ok(pastOf(world.energy.plant, world.now)))],
  [/^\/api\/energy\/plant\/calibrations$/, (world) => ok({ items: world.energy.plant.calibrations })],
  [/^\/api\/energy\/plant\/what-if$/, described((_world, { query }) => ok(trialOf(query)))],
];

export const plantPosts: [RegExp, Handler][] = [
  [
    /^\/api\/energy\/plant\/calibrations$/,
    described((world, { body }) => {
      const { days } = body as { days: number };
      if (days < 14) return problem(400, 'energy-calibration-refused', 'Not calibrated, what fits is not physical: chillers: they would need a COP above Carnot’s.', 'days');
      const [newest] = world.energy.plant.calibrations;
      if (newest === undefined) return problem(400, 'energy-calibration-refused', 'Not calibrated: the operation has 0 usable hours.', 'days');
      const done = { ...newest, id: newest.id + 1, at: new Date(world.now).toISOString() };
      world.energy.plant.calibrations = [done, ...world.energy.plant.calibrations];
      return ok(done);
    }),
  ],
];

export const plantPuts: [RegExp, Handler][] = [
  [
    /^\/api\/energy\/plant$/,
    (world, { body }) => {
      const change = body as PlantDescription;
      const before = world.energy.plant.described;
      const { chillers } = change.site as { chillers?: { capacity_kw?: number } };
      if ((chillers?.capacity_kw ?? 0) <= 0) return problem(400, 'energy-plant-invalid', `site: chillers.capacity_kw is ${String(chillers?.capacity_kw)}; it must be above 0.`, 'site');
      world.energy.plant.described = { ...change, locks: before?.locks ?? {}, version: (before?.version ?? 0) + 1, changedAt: new Date(world.now).toISOString(), changedBy: 'Zhang Wei' };
      return ok(world.energy.plant.described);
    },
  ],
  [
    /^\/api\/energy\/plant\/locks$/,
    described((world, { body }) => {
      const before = world.energy.plant.described;
      if (before === undefined) return ok();
      world.energy.plant.described = { ...before, locks: body as PlantLocks, version: before.version + 1 };
      return ok(world.energy.plant.described);
    }),
  ],
];

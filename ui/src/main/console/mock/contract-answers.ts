import type { ContractTerms, PeriodEntry, Tariff, Watch } from '../src/api/contract';
import { problem, type Answer, type Handler } from './answer.ts';
import { billOf, yearOf } from './contract.ts';
import type { World } from './world.ts';

const ok = (body?: unknown): Answer => ({ status: 200, body });
const year = (world: World, of: string | undefined) => ok(yearOf(world.energy.contract, Number(of ?? new Date(world.now).getUTCFullYear()), world.now, world.energy.tree.nodes.length > 0));

export const contractReads: [RegExp, Handler][] = [
  [/^\/api\/energy\/contract$/, (world, { query }) => year(world, query.get('year') ?? undefined)],
  [/^\/api\/energy\/tariffs$/, (world) => ok({ items: world.energy.contract.tariffs })],
  [/^\/api\/energy\/watches$/, (world) => ok({ items: world.energy.contract.watches })],
  [/^\/api\/energy\/bill$/, (world, { query }) => ok(billOf(world.energy.contract, query.get('node') ?? '', query.get('from') ?? '', query.get('to') ?? '', world.now))],
];

export const contractPosts: [RegExp, Handler][] = [[/^\/api\/energy\/count$/, () => ({ status: 204 })]];

export const contractPuts: [RegExp, Handler][] = [
  [
    /^\/api\/energy\/contract\/(\d+)$/,
    (world, { body }, [of = '']) => {
      const terms = body as ContractTerms;
      if (Number(terms.bonusBelowPue) > Number(terms.penaltyAbovePue)) return problem(400, 'energy-contract-invalid', 'bonusBelowPue must be between 1 and penaltyAbovePue.', 'bonusBelowPue');
      world.energy.contract.terms = { ...terms, since: Number(of), version: (world.energy.contract.terms?.version ?? 0) + 1 };
      return year(world, of);
    },
  ],
  [
    /^\/api\/energy\/contract\/(\d+)\/months\/(\d+)$/,
    (world, { body }, [of = '', month = '']) => {
      const { periods, reason } = body as { periods: PeriodEntry[]; reason: string };
      if (reason.trim().length < 3) return problem(400, 'energy-contract-invalid', 'Say in 3 to 500 characters why this month is settled by hand.', 'reason');
      world.energy.contract.entries[Number(month)] = { reason, enteredAt: new Date(world.now).toISOString(), enteredByName: 'Zhang Wei', periods: periods.map(({ itKwh, facilityKwh, tariffCny }) => ({ itKwh: Number(itKwh).toString(), facilityKwh: Number(facilityKwh).toString(), tariffCny: Number(tariffCny).toString() })) };
      return year(world, of);
    },
  ],
  [
    /^\/api\/energy\/tariffs\/(\d{4}-\d\d-\d\d)$/,
    (world, { body }, [from = '']) => {
      const tariff = body as Tariff;
      const open = tariff.schedules.find((one) => one.hours.reduce((sum, slot) => sum + slot.to - slot.from, 0) !== 24);
      if (open !== undefined) return problem(400, 'energy-tariff-invalid', 'Between 07:00 and 24:00 no price holds in the schedule of January to December (Monday).', 'schedules');
      const kept = { ...tariff, from, version: (tariff.version ?? 0) + 1 };
      world.energy.contract.tariffs = [...world.energy.contract.tariffs.filter((one) => one.from !== from), kept].toSorted((a, b) => a.from.localeCompare(b.from));
      return ok(kept);
    },
  ],
  [
    /^\/api\/energy\/watches\/([^/]+)$/,
    (world, { body }, [node = '']) => {
      const kept: Watch = { ...(body as Omit<Watch, 'node'>), node };
      world.energy.contract.watches = [...world.energy.contract.watches.filter((one) => one.node !== node), kept].toSorted((a, b) => a.node.localeCompare(b.node));
      return ok(kept);
    },
  ],
];

export const contractDeletes: [RegExp, Handler][] = [
  [
    /^\/api\/energy\/contract\/\d+\/months\/(\d+)$/,
    (world, _request, [month = '']) => {
      world.energy.contract.entries = Object.fromEntries(Object.entries(world.energy.contract.entries).filter(([one]) => one !== month));
      return { status: 204 };
    },
  ],
  [
    /^\/api\/energy\/tariffs\/([^/]+)$/,
    (world, _request, [from]) => {
      world.energy.contract.tariffs = world.energy.contract.tariffs.filter((one) => one.from !== from);
      return { status: 204 };
    },
  ],
  [
    /^\/api\/energy\/watches\/([^/]+)$/,
    (world, _request, [node]) => {
      world.energy.contract.watches = world.energy.contract.watches.filter((one) => one.node !== node);
      return { status: 204 };
    },
  ],
];

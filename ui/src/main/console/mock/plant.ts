import type { Compared, DescribedPlant, PlantAdvice, PlantCalibration, PlantLocks, PlantPast, PlantPoint, PlantState, PlantTrial, PointNow } from '../src/api/plant';

export type PlantOfWorld = { described: DescribedPlant | undefined; calibrations: PlantCalibration[]; silent: PlantPoint[] };

/** As drawn in the mock of the console; powers add up. */
const VALUES: Record<PlantPoint, number> = {
  wet_bulb_c: 14.2, dry_bulb_c: 19.6, pressure_pa: 101_200, it_kw: 11_000, supply_air_c: 24, chilled_water_c: 16, tower_water_c: 18.5, economizer: 1, chillers_running: 3, condenser_pumps_running: 4, cells_running: 8, chilled_pumps_running: 3, condenser_flow_kg_s: 684,
  total_kw: 12_949, pdu_kw: 144, ups_kw: 390, transformer_kw: 80, aux_kw: 160, crah_kw: 264, chw_pumps_kw: 84, cw_pumps_kw: 168, chillers_kw: 538, towers_kw: 121, basin_kw: 0,
  coil_heat_kw: 11_878, plant_heat_kw: 11_948, plate_heat_kw: 4_900, chillers_heat_kw: 7_048, rejected_heat_kw: 12_636, fan_speed: 0.84, chilled_flow_kg_s: 440, condenser_in_c: 20.2, evaporator_out_c: 16,
};
const NEEDED: readonly PlantPoint[] = ['wet_bulb_c', 'dry_bulb_c', 'pressure_pa', 'it_kw', 'supply_air_c', 'chilled_water_c', 'tower_water_c', 'economizer', 'chillers_running', 'condenser_pumps_running', 'cells_running', 'chilled_pumps_running', 'condenser_flow_kg_s'];
const POINTS = Object.keys(VALUES) as PlantPoint[];
const ago = (now: number, seconds: number) => new Date(now - seconds * 1000).toISOString();

export function plantOf(now: number, kind: string): PlantOfWorld {
  if (kind === 'first') return { described: undefined, calibrations: [], silent: [] };
  return {
    described: {
      site: { name: 'Hall B', chillers: { count: 5, capacity_kw: 3500 } },
      chiller: { name: 'Trane CVHF 2317kW/6.33COP/VSD' },
      sensors: POINTS.map((point) => ({ point, series: 'modbus_value', labels: { device: 'plant-gateway', register: point }, factor: 1, offset: 0, longestAgeSeconds: 300 })),
      locks: { supplyAirC: 24 },
      version: 4,
      changedAt: ago(now, 900_000),
      changedBy: 'Zhang Wei',
    },
    calibrations: [calibration(now)],
    silent: [],
  };
}

function calibration(now: number): PlantCalibration {
  const part = (name: string, cvrmse: number, bias: number, meanKw: number, values: Record<string, number>) => ({ name, verdict: 'fitted' as const, reason: '', cvrmse, bias, meanKw, values });
  return {
    id: 3,
    at: ago(now, 260_000),
    by: 'Zhang Wei',
    from: ago(now, 260_000 + 60 * 86_400),
    to: ago(now, 260_000),
    hours: 1_392,
    unexplained: 2,
    leftOut: { stuck: 6, gaps: 9, switched: 31, unbelievable: 0 },
    cvrmse: 0.0018,
    bias: -0.0005,
    parts: [
      part('pdu', 0.005, 0.001, 143, { fixed: 0.003 }),
      part('ups', 0.005, -0.001, 389, { fixed: 0.006 }),
      part('transformer', 0.006, 0, 79, { fixed: 0.0013 }),
      part('crah', 0.012, 0.002, 262, { fan_kw: 503 }),
      part('chw_pumps', 0.041, -0.011, 83, { fixed_kpa: 62 }),
      { name: 'plate', verdict: 'fitted', reason: '', values: { ua: 8_840 } },
      part('chillers', 0.024, -0.004, 520, { a3: 7.1 }),
      part('cw_pumps', 0.038, 0.009, 170, { fixed_kpa: 44 }),
      { name: 'towers', verdict: 'held', reason: 'the cells ran alike in all hours.', cvrmse: 0.052, bias: 0.017, meanKw: 118, values: {} },
    ],
  };
}

function state(kw: Partial<PlantState['kw']>, other: Partial<PlantState>): PlantState {
  const all = { it: 11_000, pdu: 144, ups: 390, transformer: 80, aux: 160, fans: 264, chilledPumps: 84, condenserPumps: 168, chillers: 538, towers: 121, basin: 0, ...kw };
  const totalKw = Object.values(all).reduce((sum, one) => sum + one, 0);
  return { loadKw: 11_000, totalKw, pue: totalKw / all.it, workPue: totalKw / 11_000, mode: 'partial', kw: all, partLoad: 0.67, cop: 13.1, lift: 9.4, outsideTemperatures: true, outsideLift: false, fanSpeed: 0.84, ...other };
}

const NOW = state({}, {});
const THEN = state({ transformer: 79, chilledPumps: 103, condenserPumps: 139, chillers: 371, towers: 146 }, { partLoad: 0.73, lift: 7.3, cop: 16.6 });

function compared(locks: PlantLocks): Compared {
  return {
    now: NOW,
    proposed: THEN,
    savedKw: 153,
    measuredKw: 12_949,
    setPoints: [
      { what: 'supply_air', now: 24, wouldBe: 24, locked: locks.supplyAirC !== undefined, least: 17, most: 26, step: 0.5 },
      { what: 'chilled_water', now: 16, wouldBe: 17.5, locked: locks.chilledWaterC !== undefined, kw: 61, part: 'chillers', least: 5, most: 26, step: 0.5 },
      { what: 'tower_water', now: 18.5, wouldBe: 17.5, locked: locks.towerWaterC !== undefined, kw: 48, part: 'chillers', least: 5, most: 36, step: 0.5 },
      { what: 'economizer', now: 1, wouldBe: 1, locked: false, least: 0, most: 1, step: 1 },
      { what: 'chillers', now: 3, wouldBe: 2, locked: false, limit: 'chiller_least_load', least: 0, most: 5, step: 1 },
      { what: 'condenser_pumps', now: 4, wouldBe: 4, locked: false, least: 1, most: 5, step: 1 },
      { what: 'condenser_flow', now: 0.9, wouldBe: 0.8, locked: false, kw: 12, part: 'condenser_pumps', least: 0.3, most: 1, step: 0.05 },
      { what: 'cells', now: 8, wouldBe: 11, locked: false, kw: 22, part: 'towers', least: 1, most: 12, step: 1 },
      { what: 'chilled_pumps', now: 3, wouldBe: 3, locked: false, least: 1, most: 5, step: 1 },
    ],
    gains: [
      { part: 'chillers', kw: 167 },
      { part: 'condenser_pumps', kw: 29 },
      { part: 'losses', kw: 1 },
      { part: 'it', kw: 0 },
      { part: 'fans', kw: 0 },
      { part: 'chilled_pumps', kw: -19 },
      { part: 'towers', kw: -25 },
    ],
    binding: [
      { step: 'less condenser water', limit: 'cell_water', sentence: 'the water over each tower cell' },
      { step: 'colder tower water', limit: 'tower', sentence: 'what the towers can reject' },
    ],
  };
}

export function adviceOf(plant: PlantOfWorld, described: DescribedPlant, now: number): PlantAdvice {
  const points = POINTS.map((point): PointNow => {
    const silent = plant.silent.includes(point);
    return { point, need: NEEDED.includes(point) ? 'advice' : 'calibration', state: silent ? 'stale' : 'known', value: VALUES[point], at: ago(now, silent ? 1_140 : 12) };
  });
  const missing = plant.silent.filter((point) => NEEDED.includes(point));
  const [newest] = plant.calibrations;
  const whole = { at: new Date(now).toISOString(), missing, oldest: ago(now, missing.length > 0 ? 1_140 : 12), locks: described.locks, priceCny: 0.68, points, ...(newest === undefined ? {} : { calibrated: { at: newest.at, by: newest.by, cvrmse: newest.cvrmse, bias: newest.bias } }) };
  return missing.length > 0 ? { ...whole, verdict: 'not_known' } : { ...whole, verdict: 'change', compared: compared(described.locks) };
}

/** A week: higher with the wet bulb; two hours outside the band. */
export function pastOf(plant: PlantOfWorld, now: number): PlantPast {
  const last = Math.floor(now / 3_600_000) * 3_600_000;
  const calibrated = plant.calibrations.length > 0;
  const expected = (wetBulb: number) => 1.148 + 0.0021 * (wetBulb - 8);
  const hours = Array.from({ length: 168 }, (_, index) => {
    const from = last - (168 - index) * 3_600_000;
    const wetBulbC = 13 + 3.6 * Math.sin(((index - 9) / 24) * 2 * Math.PI) + 2.2 * Math.sin(index / 31);
    const outside = index === 100 || index === 101;
    const pue = expected(wetBulbC) + 0.004 * Math.sin(index * 1.7) + (outside ? 0.022 : 0);
    const gap = index === 52 || index === 53;
    return { from: new Date(from).toISOString(), wetBulbC, outside, ...(gap ? {} : { pue }), ...(wetBulbC > 11 ? { chiller: { partLoad: 0.42 + 0.04 * (wetBulbC - 11) + 0.05 * Math.sin(index), lift: 5.6 + 0.6 * (wetBulbC - 11) + 0.8 * Math.sin(index * 2.3), cop: 17 - 0.5 * (wetBulbC - 11) } } : {}) };
  });
  const band = Array.from({ length: 17 }, (_, index) => ({ wetBulbC: 5 + index, low: expected(5 + index) - 0.009, high: expected(5 + index) + 0.009 }));
  return { expected: calibrated ? 'model' : 'past', hours, band, box: { leastLoad: 0.2, mostLoad: 1, leastLift: 6.1, mostLift: 16.8 }, outside: 2 };
}

/** Warmer chilled water helps, colder costs; a supply air of more than 26 °C is too warm for racks. */
export function trialOf(query: URLSearchParams): PlantTrial {
  const of = (name: string, now: number) => Number(query.get(name) ?? now);
  if (of('supplyAir', 24) > 25.5) return { verdict: 'breaks', missing: [], now: NOW, limit: 'rack_inlet', sentence: 'the rack inlet’s temperature' };
  const chilled = of('chilledWater', 16) - 16;
  const cells = of('cells', 8) - 8;
  const then = state({ chillers: 538 - 40 * chilled, chilledPumps: 84 + 12 * chilled, towers: 121 - 4 * cells }, {});
  return { verdict: 'runs', missing: [], now: NOW, then };
}

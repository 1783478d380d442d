export const PLANT_POINTS = [
  'wet_bulb_c', 'dry_bulb_c', 'pressure_pa', 'it_kw', 'supply_air_c', 'chilled_water_c', 'tower_water_c', 'economizer', 'chillers_running', 'condenser_pumps_running', 'cells_running', 'chilled_pumps_running', 'condenser_flow_kg_s',
  'total_kw', 'pdu_kw', 'ups_kw', 'transformer_kw', 'aux_kw', 'crah_kw', 'chw_pumps_kw', 'cw_pumps_kw', 'chillers_kw', 'towers_kw', 'basin_kw',
  'coil_heat_kw', 'plant_heat_kw', 'plate_heat_kw', 'chillers_heat_kw', 'rejected_heat_kw', 'fan_speed', 'chilled_flow_kg_s', 'condenser_in_c', 'evaporator_out_c',
] as const;
export type PlantPoint = (typeof PLANT_POINTS)[number];
export type PointState = 'known' | 'unbound' | 'silent' | 'stale' | 'ambiguous' | 'unbelievable';
export type PointNow = { point: PlantPoint; need: 'advice' | 'calibration'; state: PointState; value?: number; at?: string };

export const SET_POINTS = ['supply_air', 'chilled_water', 'tower_water', 'economizer', 'chillers', 'condenser_pumps', 'condenser_flow', 'cells', 'chilled_pumps'] as const;
export type SetPointName = (typeof SET_POINTS)[number];
export type GainPart = 'it' | 'losses' | 'fans' | 'chilled_pumps' | 'condenser_pumps' | 'chillers' | 'towers';
export type PlantLimit = 'counts' | 'rack_inlet' | 'coil' | 'chilled_pumps' | 'evaporator_flow' | 'evaporator_temperature' | 'plate' | 'condenser_pumps' | 'condenser_flow' | 'condenser_inlet' | 'lift' | 'chiller_least_load' | 'chiller_capacity' | 'freeze' | 'cell_water' | 'tower';

/** Without `kw` and `limit` it stays as it is. `least` to `most` is what this site allows. */
export type SetPointAdvice = { what: SetPointName; now: number; wouldBe: number; locked: boolean; kw?: number; part?: GainPart; limit?: PlantLimit; least: number; most: number; step: number };
export type PlantPowers = { it: number; pdu: number; ups: number; transformer: number; aux: number; fans: number; chilledPumps: number; condenserPumps: number; chillers: number; towers: number; basin: number };
export type PlantState = { loadKw: number; totalKw: number; pue: number; workPue: number; mode: 'free' | 'partial' | 'mechanical'; kw: PlantPowers; partLoad: number; cop: number; lift: number; outsideTemperatures: boolean; outsideLift: boolean; fanSpeed: number };
export type Compared = { now: PlantState; proposed: PlantState; savedKw: number; measuredKw?: number; beyond?: PlantLimit; setPoints: SetPointAdvice[]; gains: { part: GainPart; kw: number }[]; binding: { step: string; limit: PlantLimit; sentence: string }[] };
export type PlantLocks = { supplyAirC?: number | undefined; chilledWaterC?: number | undefined; towerWaterC?: number | undefined };
export type PlantAdvice = { at: string; verdict: 'change' | 'keep' | 'not_known' | 'no_answer'; missing: PlantPoint[]; reason?: string; oldest?: string; locks: PlantLocks; calibrated?: { at: string; by: string; cvrmse: number; bias: number }; priceCny?: number; points: PointNow[]; compared?: Compared };

export type PlantSensor = { point: PlantPoint; series?: string; labels?: Record<string, string>; summed?: boolean; constant?: number; factor?: number; offset?: number; longestAgeSeconds?: number };
export type PlantDescription = { site: Record<string, unknown>; chiller?: Record<string, unknown>; sensors: PlantSensor[] };
export type DescribedPlant = PlantDescription & { locks: PlantLocks; version: number; changedAt: string; changedBy: string };

export type CalibratedPart = { name: string; verdict: 'fitted' | 'held'; reason: string; cvrmse?: number; bias?: number; meanKw?: number; values: Record<string, number> };
export type PlantCalibration = { id: number; at: string; by: string; from: string; to: string; hours: number; unexplained: number; leftOut: { stuck: number; gaps: number; switched: number; unbelievable: number }; cvrmse: number; bias: number; parts: CalibratedPart[] };

export type PlantHour = { from: string; wetBulbC?: number; pue?: number; outside: boolean; chiller?: { partLoad: number; lift: number; cop: number } };
/** `expected` says where the band comes from. */
export type PlantPast = { expected: 'model' | 'past' | 'nothing'; hours: PlantHour[]; band: { wetBulbC: number; low: number; high: number }[]; box: { leastLoad: number; mostLoad: number; leastLift: number; mostLift: number }; outside: number };

export type PlantTrial = { verdict: 'runs' | 'breaks' | 'not_known' | 'no_model'; missing: PlantPoint[]; now?: PlantState; then?: PlantState; limit?: PlantLimit; sentence?: string };

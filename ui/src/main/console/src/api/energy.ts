export const NODE_KINDS = ['grid', 'transformer', 'switchgear', 'ups', 'pdu', 'rack', 'cooling', 'other'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];
export type ItBoundary = 'ups_output' | 'pdu_output' | 'equipment';

export type EnergyNode = { id: string; name: string; fedBy?: string; kind: NodeKind; it?: ItBoundary };
export type EnergyMeter = {
  id: string;
  node: string;
  series?: string;
  labels?: Record<string, string>;
  unit: string;
  factor?: number;
  errorPercent?: number;
  wrapsAt?: number;
  most: number;
  longestGapSeconds?: number;
  stuckAfterSeconds?: number;
  mayRest?: boolean;
};
export type EnergyTree = { nodes: EnergyNode[]; meters: EnergyMeter[]; version?: number };

/** `plusMinus` is the expanded uncertainty, k = 2. */
export type Amount = { value: number; plusMinus: number };
export type Closing = 'closes' | 'gains' | 'open' | 'leaf';
export type GapCause = 'missing' | 'ambiguous' | 'stuck' | 'backwards' | 'leap';
export type DeviceFailure = 'not_allowed' | 'unreached' | 'late' | 'exception' | 'garbage';

/** What is not known is left out, never 0. */
export type NodeBalance = { id: string; enteredKwh?: Amount; byMeter: boolean; belowKwh?: Amount; lossKwh?: Amount; closing: Closing; partialPue?: Amount; silent: string[] };
export type MeterGap = { from: string; to: string; cause: GapCause };
export type MeterTrouble = { device: string; failure: DeviceFailure; detail: string; lastAt?: string };
export type MeterSaid = { id: string; amount?: number; known: number; gaps: MeterGap[]; gapCount: number; marks: ('interpolated' | 'wrapped')[]; trouble?: MeterTrouble };
export type SiteFigures = { totalKwh?: Amount; itKwh?: Amount; pue?: Amount; category?: number; interim: boolean; wue?: Amount; carbonKg?: number; cue?: number; carbonFactor?: { year: number; kgPerKwh: number; source: string } };
export type EnergyPicture = { from: string; to: string; hours: number; zone: string; site: SiteFigures; nodes: NodeBalance[]; meters: MeterSaid[] };

export const ENERGY_PERIODS = ['live', 'day', 'month', 'rolling_year'] as const;
export type EnergyPeriod = (typeof ENERGY_PERIODS)[number];

export type RegisterTable = 'holding' | 'input';
export const NUMBER_TYPES = ['int16', 'uint16', 'int32', 'uint32', 'float32'] as const;
export type NumberType = (typeof NUMBER_TYPES)[number];
export type WordOrder = 'high_first' | 'low_first';
export type ModbusRegister = { id: string; table: RegisterTable; address: number; type: NumberType; wordOrder: WordOrder; scale: number };
export type ModbusDevice = {
  id: string;
  name: string;
  host: string;
  port: number;
  unit: number;
  everySeconds: number;
  active: boolean;
  registers: (ModbusRegister & { value?: number; at?: string; failure?: DeviceFailure })[];
  state: { askedAt?: string; answeredAt?: string; failure?: DeviceFailure; detail: string; asked: number; failed: number };
  version: number;
};
export type ModbusDeviceChange = { name: string; host: string; port: number; unit: number; everySeconds: number; active: boolean; registers: ModbusRegister[] };

/** `day` and `hour` are of the server's zone; `pue` is left out where a meter that it needs has a gap, and `silent` then names the first of them. */
export type EnergyHour = { from: string; day: string; hour: number; pue?: number; silent: string[] };
export type EnergyHours = { zone: string; items: EnergyHour[] };

import type { Amount, EnergyHours, EnergyMeter, EnergyNode, EnergyPeriod, EnergyPicture, EnergyTree, ModbusDevice, MeterSaid, NodeBalance } from '../src/api/energy';
import { contractOf, type ContractOfWorld } from './contract.ts';
import { plantOf, type PlantOfWorld } from './plant.ts';

export type EnergyOfWorld = { contract: ContractOfWorld; tree: EnergyTree; devices: ModbusDevice[]; silent: boolean; plant: PlantOfWorld };

const HOURS: Record<EnergyPeriod, number> = { live: 0.25, day: 14.5, month: 542, rolling_year: 8760 };
/** A little more in summer: the longer the span, the higher. */
const COOLING: Record<EnergyPeriod, number> = { live: 1, day: 0.98, month: 1.06, rolling_year: 1.22 };

/** kW that enter each node, as drawn in the mock of the console; they add up but for losses. */
const KW: Record<string, number> = { grid: 12_949, tx: 12_949, ups: 11_534, pdu: 11_144, hall: 11_000, crah: 264, chwp: 84, chillers: 538, cwp: 168, towers: 121, lights: 160 };

const node = (id: string, name: string, kind: EnergyNode['kind'], fedBy?: string, it?: EnergyNode['it']): EnergyNode => ({ id, name, kind, ...(fedBy === undefined ? {} : { fedBy }), ...(it === undefined ? {} : { it }) });
const NODES: EnergyNode[] = [
  node('grid', 'Grid, 2 feeds', 'grid'),
  node('tx', 'Transformers', 'transformer', 'grid'),
  node('ups', 'UPS', 'ups', 'tx'),
  node('pdu', 'PDU', 'pdu', 'ups'),
  node('hall', 'IT, hall B', 'rack', 'pdu', 'pdu_output'),
  node('crah', 'CRAH fans', 'cooling', 'tx'),
  node('chwp', 'CHW pumps', 'cooling', 'tx'),
  node('chillers', 'Chillers', 'cooling', 'tx'),
  node('cwp', 'CW pumps', 'cooling', 'tx'),
  node('towers', 'Towers', 'cooling', 'tx'),
  node('lights', 'Light, fresh air', 'other', 'tx'),
];

const METERS: EnergyMeter[] = NODES.map(({ id }) => ({ id: `${id}-m`, node: id, series: 'modbus_value', labels: { device: id === 'towers' ? 'tower-panel' : 'plant-gateway', register: id }, unit: 'kw', factor: 1, errorPercent: 0.5, most: 20_000, longestGapSeconds: 120, stuckAfterSeconds: 3600, mayRest: false }));

function device(now: number, id: string, name: string, host: string, registers: string[], failure?: ModbusDevice['state']['failure']): ModbusDevice {
  const at = new Date(now - (failure === undefined ? 6_000 : 1_140_000)).toISOString();
  return {
    id,
    name,
    host,
    port: 502,
    unit: 1,
    everySeconds: 10,
    active: true,
    registers: registers.map((register, index) => ({ id: register, table: 'holding', address: 2 * index, type: 'float32', wordOrder: 'high_first', scale: 1, value: KW[register] ?? 0, at, ...(failure === undefined ? {} : { failure }) })),
    state: { askedAt: new Date(now - 6_000).toISOString(), answeredAt: at, ...(failure === undefined ? {} : { failure }), detail: failure === undefined ? '' : 'It did not answer within 2000 ms to holding registers 0 to 1.', asked: 8_640, failed: failure === undefined ? 0 : 19 },
    version: 1,
  };
}

export function energyOf(now: number, kind: string): EnergyOfWorld {
  if (kind === 'first') return { tree: { nodes: [], meters: [], version: 0 }, devices: [], silent: false, contract: contractOf(kind), plant: plantOf(now, kind) };
  return {
    tree: { nodes: NODES, meters: METERS, version: 3 },
    devices: [device(now, 'plant-gateway', 'Plant gateway', '10.20.0.7', Object.keys(KW).filter((one) => one !== 'towers')), device(now, 'tower-panel', 'Tower panel', '10.20.0.9', ['towers'], 'late')],
    silent: true,
    contract: contractOf(kind),
    plant: plantOf(now, kind),
  };
}

/** What a span used. While a meter is silent it has a gap in the live span, and everything above it is still measured. */
export function pictureOf(energy: EnergyOfWorld, now: number, period: EnergyPeriod): EnergyPicture {
  const hours = HOURS[period];
  const to = now - 120_000;
  const silent = energy.silent && period === 'live';
  const kwh = (id: string): Amount => {
    const own = NODES.find((one) => one.id === id);
    const more = own?.kind === 'cooling' ? COOLING[period] : 1;
    const grown = id === 'grid' || id === 'tx' ? (KW[id] ?? 0) + 1175 * (COOLING[period] - 1) : (KW[id] ?? 0) * more;
    return { value: grown * hours, plusMinus: grown * hours * 0.0058 };
  };
  const known = (id: string) => !(silent && id === 'towers');
  const nodes = energy.tree.nodes.map((one): NodeBalance => {
    const under = energy.tree.nodes.filter((each) => each.fedBy === one.id);
    const entered = known(one.id) ? kwh(one.id) : undefined;
    const below = under.length > 0 && under.every((each) => known(each.id)) ? { value: under.reduce((sum, each) => sum + kwh(each.id).value, 0), plusMinus: 1 } : undefined;
    return {
      id: one.id,
      ...(entered === undefined ? {} : { enteredKwh: entered }),
      byMeter: true,
      ...(below === undefined ? {} : { belowKwh: below }),
      ...(below === undefined || entered === undefined ? {} : { lossKwh: { value: entered.value - below.value, plusMinus: entered.plusMinus } }),
      closing: under.length === 0 ? 'leaf' : below === undefined ? 'open' : 'closes',
      ...(entered === undefined || one.kind === 'cooling' || one.kind === 'other' ? {} : { partialPue: { value: entered.value / kwh('hall').value, plusMinus: 0.008 } }),
      silent: known(one.id) ? [] : [`${one.id}-m`],
    };
  });
  const gap = new Date(now - 1_140_000).toISOString();
  const meters = energy.tree.meters.map((meter): MeterSaid =>
    known(meter.node)
      ? { id: meter.id, amount: kwh(meter.node).value, known: kwh(meter.node).value, gaps: [], gapCount: 0, marks: [] }
      : { id: meter.id, known: 0, gaps: [{ from: gap, to: new Date(to).toISOString(), cause: 'missing' }], gapCount: 1, marks: [], trouble: { device: 'tower-panel', failure: 'late', detail: 'It did not answer within 2000 ms to holding registers 0 to 1.', lastAt: gap } },
  );
  const total = energy.tree.nodes.length === 0 ? undefined : kwh('grid');
  const it = energy.tree.nodes.length === 0 ? undefined : kwh('hall');
  return {
    from: new Date(to - hours * 3_600_000).toISOString(),
    to: new Date(to).toISOString(),
    hours,
    zone: 'Asia/Shanghai',
    site: {
      ...(total === undefined || it === undefined ? {} : { totalKwh: total, itKwh: it, pue: { value: total.value / it.value, plusMinus: 0.013 }, category: 2, carbonKg: total.value * 0.5366, cue: (total.value * 0.5366) / it.value, carbonFactor: { year: 2024, kgPerKwh: 0.5366, source: 'MEE' } }),
      interim: period !== 'rolling_year',
    },
    nodes,
    meters,
  };
}

/** A week, warmer and so higher in the afternoon; on Saturday a meter was silent for two hours. */
export function hoursOf(energy: EnergyOfWorld, now: number): EnergyHours {
  if (energy.tree.nodes.length === 0) return { zone: 'Asia/Shanghai', items: [] };
  const shift = 8 * 3_600_000;
  const last = Math.floor((now - 120_000) / 3_600_000) * 3_600_000;
  const first = Math.floor((last + shift) / 86_400_000) * 86_400_000 - shift - 6 * 86_400_000;
  const items = Array.from({ length: (last - first) / 3_600_000 }, (_, index) => {
    const from = first + index * 3_600_000;
    const local = new Date(from + shift);
    const hour = local.getUTCHours();
    const gap = local.getUTCDay() === 6 && (hour === 4 || hour === 5);
    const pue = 1.165 + 0.02 * Math.sin(((hour - 9) / 24) * 2 * Math.PI) + 0.002 * local.getUTCDay();
    return { from: new Date(from).toISOString(), day: local.toISOString().slice(0, 10), hour, silent: gap ? ['towers-m'] : [], ...(gap ? {} : { pue }) };
  });
  return { zone: 'Asia/Shanghai', items };
}

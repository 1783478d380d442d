import { NUMBER_TYPES, type ModbusRegister, type NumberType } from '../api/energy';

/** Registers as lines of words: `power holding 0 float32 high_first 1`; the last two may be left out. */
export function linesOf(registers: readonly ModbusRegister[]): string {
  return registers.map((one) => [one.id, one.table, one.address, one.type, one.wordOrder, one.scale].join(' ')).join('\n');
}

/** The other way round; undefined where a line says something else, or there is none. */
export function registersOf(lines: string): ModbusRegister[] | undefined {
  const read = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(registerOf);
  return read.length === 0 || read.some((one) => one === undefined) ? undefined : (read as ModbusRegister[]);
}

function registerOf(line: string): ModbusRegister | undefined {
  const [id = '', table, address = '', type, wordOrder = 'high_first', scale = '1', ...rest] = line.split(/[\s,;]+/);
  const known = NUMBER_TYPES.find((one): one is NumberType => one === type);
  const right = rest.length === 0 && (table === 'holding' || table === 'input') && /^\d+$/.test(address) && known !== undefined && (wordOrder === 'high_first' || wordOrder === 'low_first') && scale !== '' && Number.isFinite(Number(scale));
  return right ? { id, table, address: Number(address), type: known, wordOrder, scale: Number(scale) } : undefined;
}

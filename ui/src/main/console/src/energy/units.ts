import type { Amount, EnergyMeter } from '../api/energy';
import type { Language } from '../i18n/words';

const format = (language: Language, value: number, digits: number) => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** 12,949 · 84.2 · 0.71: as many digits as a meter of this size is read with. */
export function amount(language: Language, value: number): string {
  const size = Math.abs(value);
  return format(language, value, size >= 100 || value === 0 ? 0 : size >= 10 ? 1 : 2);
}

/** 1.177; a contract is settled by thousandths. */
export const pue = (language: Language, value: number): string => format(language, value, 3);

/** 12,949 kWh, 12.9 MWh, 96.4 GWh. */
export function energy(language: Language, kwh: number): string {
  const size = Math.abs(kwh);
  if (size >= 1e6) return `${amount(language, kwh / 1e6)} GWh`;
  if (size >= 1e4) return `${amount(language, kwh / 1e3)} MWh`;
  return `${amount(language, kwh)} kWh`;
}

/** ± as a share of the value; empty where it is of no use. */
export const share = (language: Language, part: number, whole: Amount | undefined): string => (whole === undefined || whole.value <= 0 ? '' : `${format(language, (100 * part) / whole.value, 1)} %`);

/** What a meter measured, in kWh or m³. */
export const metered = (language: Language, value: number, meter: EnergyMeter | undefined): string => (meter?.unit === 'litre' || meter?.unit === 'cubic_metre' ? `${amount(language, value)} m³` : energy(language, value));

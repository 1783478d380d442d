import type { SettlementStatus } from '../api/contract';
import type { Language } from '../i18n/words';

/** ¥ 570,000: what people talk of; cents stand in the steps. */
export const yuan = (language: Language, cny: string | number): string => `${Number(cny) < 0 ? '−' : ''}¥ ${new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(Math.abs(Number(cny)))}`;

/** With so many decimals and the sign, as on paper. */
export const exact = (language: Language, value: string | number, digits = 2): string => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(Number(value)).replace('-', '−');

/** Rounded to what is sure of it: two figures of half the interval. */
export function around(value: number, half: number): number {
  if (half <= 0) return value;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(half)) - 1);
  return Math.round(value / step) * step;
}

export const halfOf = (range: { low: string; high: string }): number => (Number(range.high) - Number(range.low)) / 2;

export const ownWord = (status: SettlementStatus | undefined): 'bonus' | 'penalty' | 'nothing' => (status === 'bonus' || status === 'penalty' ? status : 'nothing');

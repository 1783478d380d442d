/** Decimals that decide money are strings: nothing on the way makes binary fractions of them. */
export const BANDS = ['sharp', 'peak', 'flat', 'valley', 'deep_valley'] as const;
export type Band = (typeof BANDS)[number];

export type ContractTerms = { designItKw: number | string; minMeanLoadFraction: number | string; bonusBelowPue: number | string; penaltyAbovePue: number | string; share: number | string; since?: number; version?: number };
export type MonthState = 'entered' | 'complete' | 'incomplete' | 'running' | 'future';
/** `band` is left out where the month was entered by hand; `expectedHours` are not metered but expected. */
export type ContractPeriod = { tariff?: string; band?: Band; hours: number; expectedHours: number; itKwh?: string; facilityKwh?: string; price?: string };
export type MissingHours = { from: string; to: string; silent: string[] };
export type ContractMonth = { month: number; state: MonthState; periods: ContractPeriod[]; knownItKwh: string; knownFacilityKwh: string; missing: number; unpriced: number; interpolated: number; gaps: MissingHours[]; entry?: { reason: string; enteredAt: string; enteredByName: string } };
export type SettlementStatus = 'incomplete' | 'invalid' | 'not_applicable' | 'neutral' | 'bonus' | 'penalty';
export type SettlementSaid = { status: SettlementStatus; incompleteMonths: number[]; pue?: string; meanItLoadKw?: string; meanItLoadFraction?: string; amountCny?: string };
export type Term = { month: number; period: ContractPeriod; kwh: string; cny: string };
/** `line` is the PUE against which each period is held; left out where neither bonus nor penalty is owed. */
export type Steps = { itKwh: string; facilityKwh: string; leastItKwh: string; bonusKwh: string; penaltyKwh: string; line?: string; terms: Term[]; sumKwh: string; sumCny: string; countedCny: string; share: string; exactAmountCny: string; amountCny: string };
export type Range = { value: string; low: string; high: string };
export type NoForecast = 'no_contract' | 'year_over' | 'year_ahead' | 'few_days';
export type YearForecast = { reason?: NoForecast; method?: 'season_before' | 'mean_so_far'; status?: SettlementStatus; pue?: Range; money?: Range; knownDays?: number; expectedHours?: number };
export type ContractYear = { year: number; zone: string; contract?: ContractTerms; months: ContractMonth[]; settlement?: SettlementSaid; steps?: Steps; forecast: YearForecast };
export type PeriodEntry = { itKwh: string; facilityKwh: string; tariffCny: string };

export type Slot = { from: number; to: number; band: Band };
export type Schedule = { months?: number[]; days?: string[]; hours: Slot[] };
export type Tariff = { from: string; name: string; prices: Partial<Record<Band, number>>; schedules: Schedule[]; holidays?: string[]; version?: number };
export type BillLine = { tariff?: string; band?: Band; price?: string; hours: number; missing: number; kwh: string; cny?: string };
export type Bill = { node: string; from: string; to: string; lines: BillLine[]; hours: number; missing: number; unpriced: number; interpolated: number; kwh: string; cny: string; complete: boolean };

export type Watch = { node: string; mostKwh?: number; comparesDays: boolean };

import type { Band, Bill, ContractMonth, ContractPeriod, ContractTerms, ContractYear, MissingHours, Steps, Tariff, Watch } from '../src/api/contract';

type Entered = Record<number, { reason: string; enteredAt: string; enteredByName: string; periods: { itKwh: string; facilityKwh: string; tariffCny: string }[] }>;
export type ContractOfWorld = { terms: ContractTerms | undefined; entries: Entered; tariffs: Tariff[]; watches: Watch[]; few: boolean };

const IT_KW = 11_000;
/** By month; the last are what is expected. */
const PUE = [1.178, 1.181, 1.19, 1.204, 1.223, 1.246, 1.262, 1.258, 1.231, 1.206, 1.189, 1.18];
const PRICE: Partial<Record<Band, number>> = { peak: 1.02, flat: 0.68, valley: 0.34 };
const SHIFT = 8 * 3_600_000;
const GAP_MONTH = 5;

export function contractOf(kind: string): ContractOfWorld {
  const first = kind === 'first';
  const hours = [
    { from: 0, to: 7, band: 'valley' as const },
    { from: 7, to: 10, band: 'flat' as const },
    { from: 10, to: 15, band: 'peak' as const },
    { from: 15, to: 18, band: 'flat' as const },
    { from: 18, to: 21, band: 'peak' as const },
    { from: 21, to: 23, band: 'flat' as const },
    { from: 23, to: 24, band: 'valley' as const },
  ];
  return {
    terms: first ? undefined : { designItKw: 12_214.4, minMeanLoadFraction: 0.7, bonusBelowPue: 1.3, penaltyAbovePue: 1.4, share: 0.1, since: 2025, version: 1 },
    entries: first ? {} : { 3: { reason: 'The main meter was changed on 11 March; energies of the grid company’s bill.', enteredAt: '2026-04-03T02:10:00Z', enteredByName: 'Chen Yu', periods: [{ itKwh: '8184000', facilityKwh: '9738960', tariffCny: '0.68' }] } },
    tariffs: first ? [] : [{ from: '2025-01-01', name: 'Two-part, 10 kV', prices: PRICE, schedules: [{ months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'holiday'], hours }], holidays: ['2026-10-01'], version: 2 }],
    watches: first ? [] : [{ node: 'grid', mostKwh: 14_000, comparesDays: true }, { node: 'chillers', comparesDays: true }],
    few: false,
  };
}

const BAND_HOURS: [Band, number][] = [['peak', 8], ['flat', 8], ['valley', 8]];

function month(world: ContractOfWorld, year: number, index: number, now: number, expected: boolean): ContractMonth {
  const number = index + 1;
  const begin = Date.UTC(year, index, 1) - SHIFT;
  const end = Date.UTC(year, index + 1, 1) - SHIFT;
  const hours = (end - begin) / 3_600_000;
  const over = Math.max(0, Math.min(hours, Math.floor((now - begin) / 3_600_000)));
  const entry = world.entries[number];
  const missing = index === GAP_MONTH && entry === undefined ? 7 : 0;
  const gaps: MissingHours[] = missing === 0 ? [] : [{ from: new Date(begin + 13 * 86_400_000 + 4 * 3_600_000).toISOString(), to: new Date(begin + 13 * 86_400_000 + 11 * 3_600_000).toISOString(), silent: ['grid-m'] }];
  const ratio = PUE[index] ?? 1.2;
  const state = entry !== undefined ? 'entered' : over === 0 ? 'future' : over < hours ? 'running' : missing > 0 ? 'incomplete' : 'complete';
  const periods: ContractPeriod[] =
    entry?.periods.map((one) => ({ hours: 0, expectedHours: 0, itKwh: one.itKwh, facilityKwh: one.facilityKwh, price: one.tariffCny })) ??
    BAND_HOURS.map(([band, share]) => {
      const own = (hours * share) / 24;
      const open = (state !== 'complete' && band === 'valley') || state === 'future' || state === 'running';
      return { tariff: '2025-01-01', band, hours: own, expectedHours: expected && open ? (band === 'valley' && state === 'incomplete' ? 7 : (own * (hours - over)) / hours) : 0, ...(open && !expected ? {} : { itKwh: (IT_KW * own).toFixed(3), facilityKwh: (IT_KW * own * ratio).toFixed(3) }), price: String(PRICE[band]) };
    });
  const known = entry === undefined ? over - missing : 0;
  return { month: number, state, periods, knownItKwh: (IT_KW * known).toFixed(3), knownFacilityKwh: (IT_KW * known * ratio).toFixed(3), missing, unpriced: 0, interpolated: 0, gaps, ...(entry === undefined ? {} : { entry: { reason: entry.reason, enteredAt: entry.enteredAt, enteredByName: entry.enteredByName } }) };
}

export function yearOf(world: ContractOfWorld, year: number, now: number, metered: boolean): ContractYear {
  const at = metered ? now : 0;
  const months = Array.from({ length: 12 }, (_, index) => month(world, year, index, at, false));
  const terms = world.terms;
  const open = months.filter((one) => one.periods.some((period) => period.itKwh === undefined)).map((one) => one.month);
  const steps = terms === undefined || !metered ? undefined : stepsOf(Array.from({ length: 12 }, (_, index) => month(world, year, index, at, true)), terms);
  const running = new Date(now + SHIFT).getUTCFullYear();
  const likely = steps === undefined ? undefined : Number(steps.facilityKwh) / Number(steps.itKwh);
  return {
    year,
    zone: 'Asia/Shanghai',
    ...(terms === undefined ? {} : { contract: terms, settlement: { status: 'incomplete' as const, incompleteMonths: open } }),
    months,
    ...(steps === undefined ? {} : { steps }),
    forecast:
      terms === undefined
        ? { reason: 'no_contract' }
        : likely === undefined || steps === undefined || year > running
          ? { reason: year > running ? 'year_ahead' : 'few_days' }
          : {
              method: 'season_before',
              status: 'bonus',
              pue: { value: likely.toFixed(4), low: (likely - 0.004).toFixed(4), high: (likely + 0.004).toFixed(4) },
              money: { value: steps.amountCny, low: (Number(steps.amountCny) - 27_000).toFixed(2), high: (Number(steps.amountCny) + 27_000).toFixed(2) },
              knownDays: 232,
              expectedHours: 2417,
            },
  };
}

function stepsOf(months: ContractMonth[], terms: ContractTerms): Steps {
  const line = Number(terms.bonusBelowPue);
  const parts = months.flatMap((one) => one.periods.map((period) => ({ month: one.month, period, it: Number(period.itKwh), all: Number(period.facilityKwh), price: Number(period.price) })));
  const it = parts.reduce((sum, one) => sum + one.it, 0);
  const all = parts.reduce((sum, one) => sum + one.all, 0);
  const cny = parts.reduce((sum, one) => sum + (line * one.it - one.all) * one.price, 0);
  return {
    itKwh: it.toFixed(3),
    facilityKwh: all.toFixed(3),
    leastItKwh: (Number(terms.minMeanLoadFraction) * Number(terms.designItKw) * 8760).toFixed(3),
    bonusKwh: (line * it).toFixed(3),
    penaltyKwh: (Number(terms.penaltyAbovePue) * it).toFixed(3),
    line: String(terms.bonusBelowPue),
    terms: parts.map((one) => ({ month: one.month, period: one.period, kwh: (line * one.it - one.all).toFixed(4), cny: ((line * one.it - one.all) * one.price).toFixed(6) })),
    sumKwh: (line * it - all).toFixed(4),
    sumCny: cny.toFixed(6),
    countedCny: cny.toFixed(6),
    share: String(terms.share),
    exactAmountCny: (cny * Number(terms.share)).toFixed(7),
    amountCny: (cny * Number(terms.share)).toFixed(2),
  };
}

/** What a span of days cost; on a Saturday a meter was silent for two hours. */
export function billOf(world: ContractOfWorld, node: string, from: string, to: string, now: number): Bill {
  const days = Math.max(0, Math.min(Date.parse(`${to}T24:00:00Z`), now + SHIFT) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
  const kw = node === 'grid' ? 12_949 : 540;
  const lines = BAND_HOURS.map(([band, share]) => {
    const hours = Math.floor(days * share);
    const missing = band === 'valley' && days > 6 ? 2 : 0;
    const kwh = kw * (hours - missing);
    return { tariff: '2025-01-01', band, price: String(PRICE[band]), hours, missing, kwh: kwh.toFixed(3), cny: (kwh * (PRICE[band] ?? 0)).toFixed(5) };
  });
  const unpriced = world.tariffs.length === 0;
  const sum = (of: (line: (typeof lines)[number]) => number) => lines.reduce((all, line) => all + of(line), 0);
  const missing = sum((line) => line.missing);
  return {
    node,
    from,
    to,
    lines: unpriced ? [] : lines,
    hours: sum((line) => line.hours),
    missing,
    unpriced: unpriced ? sum((line) => line.hours) : 0,
    interpolated: 0,
    kwh: sum((line) => Number(line.kwh)).toFixed(3),
    cny: unpriced ? '0' : sum((line) => Number(line.cny)).toFixed(5),
    complete: missing === 0 && !unpriced,
  };
}

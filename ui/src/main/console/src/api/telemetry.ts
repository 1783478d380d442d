/** Prometheus's query API, in its own form: values are text, times are seconds. */
export type Labels = Record<string, string>;
export type RangeSeries = { metric: Labels; values: [number, string][] };
export type InstantSeries = { metric: Labels; value: [number, string] };

export type RangeAnswer = { status: string; data: { resultType: string; result: RangeSeries[] } };
export type InstantAnswer = { status: string; data: { resultType: string; result: InstantSeries[] } };

type Metadata = { type: string; help: string; unit: string };
export type MetadataAnswer = { status: string; data: Record<string, Metadata[]> };
export type NamesAnswer = { status: string; data: string[] };

/** What the measurements take, and how far writing is behind. */
export type Storage = { retentionDays: number; bytes: number; samples: number; series: number; oldest?: string; lagSeconds: number };

/** What one series was expected to be; times in seconds, where something was expected. */
export type ExpectedBand = {
  labels: Labels;
  times: number[];
  expected: number[];
  low: number[];
  high: number[];
  /** Of the newest value; without it there is not enough history. */
  unusual?: boolean;
  score?: number;
  reason: string;
  facts: Record<string, string>;
};

/** Prometheus's query API, in its own form: values are text, times are seconds. */
export type Labels = Record<string, string>;
export type RangeSeries = { metric: Labels; values: [number, string][] };
export type InstantSeries = { metric: Labels; value: [number, string] };

export type RangeAnswer = { status: string; data: { resultType: string; result: RangeSeries[] } };
export type InstantAnswer = { status: string; data: { resultType: string; result: InstantSeries[] } };

import type { DeviceFailure, GapCause, MeterSaid } from '../api/energy';
import type { Key } from '../i18n/words';
import type { Severity } from '../parts/Mark';

export type MeterState = { key: Key; severity: Severity; since?: string | undefined };

const CAUSE: Record<GapCause, Severity> = { backwards: 'high', leap: 'high', stuck: 'medium', ambiguous: 'medium', missing: 'unknown' };
const FAILURE: Record<DeviceFailure, Severity> = { garbage: 'high', exception: 'medium', not_allowed: 'medium', unreached: 'unknown', late: 'unknown' };
const WORST: readonly Severity[] = ['critical', 'high', 'medium', 'unknown', 'low', 'muted', 'ok'];

export const failureSeverity = (failure: DeviceFailure | undefined): Severity => (failure === undefined ? 'ok' : FAILURE[failure]);

/** The gravest that is known of a meter: why its device says nothing, else its gaps, else what is marked. */
export function stateOf(meter: MeterSaid): MeterState {
  if (meter.trouble !== undefined) return { key: `energy.failure.${meter.trouble.failure}`, severity: FAILURE[meter.trouble.failure], since: meter.trouble.lastAt };
  const gap = meter.gaps.toSorted((a, b) => rank(CAUSE[a.cause]) - rank(CAUSE[b.cause]))[0];
  if (gap !== undefined) return { key: `energy.cause.${gap.cause}`, severity: CAUSE[gap.cause], since: gap.from };
  if (meter.marks.includes('wrapped')) return { key: 'energy.mark.wrapped', severity: 'low' };
  if (meter.marks.includes('interpolated')) return { key: 'energy.mark.interpolated', severity: 'low' };
  return { key: 'energy.ok', severity: 'ok' };
}

export const rank = (severity: Severity): number => WORST.indexOf(severity);

/** Those whose figures can not be believed for the whole span. */
export const withGaps = (meters: readonly MeterSaid[]): MeterSaid[] => meters.filter((meter) => meter.gapCount > 0);

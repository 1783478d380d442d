import type { CoverageLine, Gap } from '../api/recovery';
import type { Severity } from '../parts/Mark';

/** What the pages conclude from the board. Pure; what is missing is the server's to say. */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const SEVERITIES: Record<Gap, Severity> = { 'no-policy': 'critical', 'item-gone': 'medium', 'no-good-copy': 'critical', late: 'high', 'drill-failed': 'high', 'no-drill': 'medium' };

/** As bad as the gravest thing that is missing. */
export function severityOfLine({ gaps }: CoverageLine): Severity {
  const [worst] = gaps;
  return worst === undefined ? 'ok' : SEVERITIES[worst];
}

export function severityOfGap(gap: Gap): Severity {
  return SEVERITIES[gap];
}

/** Since when something is missing; undefined where it never was there, or nobody wrote down since when. */
export function missingSince({ policy, lastGood }: CoverageLine, gap: Gap): string | undefined {
  if (policy === undefined) return undefined;
  if (gap === 'late' && lastGood !== undefined) return new Date(Date.parse(lastGood) + policy.rpoMinutes * MINUTE_MS).toISOString();
  if (gap === 'no-drill' && policy.drilledAt !== undefined) return new Date(Date.parse(policy.drilledAt) + policy.drillDays * DAY_MS).toISOString();
  return undefined;
}

export type NextAct = 'make' | 'retire' | 'look' | 'wait' | 'back-up' | 'drill' | 'none';

/** What to do about the gravest gap. A backup that failed is looked at before another is made. */
export function nextAct({ gaps, policy, lastRun }: CoverageLine): NextAct {
  const [worst] = gaps;
  if (worst === undefined) return 'none';
  if (policy === undefined || worst === 'no-policy') return 'make';
  if (worst === 'item-gone') return 'retire';
  if (worst === 'drill-failed' || worst === 'no-drill') return 'drill';
  if (lastRun !== undefined && lastRun.state !== 'ended') return 'wait';
  return lastRun?.outcome !== undefined && lastRun.outcome !== 'done' ? 'look' : 'back-up';
}

export type Counts = { bare: number; unsafe: number; undrilled: number; gone: number; lines: number };

/** For the sentence: each line counts once, by the gravest thing that is missing. */
export function countsOf(lines: readonly CoverageLine[]): Counts {
  const of = (...gaps: Gap[]) => lines.filter((line) => line.gaps[0] !== undefined && gaps.includes(line.gaps[0])).length;
  return { bare: of('no-policy'), unsafe: of('no-good-copy', 'late'), undrilled: of('drill-failed', 'no-drill'), gone: of('item-gone'), lines: lines.length };
}

/** The lines that a filter leaves: by what is missing (`none`: nothing), and by words of item, policy, host or who answers. */
export function filtered(lines: readonly CoverageLine[], gap: Gap | 'none' | undefined, typed: string): readonly CoverageLine[] {
  const words = typed.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return lines.filter((line) => {
    if (gap === 'none' ? line.gaps.length > 0 : gap !== undefined && !line.gaps.includes(gap)) return false;
    const text = [line.itemName, line.policy?.name, line.policy?.host, line.policy?.adapter, line.policy?.responsible].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

import type { FiringSpan, Rule, RuleGroup, RuleOverview } from '../api/alerting';
import type { Severity } from '../parts/Mark';
import { severityOf } from '../parts/Mark';
import type { RuleState } from '../shell/search';

/** The server's word for a rule's state, and what stands above it: a rule that can't be evaluated says nothing true. */
export function stateOf(rule: Rule): RuleState {
  if (rule.error !== undefined && rule.error !== '') return 'broken';
  const word = rule.state.toLowerCase();
  return word === 'firing' || word === 'pending' ? word : 'inactive';
}

export function markOfRule(rule: Rule): Severity {
  switch (stateOf(rule)) {
    case 'broken':
      return 'unknown';
    case 'firing':
      return severityOf(rule.labels['severity']);
    case 'pending':
      return 'unknown';
    case 'inactive':
      return 'ok';
  }
}

export function countOf(overview: RuleOverview, state: RuleState): number {
  return overview.groups.flatMap((group) => group.rules).filter((rule) => stateOf(rule) === state).length;
}

/** The groups with only the rules that are asked for; groups without any are left out. */
export function filtered(groups: readonly RuleGroup[], state: RuleState | undefined, typed: string): RuleGroup[] {
  const words = typed.toLowerCase().split(/\s+/);
  const wanted = (group: RuleGroup, rule: Rule) => {
    const text = [rule.name, rule.expression, group.name, group.file, rule.annotations['summary']].join(' ').toLowerCase();
    return (state === undefined || stateOf(rule) === state) && words.every((word) => text.includes(word));
  };
  return groups.map((group) => ({ ...group, rules: group.rules.filter((rule) => wanted(group, rule)) })).filter((group) => group.rules.length > 0);
}

const RANGE_MS = { '24h': 86_400_000, '7d': 604_800_000, '30d': 2_592_000_000 } as const;

/** The stretch of the past that a trial looks at, to whole minutes so that the same question is asked once. */
export function stretchOf(range: keyof typeof RANGE_MS, now: number): { from: string; to: string } {
  const to = Math.floor(now / 60_000) * 60_000;
  return { from: new Date(to - RANGE_MS[range]).toISOString(), to: new Date(to).toISOString() };
}

export type Track = { name: string; spans: FiringSpan[] };

/** One track a series, the one that fired most first. */
export function tracksOf(spans: readonly FiringSpan[]): Track[] {
  const tracks = new Map<string, FiringSpan[]>();
  for (const span of spans) {
    const name = Object.entries(span.labels)
      .filter(([label]) => label !== '__name__' && label !== 'alertname')
      .map(([label, value]) => `${label}=${value}`)
      .join(' ');
    tracks.set(name, [...(tracks.get(name) ?? []), span]);
  }
  return [...tracks].map(([name, own]) => ({ name, spans: own })).toSorted((a, b) => b.spans.length - a.spans.length || a.name.localeCompare(b.name));
}

/** How long it would have fired in all, in seconds. */
export function firedFor(spans: readonly FiringSpan[], to: string): number {
  return spans.reduce((sum, span) => sum + Math.max(0, Date.parse(span.to ?? to) - Date.parse(span.from)) / 1000, 0);
}

/** Where the caret stands for a line and column that count from 1. */
export function caretAt(text: string, line: number, column: number): number {
  const lines = text.split('\n');
  const before = lines.slice(0, Math.max(0, line - 1)).reduce((sum, each) => sum + each.length + 1, 0);
  return Math.min(text.length, before + Math.min(Math.max(0, column - 1), lines[line - 1]?.length ?? 0));
}

/** The name of a shipped runbook, from a rule's link; a link to elsewhere has none. */
export function runbookName(url: string): string | undefined {
  return /^\/runbooks\/([\w.-]+)$/.exec(url)?.[1];
}

/** A file with one rule, to begin with. */
export const FIRST_RULE = `groups:
  - name: own
    rules:
      - alert: DiskNearlyFull
        expr: 100 * (1 - node_filesystem_avail_bytes / node_filesystem_size_bytes) > 85
        for: 10m
        labels: {severity: medium}
        annotations:
          summary: "{{ $labels.mountpoint }} of {{ $labels.host }} is {{ $value | printf \\"%.0f\\" }} % full"
`;

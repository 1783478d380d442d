import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import en from '../src/i18n/en';

const PROTOCOL = new URL('../../../../../monitoring-agents/src/main/java/io/evenkeel/protocol/', import.meta.url);

/** The stable words of an enum whose constants carry them: `NAME("word")`. */
function codes(file: string): string[] {
  return [...readFileSync(new URL(file, PROTOCOL), 'utf8').matchAll(/^\s+[A-Z_]+\("([a-z-]+)"\)/gm)].map((found) => found[1] ?? '');
}

describe('a finding', () => {
  it.each([['RecoveryFinding.java'], ['ProofFinding.java']])('of %s has words of ours, whatever the agent finds', (file) => {
    const all = codes(file);
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter((code) => !(`finding.${code}` in en))).toEqual([]);
  });

  it('is found at a step that has a name', () => {
    expect(codes('DrillStep.java').filter((step) => !(`step.${step}` in en) || !(`stepShort.${step}` in en))).toEqual([]);
  });
});

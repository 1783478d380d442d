import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import en from '../src/i18n/en';
import zh from '../src/i18n/zh-CN';
import { deskPosition } from './positions';
import { world } from './world';

/** What a model that the engine runs names, as it is shipped. */
function namedIn(definition: string): string[] {
  const home = definition === 'restore-drill' ? 'dr-manager' : 'workflows';
  const model = readFileSync(new URL(`../../../../../${home}/src/main/resources/processes/${definition}.bpmn`, import.meta.url), 'utf8');
  return [...model.matchAll(/<bpmn:(?!message\b|error\b|process\b|definitions\b)\w+ id="([^"]+)"[^>]*? name="([^"]+)"/g)].map(([, id]) => `process.${definition}.${id ?? ''}`);
}

describe.each([
  ['incident-response', 35],
  ['change', 25],
  ['problem', 9],
  ['resource', 60],
  ['restore-drill', 20],
])('the process %s', (definition, least) => {
  const named = namedIn(definition);

  it('has words for everything that its model names, in both languages', () => {
    expect(named.length).toBeGreaterThan(least);
    expect(named.filter((key) => !(key in en))).toEqual([]);
    expect(named.filter((key) => !(key in zh))).toEqual([]);
  });

  it('has no words for what the model no longer has', () => {
    expect(Object.keys(en).filter((key) => key.startsWith(`process.${definition}.`) && !named.includes(key))).toEqual([]);
  });
});

describe('positions of the stand-in', () => {
  const now = world();
  const keys = [...now.work.changes.map((one) => one.change.key), ...now.work.problems.map((one) => one.problem.key), ...now.resources.details.map((one) => one.resource.key)];
  const at = keys.flatMap((key) => deskPosition(now, key) ?? []);

  it('stand at steps that the shipped models have', () => {
    expect(new Set(at.map((one) => one.definitionKey))).toEqual(new Set(['change', 'problem', 'resource']));
    const odd = at.flatMap((one) => one.steps.filter((step) => !namedIn(one.definitionKey).includes(`process.${one.definitionKey}.${step.activityId}`)).map((step) => `${one.definitionKey} ${step.activityId}`));
    expect(odd).toEqual([]);
  });

  it('are there for every resource', () => {
    expect(now.resources.details.filter(({ resource }) => deskPosition(now, resource.key) === undefined)).toEqual([]);
  });
});

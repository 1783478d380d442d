import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import en from '../src/i18n/en';
import zh from '../src/i18n/zh-CN';

/** The model that the engine runs, as it is shipped. */
const model = readFileSync(new URL('../../../../../workflows/src/main/resources/processes/incident-response.bpmn', import.meta.url), 'utf8');
const named = [...model.matchAll(/<bpmn:(?!message\b|error\b|process\b|definitions\b)\w+ id="([^"]+)"[^>]*? name="([^"]+)"/g)].map(([, id]) => `process.incident-response.${id ?? ''}`);

describe('the process of an incident', () => {
  it('has words for everything that its model names, in both languages', () => {
    expect(named.length).toBeGreaterThan(35);
    expect(named.filter((key) => !(key in en))).toEqual([]);
    expect(named.filter((key) => !(key in zh))).toEqual([]);
  });

  it('has no words for what the model no longer has', () => {
    expect(Object.keys(en).filter((key) => key.startsWith('process.incident-response.') && !named.includes(key))).toEqual([]);
  });
});

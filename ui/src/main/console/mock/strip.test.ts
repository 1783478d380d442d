// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ProcessPosition } from '../src/api/workflow';
import { loadLanguage, translator, type Language } from '../src/i18n/words';
import { partToShow, positionWords, worded } from '../src/workflow/ProcessStrip';

const model = (path: string) => readFileSync(`../../../../${path}`, 'utf8');
const shipped = model('workflows/src/main/resources/processes/change.bpmn');
const own = model('examples/processes/equipment/equipment.bpmn');

async function read(xml: string, definition: string, language: Language, at: string): Promise<string> {
  const { catalogue } = await loadLanguage(language);
  const t = translator(language, catalogue);
  const position: ProcessPosition = { definitionKey: definition, version: 1, ended: false, steps: [{ activityId: at, state: 'active', startedAt: '2026-10-01T00:00:00Z' }], timers: [] };
  return positionWords(worded(xml, definition, { catalogue, t, language }), position, t);
}

describe('where a process stands, in words', () => {
  it.each([
    ['a shipped model, in English', shipped, 'change', 'en', 'carry-out', 'Carry out the change'],
    ['a shipped model, in Chinese', shipped, 'change', 'zh-CN', 'carry-out', '实施变更'],
    ["one's own model, in English", own, 'own.equipment', 'en', 'approve', 'Approve the equipment'],
    ["one's own model, in Chinese where it says so", own, 'own.equipment', 'zh-CN', 'approve', '审批设备'],
    ["one's own model, as it is where it does not", own, 'own.equipment', 'zh-CN', 'limit', 'Who decides'],
    ['a step that the model lost', own, 'own.equipment', 'en', 'gone', 'gone'],
  ] as const)('%s', async (_case, xml, definition, language, at, name) => {
    expect(await read(xml, definition, language, at)).toContain(name);
  });
});

describe('the part of a process that is shown', () => {
  const outer = { width: 860, height: 220 };
  const box = (width: number, height: number) => ({ x: 0, y: 0, width, height });

  it('is the one that holds the step, where its words can be read', () => expect(partToShow([box(900, 260), box(160, 240)], outer)).toEqual(box(900, 260)));
  it('is the step itself, where what holds it is too large', () => expect(partToShow([box(1700, 500), box(160, 240)], outer)).toEqual(box(160, 240)));
  it('is the whole, where nothing is active', () => expect(partToShow([], outer)).toBeUndefined());
});

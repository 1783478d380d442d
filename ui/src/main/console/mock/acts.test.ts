import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../src/i18n/en';
import { sentenceKey } from '../src/audit/acts';

const HOUSE = join(import.meta.dirname, '../../../../..');
const SOURCES = ['ops-core/src/main/java', 'workflows/src/main/java', 'ui/src/main/java', 'dr-manager/src/main/java', 'energy-pue/src/main/java', 'knowledge-base/src/main/java', 'llm-assistant/src/main/java'];
const ROOMS = 'identity|workflow|incident|diagnosis|alerting|oncall|notify|fleet|inventory|telemetry|audit|resource|logs|recovery|knowledge|assistant|reporting|energy|handover';
const NAME = new RegExp(`"((?:${ROOMS})(?:\\.[a-z-]+)+)"`, 'g');
/** Named as verbs are, but what a secret is for, a file, or what a process has done. */
const NO_VERBS = ['logs.conf', 'logs.csv', 'notify.contact.address', 'notify.contact.secret', 'notify.heartbeat.url', 'recovery.ask-drill', 'recovery.note-decision', 'recovery.report-drill', 'recovery.tell-drill', 'workflow.callback', 'workflow.receiver'];

function verbs(folder: string): string[] {
  const files = readdirSync(join(HOUSE, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.java'));
  return files.flatMap((name) => [...readFileSync(join(HOUSE, folder, name), 'utf8').matchAll(NAME)].map((found) => found[1] ?? ''));
}

describe('an act', () => {
  it('has a sentence, whatever the server writes down', () => {
    const all = [...new Set(SOURCES.flatMap(verbs))].filter((verb) => !NO_VERBS.includes(verb));
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter((verb) => sentenceKey(verb, en) === undefined)).toEqual([]);
  });
});

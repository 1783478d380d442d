import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DUE_DAYS } from '../src/knowledge/words';

it('an article is amber from the day on which the server calls it due', () => {
  const server = readFileSync(new URL('../../../../../knowledge-base/src/main/java/io/evenkeel/knowledge/Articles.java', import.meta.url), 'utf8');
  expect(/int DUE_DAYS = (\d+);/.exec(server)?.[1]).toBe(String(DUE_DAYS));
});

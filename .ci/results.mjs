// Counts what was tested: `node results.mjs FOLDER`. Reads every surefire report of the modules, and from the folder
// vitest.json, playwright.json, playwright-list.json (tests that had no browser) and checks ("passed NAME" lines).
// Prints the failures, what was BLOCKED, and last "N passed, N failed, N skipped". Exit 1 if anything failed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {{name: string, outcome: 'passed' | 'failed' | 'skipped', why?: string}} Result */

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&', '&#10;': '\n' };
const unescaped = (text) => text.replace(/&(?:lt|gt|quot|apos|amp|#10);/g, (entity) => ENTITIES[entity]);
const attribute = (tag, name) => unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** Maven surefire's TEST-*.xml. What a test printed is left out first, since it may look like anything. */
export function surefire(xml) {
  const plain = xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '').replace(/<system-(out|err)>[\s\S]*?<\/system-\1>/g, '');
  return [...plain.matchAll(/<testcase\b((?:[^>"]|"[^"]*")*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)].map(([, tag, body]) => {
    const name = `${attribute(tag, 'classname')}.${attribute(tag, 'name')}`;
    const wrong = /<(failure|error|skipped)\b((?:[^>"]|"[^"]*")*)>/.exec(body ?? '');
    if (!wrong) return { name, outcome: 'passed' };
    return { name, outcome: wrong[1] === 'skipped' ? 'skipped' : 'failed', why: attribute(wrong[2], 'message') };
  });
}

/** Vitest's JSON report (Jest's form). A file that cannot even be loaded has no tests and counts as one failure. */
export function vitest(json) {
  const outcomes = { passed: 'passed', failed: 'failed' };
  return json.testResults.flatMap((file) =>
    file.status === 'failed' && file.assertionResults.length === 0
      ? [{ name: file.name, outcome: 'failed', why: file.message }]
      : file.assertionResults.map((test) => ({
          name: test.fullName,
          outcome: outcomes[test.status] ?? 'skipped',
          why: test.failureMessages?.[0],
        })),
  );
}

/** Playwright's JSON report; flaky is a failure, since a test that sometimes fails proves nothing. */
export function playwright(json) {
  const outcomes = { expected: 'passed', unexpected: 'failed', flaky: 'failed', skipped: 'skipped' };
  const below = (suite, path) => [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map((test) => ({
        name: [...path, spec.title, test.projectName].filter(Boolean).join(' › '),
        outcome: outcomes[test.status] ?? 'failed',
        why: test.results?.at(-1)?.error?.message ?? test.annotations?.map((note) => note.description).join('; '),
      })),
    ),
    ...(suite.suites ?? []).flatMap((child) => below(child, [...path, child.title])),
  ];
  const found = json.suites.flatMap((suite) => below(suite, [suite.title]));
  const broken = (json.errors ?? []).map((error) => ({ name: 'browser tests', outcome: 'failed', why: error.message }));
  return [...found, ...broken];
}

/** Lines "passed NAME" and "failed NAME". */
export function checks(text) {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ name: line.slice(line.indexOf(' ') + 1), outcome: line.split(' ')[0] }));
}

/** What the names in docs/blocked-peers.md may not be: these exist everywhere. */
export function wronglyListed(document) {
  const never = ['postgres', 'postgresql', 'prometheus', 'promtool', 'amtool', 'chromium', 'chromium-headless-shell'];
  const listed = [...document.matchAll(/^\|\s*`([^`]+)`/gm)].map(([, name]) => name.toLowerCase());
  return listed.filter((name) => never.includes(name));
}

/** @param {Result[]} results */
export function summary(results, peersRequired) {
  const count = (outcome) => results.filter((result) => result.outcome === outcome).length;
  const lines = results
    .filter((result) => result.outcome === 'failed')
    .map((result) => `FAILED ${result.name}: ${(result.why ?? 'see its log').split('\n')[0]}`);
  const blocked = new Map();
  for (const { outcome, why } of results) {
    if (outcome === 'skipped' && why?.startsWith('BLOCKED: ')) blocked.set(why, (blocked.get(why) ?? 0) + 1);
  }
  for (const [why, tests] of blocked) {
    lines.push(`${why} (${tests} skipped${peersRequired ? ', listed in docs/blocked-peers.md' : ''})`);
  }
  lines.push(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
  return { text: lines.join('\n'), failed: count('failed') };
}

function readAll(folder, peersRequired) {
  /** @type {Result[]} */
  const results = [];
  const text = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
  for (const module of readdirSync('.', { withFileTypes: true })) {
    const reports = join(module.name, 'target', 'surefire-reports');
    if (!module.isDirectory() || !existsSync(reports)) continue;
    for (const file of readdirSync(reports).filter((name) => /^TEST-.*\.xml$/.test(name))) {
      results.push(...surefire(readFileSync(join(reports, file), 'utf8')));
    }
  }
  const units = text(join(folder, 'vitest.json'));
  if (units !== undefined) results.push(...vitest(JSON.parse(units)));
  const browser = text(join(folder, 'playwright.json'));
  if (browser !== undefined) results.push(...playwright(JSON.parse(browser)));
  const without = text(join(folder, 'playwright-list.json'));
  if (without) {
    const outcome = peersRequired ? 'failed' : 'skipped';
    results.push(...playwright(JSON.parse(without)).map((test) => ({ ...test, outcome, why: 'BLOCKED: no browser is installed' })));
  }
  results.push(...checks(text(join(folder, 'checks')) ?? ''));
  for (const name of wronglyListed(text('docs/blocked-peers.md') ?? '')) {
    results.push({ name: 'docs/blocked-peers.md', outcome: 'failed', why: `${name} may not be listed` });
  }
  return results;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const peersRequired = process.env.EVENKEEL_REQUIRE_PEERS === '1';
  const { text, failed } = summary(readAll(process.argv[2], peersRequired), peersRequired);
  console.log(text);
  process.exitCode = failed > 0 ? 1 : 0;
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checks, playwright, summary, surefire, vitest, wronglyListed } from './results.mjs';

const outcomes = (results) => results.map((result) => result.outcome);

test('surefire: passed, failed, broken and skipped, with the reason', () => {
  const results = surefire(`<?xml version="1.0"?><testsuite name="a.B" tests="4">
    <properties><property name="x" value="&lt;testcase name=&quot;no&quot;/&gt;"/></properties>
    <testcase name="works" classname="a.B" time="0.1"/>
    <testcase name="wrong[1 &lt; 2]" classname="a.B" time="0.1"><failure message="expected: &quot;1&quot; > 0" type="X"><![CDATA[trace <testcase/>]]></failure></testcase>
    <testcase name="breaks" classname="a.B"><error message="boom" type="Y">trace</error><system-out><![CDATA[<testcase name="printed"/>]]></system-out></testcase>
    <testcase name="needs" classname="a.B" time="0"><skipped message="BLOCKED: prometheus is not installed"/></testcase>
  </testsuite>`);

  assert.deepEqual(outcomes(results), ['passed', 'failed', 'failed', 'skipped']);
  assert.equal(results[1].name, 'a.B.wrong[1 < 2]');
  assert.equal(results[1].why, 'expected: "1" > 0');
  assert.equal(results[3].why, 'BLOCKED: prometheus is not installed');
});

test('vitest: a file that cannot be loaded is a failure', () => {
  const results = vitest({
    testResults: [
      { name: 'a.test.ts', status: 'passed', assertionResults: [
        { fullName: 'a works', status: 'passed', failureMessages: [] },
        { fullName: 'a later', status: 'todo', failureMessages: [] },
        { fullName: 'a not now', status: 'pending', failureMessages: [] },
      ] },
      { name: 'b.test.ts', status: 'failed', message: 'cannot find module', assertionResults: [] },
      { name: 'c.test.ts', status: 'failed', assertionResults: [{ fullName: 'c', status: 'failed', failureMessages: ['no'] }] },
    ],
  });

  assert.deepEqual(outcomes(results), ['passed', 'skipped', 'skipped', 'failed', 'failed']);
});

test('playwright: nested suites, projects, flaky is a failure, errors outside of tests too', () => {
  const spec = (title, status) => ({ title, tests: [{ projectName: 'dark', status, results: [] }] });
  const results = playwright({
    suites: [{ title: 'a.spec.ts', specs: [spec('one', 'expected')], suites: [
      { title: 'inner', specs: [spec('two', 'unexpected'), spec('three', 'flaky'), spec('four', 'skipped')] },
    ] }],
    errors: [{ message: 'the server did not start' }],
  });

  assert.deepEqual(outcomes(results), ['passed', 'failed', 'failed', 'skipped', 'failed']);
  assert.equal(results[1].name, 'a.spec.ts › inner › two › dark');
});

test('checks are lines', () => {
  assert.deepEqual(checks('passed Java build\nfailed console types\n'), [
    { name: 'Java build', outcome: 'passed' },
    { name: 'console types', outcome: 'failed' },
  ]);
});

test('the last line counts, blocked peers are summed before it', () => {
  const why = 'BLOCKED: amtool is not installed';
  const { text, failed } = summary(
    [
      { name: 'a', outcome: 'passed' },
      { name: 'b', outcome: 'skipped', why },
      { name: 'c', outcome: 'skipped', why },
      { name: 'd', outcome: 'failed', why: 'no\ntrace' },
    ],
    false,
  );

  assert.equal(failed, 1);
  assert.deepEqual(text.split('\n'), ['FAILED d: no', `${why} (2 skipped)`, '1 passed, 1 failed, 2 skipped']);
});

test('what exists everywhere may not be listed as blocked', () => {
  assert.deepEqual(wronglyListed('# Blocked peers\n| `guacd` | not in Debian |\n'), []);
  assert.deepEqual(wronglyListed('| `guacd` | x |\n| `prometheus` | slow |\n'), ['prometheus']);
  assert.deepEqual(wronglyListed('Never: `prometheus`.\n'), []);
});

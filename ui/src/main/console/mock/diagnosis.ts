import type { Diagnosis, Suspect } from '../src/api/diagnosis';
import { problem, type Handler } from './answer.ts';
import type { World } from './world.ts';

const SUSPECTS: readonly Suspect[] = [
  {
    id: 'change:CHG-80',
    kind: 'CHANGE',
    subject: 'CHG-80',
    title: 'Larger temporary files for the nightly import',
    component: 'i-pg-02',
    componentName: 'pg-core-02',
    probability: 0.71,
    evidence: [
      { weight: 1.46, code: 'change-before', text: 'It was carried out 2 min before the trouble began.', facts: { seconds: '126' } },
      { weight: 1.3, code: 'lines-after', text: 'Errors that had never been seen there were first written 40 s after it began.', facts: { seconds: '40' } },
      { weight: 1, code: 'change-same', text: 'It is on pg-core-02, where the trouble is.', facts: { component: 'pg-core-02' } },
    ],
  },
  {
    id: 'measure:i-pg-02:process:postgres',
    kind: 'MEASUREMENT',
    subject: 'postgres',
    title: 'The program postgres',
    component: 'i-pg-02',
    componentName: 'pg-core-02',
    probability: 0.12,
    evidence: [
      { weight: 1.2, code: 'deviates', text: 'namedprocess_namegroup_cpu_seconds_total is 3.8, usually 0.4.', facts: { metric: 'namedprocess_namegroup_cpu_seconds_total', labels: '{groupname=postgres}', seen: '3.8', usual: '0.4', times: '41', together: '3' } },
      { weight: 0.6, code: 'names-program', text: 'It names a program that somebody can stop.', facts: {} },
    ],
  },
  {
    id: 'logs:i-pg-02:postgresql@17-main',
    kind: 'LOGS',
    subject: 'postgresql@17-main',
    title: 'What postgresql@17-main writes',
    component: 'i-pg-02',
    componentName: 'pg-core-02',
    probability: 0.08,
    evidence: [
      { weight: 1.3, code: 'new-error', text: 'An error that had never been seen.', facts: { template: '41', text: 'could not write block <*> of temporary file: No space left on device', before: '0', during: '19' } },
      { weight: -0.8, code: 'follows-change', text: 'It began after CHG-80.', facts: { change: 'CHG-80' } },
    ],
  },
  {
    id: 'measure:i-pg-02:processors',
    kind: 'MEASUREMENT',
    subject: 'processors',
    title: 'Measurements of processors',
    component: 'i-pg-02',
    componentName: 'pg-core-02',
    probability: 0.03,
    evidence: [{ weight: -1.2, code: 'says-the-same', text: 'It is what the alert itself measures.', facts: {} }],
  },
];

const LOOKED_AT = [
  { what: 'components', count: 3 },
  { what: 'measurements', count: 312 },
  { what: 'patterns', count: 4 },
  { what: 'changes', count: 1 },
  { what: 'alerts', count: 2 },
];

function diagnosis(world: World, key: string): Diagnosis {
  const incident = world.incidents.find((one) => one.key === key);
  const looked = { incident: key, lookedAt: LOOKED_AT, ...(world.verdicts[key] === undefined ? {} : { verdict: world.verdicts[key] }) };
  if (incident === undefined || incident.state === 'CLOSED') return { incident: key, number: 0, suspects: [], other: 1, lookedAt: [], missing: [] };
  const made = { number: 3, at: incident.openedAt, onset: incident.openedAt };
  if (key === 'INC-1042') return { ...looked, ...made, suspects: [...SUSPECTS], other: 0.06, missing: [{ code: 'no-logs', facts: { component: 'idq-01' } }] };
  return { ...looked, ...made, suspects: [], other: 1, cannotTell: { code: 'nothing-stands-out', text: 'Nothing that was looked at stands out.' }, missing: [{ code: 'no-dependencies', facts: {} }, { code: 'short-history', facts: { component: incident.host ?? '', minutes: '25' } }] };
}

export const diagnosisReads: [RegExp, Handler][] = [[/^\/api\/incidents\/([^/]+)\/diagnosis$/, (world, _request, [key = '']) => ({ status: 200, body: diagnosis(world, key) })]];

export const diagnosisPuts: [RegExp, Handler][] = [
  [
    /^\/api\/incidents\/([^/]+)\/diagnosis\/verdict$/,
    (world, request, [key = '']) => {
      const { suspect, words } = request.body as { suspect?: string; words: string };
      if (suspect === undefined && words.trim() === '') return problem(400, 'verdict-empty', 'Name the suspect that it was, or say in words what it was.');
      const me = world.people.find((one) => one.id === world.me);
      world.verdicts[key] = { ...(suspect === undefined ? {} : { suspect }), words, byName: me?.displayName ?? '', at: new Date().toISOString() };
      return { status: 200, body: diagnosis(world, key) };
    },
  ],
];

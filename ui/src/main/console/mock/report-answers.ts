import type { Report, ReportHead, ReportScheduleChange } from '../src/api/report';
import { problem, type Answer, type Handler } from './answer.ts';

const ok = (body: unknown): Answer => ({ status: 200, body });
const unknown = problem(404, 'report-unknown', 'There is no such report. Open the list of reports.');

function head({ id = '', kind, from, to, zone, madeAt, madeBy }: Report): ReportHead {
  return { id, kind, from, to, zone, madeAt, madeBy };
}

export const reportReads: [RegExp, Handler][] = [
  [/^\/api\/reports$/, (world, { query }) => ok({ items: world.reporting.reports.filter((one) => query.get('kind') === null || one.kind === query.get('kind')).map(head), zone: world.reporting.zone })],
  [/^\/api\/reports\/draft$/, (world) => ok(world.reporting.draft)],
  [/^\/api\/reports\/schedules$/, (world) => ok({ items: world.reporting.schedules, zone: world.reporting.zone })],
  [/^\/api\/reports\/([^/]+)\/rows$/, (world) => ok({ items: world.reporting.rows, count: world.reporting.rows.length + 1, unit: { words: { en: 'min', zh: '分钟' }, decimals: 1 } })],
  [
    /^\/api\/reports\/([^/.]+)$/,
    (world, _request, [id]) => {
      const found = world.reporting.reports.find((one) => one.id === id);
      return found === undefined ? unknown : ok(found);
    },
  ],
];

export const reportPosts: [RegExp, Handler][] = [
  [
    /^\/api\/reports$/,
    (world, { body }) => {
      const { kind, from } = body as { kind: Report['kind']; from: string };
      const [first] = world.reporting.reports;
      if (first === undefined || from > '2026-09-30') return problem(409, 'report-period-not-over', 'This period is not over.', 'from');
      const made = { ...first, id: `0199b0a0-0000-7000-8000-00000000${String(1000 + world.reporting.reports.length)}`, kind, from };
      world.reporting.reports = [made, ...world.reporting.reports];
      return { status: 201, body: made };
    },
  ],
];

export const reportPuts: [RegExp, Handler][] = [
  [
    /^\/api\/reports\/schedules$/,
    (world, { body }) => {
      const wish = body as ReportScheduleChange;
      world.reporting.schedules = world.reporting.schedules.map((one) => (one.kind === wish.kind ? { ...one, ...wish, version: one.version + 1 } : one));
      return ok(world.reporting.schedules.find((one) => one.kind === wish.kind));
    },
  ],
];

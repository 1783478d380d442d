import type { Report, ReportFigure, ReportRow, ReportSchedule, ReportUnit } from '../src/api/report';

/** Reports of the stand-in: one week, one month, and the rows of what can be opened. */
export type Reporting = { reports: Report[]; draft: Report; rows: ReportRow[]; schedules: ReportSchedule[]; zone: string };

const COUNT: ReportUnit = { words: { en: '', zh: '' }, decimals: 0 };
const MINUTES: ReportUnit = { words: { en: 'min', zh: '分钟' }, decimals: 1 };
const PERCENT: ReportUnit = { words: { en: '%', zh: '%' }, decimals: 3 };
const ZONE = 'Asia/Shanghai';

const FIGURES: ReportFigure[] = [
  { id: 'opened', name: { en: 'Incidents opened', zh: '新事件' }, counted: { en: 'Incidents whose first moment is in the period, of every priority.', zh: '首次打开时间在本期内的事件，含所有优先级。' }, unit: COUNT, better: 'less', value: 12, before: 18, rows: 12 },
  { id: 'mtta-mean', name: { en: 'Time to acknowledge (MTTA), mean', zh: '平均确认时间（MTTA）' }, counted: { en: 'From the moment an incident opened, or opened again, until somebody first acknowledged it; over all that were acknowledged in the period. Each opening counts by itself.', zh: '从事件打开（或重新打开）到有人首次确认接手；统计本期内被确认的全部事件，每次打开单独计算。' }, unit: MINUTES, better: 'less', value: 6.417, before: 4.2, rows: 9 },
  { id: 'mttr-median', name: { en: 'Time to resolve, median', zh: '恢复时间中位数' }, counted: { en: 'The same; half of them were over sooner.', zh: '同上；一半事件比这更快结束。' }, unit: MINUTES, better: 'less', value: 41, before: 41, rows: 10 },
  { id: 'unanswered', name: { en: 'Over without acknowledgement', zh: '无人确认即结束' }, counted: { en: 'Those that ended in the period and that nobody had acknowledged.', zh: '本期内结束、但始终无人确认的事件。' }, unit: COUNT, better: 'less', value: 0, rows: 0 },
];

function report(over: Pick<Report, 'kind' | 'from' | 'to' | 'begin' | 'end' | 'madeAt'> & { id?: string }): Report {
  return {
    ...over,
    ...(over.id === undefined ? {} : { hash: '5f1c'.repeat(16) }),
    zone: ZONE,
    madeBy: over.id === undefined ? 'Zhang Wei' : 'Evenkeel',
    parts: [
      { id: 'incidents', title: { en: 'Incidents', zh: '事件' }, figures: FIGURES, tables: [] },
      {
        id: 'services',
        title: { en: 'Availability of services', zh: '服务可用性' },
        figures: [],
        tables: [
          {
            id: 'availability',
            name: { en: 'By service', zh: '按服务' },
            counted: { en: 'Minutes of the period outside the incidents of critical severity that took the service down, in percent of all its minutes.', zh: '本期分钟数中，未被“严重级别为危急且使服务中断”的事件占用的比例。' },
            columns: [
              { id: 'available', name: { en: 'Available', zh: '可用性' }, unit: PERCENT, better: 'more' },
              { id: 'down', name: { en: 'Down', zh: '中断' }, unit: MINUTES, better: 'less' },
            ],
            lines: [
              { id: 'Resident registration', name: { en: 'Resident registration', zh: 'Resident registration' }, cells: [{ value: 99.5302, before: 100, rows: 2 }, { value: 210, before: 0, rows: 2 }] },
              { id: 'City map', name: { en: 'City map', zh: 'City map' }, cells: [{ value: 100, before: 99.9, rows: 0 }, { value: 0, before: 43.2, rows: 0 }] },
            ],
          },
        ],
      },
    ],
  };
}

export function reportingOf(now: number): Reporting {
  const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
  return {
    zone: ZONE,
    reports: [
      report({ id: '0199b0a0-0000-7000-8000-0000000000e1', kind: 'week', from: '2026-09-14', to: '2026-09-20', begin: '2026-09-13T16:00:00Z', end: '2026-09-20T16:00:00Z', madeAt: '2026-09-21T00:00:00Z' }),
      report({ id: '0199b0a0-0000-7000-8000-0000000000e2', kind: 'month', from: '2026-08-01', to: '2026-08-31', begin: '2026-07-31T16:00:00Z', end: '2026-08-31T16:00:00Z', madeAt: '2026-09-01T00:00:00Z' }),
    ],
    draft: report({ kind: 'week', from: '2026-09-21', to: '2026-09-27', begin: '2026-09-20T16:00:00Z', end: '2026-09-27T16:00:00Z', madeAt: at(0) }),
    rows: [
      { key: 'INC-1042', title: 'CPU saturated on pg-core-02', path: '/incidents/INC-1042', value: 150 },
      { key: 'INC-1030', title: 'Host gis-render-03 is silent', path: '/incidents/INC-1030', value: 60 },
    ],
    schedules: [
      { kind: 'week', active: true, daysAfter: 0, at: '08:00', language: 'zh', people: [], addresses: ['ops-lead@example.org'], version: 2, next: at(30), last: { report: '0199b0a0-0000-7000-8000-0000000000e1', from: '2026-09-14', at: '2026-09-21T00:00:00Z', sentTo: ['ops-lead@example.org'], leftOut: ['Ana Souza'] } },
      { kind: 'month', active: false, daysAfter: 2, at: '08:00', language: 'en', people: [], addresses: [], version: 0 },
    ],
  };
}

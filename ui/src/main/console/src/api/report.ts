import type { TwoWords } from './task';

export type ReportKind = 'week' | 'month';
export const REPORT_KINDS: readonly ReportKind[] = ['week', 'month'];

/** Days are of the installation's zone, such as 2026-11-01. */
export type ReportHead = { id: string; kind: ReportKind; from: string; to: string; zone: string; madeAt: string; madeBy: string };
export type ReportPage = { items: ReportHead[]; next?: string; zone: string };

export type ReportUnit = { words: TwoWords; decimals: number };
export type Better = 'less' | 'more' | 'neither';

/** A value is absent where there was nothing to count. */
export type ReportFigure = { id: string; name: TwoWords; counted: TwoWords; unit: ReportUnit; better: Better; value?: number; before?: number; rows: number };
export type ReportColumn = { id: string; name: TwoWords; unit: ReportUnit; better: Better };
export type ReportCell = { value?: number; before?: number; rows: number };
export type ReportLine = { id: string; name: TwoWords; cells: ReportCell[] };
export type ReportTable = { id: string; name: TwoWords; counted: TwoWords; columns: ReportColumn[]; lines: ReportLine[] };
export type ReportPart = { id: string; title: TwoWords; figures: ReportFigure[]; tables: ReportTable[] };

/** Without an id it is a draft: its period is not over, and it is stored nowhere. */
export type Report = { id?: string; hash?: string; kind: ReportKind; from: string; to: string; zone: string; begin: string; end: string; madeAt: string; madeBy: string; parts: ReportPart[] };

export type ReportRow = { key: string; title: string; path: string; value?: number };
/** `unit` is of what each row adds. */
export type ReportRows = { items: ReportRow[]; count: number; unit: ReportUnit };

export type ReportMailing = { report: string; from: string; at: string; sentTo: string[]; leftOut: string[] };
export type ReportSchedule = { kind: ReportKind; active: boolean; daysAfter: number; at: string; language: 'en' | 'zh'; people: string[]; addresses: string[]; version: number; next?: string; last?: ReportMailing };
export type ReportSchedules = { items: ReportSchedule[]; zone: string };
export type ReportScheduleChange = Omit<ReportSchedule, 'version' | 'next' | 'last'>;

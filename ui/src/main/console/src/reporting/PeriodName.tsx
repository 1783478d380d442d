import type { ReportKind } from '../api/report';
import { useWords } from '../i18n/words';
import { isoWeek, month } from './words';

/** Week 47 of 2026, November 2026. */
export function usePeriodName(): (kind: ReportKind, from: string) => string {
  const { t, language } = useWords();
  return (kind, from) => {
    const { year, week } = isoWeek(from);
    return kind === 'week' ? t('report.week', { week: String(week), year: String(year) }) : month(from, language);
  };
}

import { useT } from '../i18n/words';
import { useNow } from '../parts/time';
import { daysUntil, DUE_DAYS } from './words';

const RED_DAYS = 0;

/** Until when a text may be trusted without another look. */
export function ReviewBy({ day, none = '–' }: { day: string | undefined; none?: string }) {
  const t = useT();
  const now = useNow(3600);
  if (day === undefined) return <span className="dim">{none}</span>;
  const days = daysUntil(day, now);
  return (
    <time dateTime={day} className={`nowrap ${days <= RED_DAYS ? 'critical' : days <= DUE_DAYS ? 'high' : ''}`} title={day}>
      {days <= RED_DAYS ? t('knowledge.overdue', { days: -days }) : t('knowledge.inDays', { days })}
    </time>
  );
}

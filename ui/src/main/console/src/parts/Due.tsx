import { useT } from '../i18n/words';
import { useTicking, useTime } from './time';

const SOON_S = 30 * 60;

/** Until when something is to be done: red when it is near or past, amber today, plain later. */
export function Due({ at, paused = false }: { at: string | undefined; paused?: boolean }) {
  const t = useT();
  const time = useTime();
  const left = (now: number) => (Date.parse(at ?? '') - now) / 1000;
  const words = useTicking((now) => (at === undefined ? '' : left(now) < 0 ? t('due.late', { span: time.span(-left(now)) }) : left(now) < SOON_S ? t('due.in', { span: time.span(left(now)) }) : time.short(at, now)));
  const tone = useTicking((now) => (at === undefined ? '' : left(now) < SOON_S ? 'critical' : time.sameDay(at, now) ? 'high' : ''));
  if (paused) return <span className="dim">{t('due.paused')}</span>;
  if (at === undefined) return <span className="dim">{t('due.none')}</span>;
  return (
    <time className={`nowrap ${tone}`} dateTime={at} data-tip={time.exact(at)}>
      {words}
    </time>
  );
}

import type { SpaceLeft } from '../api/recovery';
import { useWords } from '../i18n/words';
import { Age, Clock } from '../parts/Age';
import { figure } from '../parts/format';
import { Panel } from '../parts/Panel';
import { useNow } from '../parts/time';

/** Of the whole: what a restore, a drill or a busier day needs. */
const LITTLE = 0.1;
const SOON_MS = 14 * 86_400_000;

/** What the disk of the repository has left, and when it is full if things go on as they did. */
export function SpacePanel({ space }: { space: SpaceLeft }) {
  const { t, language } = useWords();
  const now = useNow(60);
  const { at, freeBytes, totalBytes, fullAt } = space;
  if (at === undefined || freeBytes === undefined || totalBytes === undefined) {
    return (
      <Panel title={t('space.title')}>
        <p className="body dim">{t('space.untold')}</p>
      </Panel>
    );
  }
  const used = 1 - freeBytes / Math.max(1, totalBytes);
  const soon = fullAt !== undefined && Date.parse(fullAt) - now < SOON_MS;
  return (
    <Panel title={t('space.title')} right={<Age at={at} />}>
      <div className="body">
        <span className="meter thin" role="meter" aria-label={t('space.used')} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(used * 100)}>
          <i className={1 - used < LITTLE ? 'critical' : undefined} style={{ width: `${used * 100}%` }} />
        </span>
        <p>{t('space.free', { free: figure(language, freeBytes, 'bytes'), total: figure(language, totalBytes, 'bytes') })}</p>
        {fullAt === undefined ? (
          <p className="sub">{t('space.notFull', { why: space.why ?? '' })}</p>
        ) : (
          <p className={soon ? 'critical' : undefined}>
            {t('space.full')} <Clock at={fullAt} />
          </p>
        )}
        {space.earliest === undefined || fullAt === undefined ? null : (
          <p className="sub">
            {t('space.between')} <Clock at={space.earliest} /> – {space.latest === undefined ? t('space.later') : <Clock at={space.latest} />}
          </p>
        )}
      </div>
    </Panel>
  );
}

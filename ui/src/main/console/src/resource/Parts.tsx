import type { ResourceLine } from '../api/resource';
import { useWords } from '../i18n/words';
import { useNow } from '../parts/time';
import { daysLeft, dayWords } from './words';

const TONE: Partial<Record<ResourceLine['state'], string>> = { wanted: 'medium', active: 'ok', grace: 'high', reclaiming: 'high', refused: 'critical', 'not-provided': 'critical' };

export function ResourceStateTag({ resource }: { resource: ResourceLine }) {
  const { t } = useWords();
  const { state, wish } = resource;
  return <span className={`tag ${TONE[state] ?? ''}`}>{state === 'wanted' && wish !== undefined ? t(`resource.stage.${wish.stage}`) : t(`resource.state.${state}`)}</span>;
}

const SOON = 7;

/** The last day, and how many are left. */
export function LastDay({ resource }: { resource: ResourceLine }) {
  const { t, language } = useWords();
  const now = useNow(600);
  const day = resource.state === 'wanted' ? (resource.wish?.until ?? resource.until) : resource.until;
  const left = daysLeft(day, now);
  return (
    <span className={resource.state === 'active' && left <= SOON ? 'soon' : ''}>
      {dayWords(day, language)}
      {resource.state === 'active' ? <span className="sub">{t('resource.left', { n: left })}</span> : null}
    </span>
  );
}

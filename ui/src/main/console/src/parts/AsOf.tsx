import type { ReactNode } from 'react';
import { useT } from '../i18n/words';
import { useLine } from './line';
import { useTime } from './time';

/** While the line is lost, the head of a list says from when its values are. */
export function AsOf({ query, otherwise }: { query: { dataUpdatedAt: number }; otherwise?: ReactNode }) {
  const t = useT();
  const time = useTime();
  const { stale } = useLine();
  return stale && query.dataUpdatedAt > 0 ? <span className="unknown">{t('list.asOf', { at: time.seconds(query.dataUpdatedAt) })}</span> : otherwise;
}

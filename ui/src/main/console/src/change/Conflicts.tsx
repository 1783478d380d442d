import { Link } from '@tanstack/react-router';
import type { ChangedItem, Conflict } from '../api/change';
import { useT } from '../i18n/words';
import { Clock } from '../parts/Age';

/** Every item that meets something else, by which rule and until when; then how many are free. */
export function Conflicts({ conflicts, items }: { conflicts: readonly Conflict[]; items: readonly ChangedItem[] }) {
  const t = useT();
  const meeting = new Set(conflicts.map((one) => one.item?.id));
  const free = conflicts.some((one) => one.item === undefined) ? 0 : items.filter((item) => !meeting.has(item.id)).length;
  return (
    <>
      {conflicts.length === 0 ? null : (
        <table className="tbl conflicts">
          <thead>
            <tr>
              <th>{t('conflict.item')}</th>
              <th>{t('conflict.rule')}</th>
              <th>{t('conflict.with')}</th>
              <th>{t('conflict.clears')}</th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map((one) => (
              <tr key={`${one.rule}-${one.with}-${one.item?.id ?? ''}`}>
                <td>{one.item?.name ?? t('freeze.everything')}</td>
                <td>
                  {t(`conflict.rule.${one.rule}`)} {one.refuses ? <span className="tag critical">{t('conflict.refuses')}</span> : null}
                </td>
                <td>
                  {one.rule === 'freeze' ? (
                    one.with
                  ) : (
                    <Link to="/changes/$key" params={{ key: one.with }} className="mono">
                      {one.with}
                    </Link>
                  )}{' '}
                  <span className="sub">{one.title}</span>
                </td>
                <td>
                  <Clock at={one.clearsAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="body dim">{t('conflict.free', { n: free })}</p>
    </>
  );
}

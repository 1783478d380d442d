import { Link } from '@tanstack/react-router';
import type { ArticleRow } from '../api/knowledge';
import { useT } from '../i18n/words';
import { Age } from '../parts/Age';
import { Icon } from '../parts/Icon';
import { Owner } from '../parts/Owner';
import { useRowKeys } from '../parts/rows';
import { ReviewBy } from './ReviewBy';
import { KIND_ICONS, STATE_TONES } from './words';

/** Articles: what it is about, in what state, whose, until when it may be trusted. */
export function ArticleTable({ articles }: { articles: readonly ArticleRow[] }) {
  const t = useT();
  const list = useRowKeys<HTMLTableElement>();
  return (
    <table className="tbl two articles" ref={list}>
      <thead>
        <tr>
          <th>{t('knowledge.about')}</th>
          <th className="c-state">{t('incident.state')}</th>
          <th className="c-owner">{t('knowledge.owner')}</th>
          <th className="c-due">{t('knowledge.reviewBy')}</th>
          <th className="c-age">{t('knowledge.changed')}</th>
        </tr>
      </thead>
      <tbody>
        {articles.map((row) => (
          <tr key={row.key} data-row>
            <td className="what">
              <span className="kn-title">
                <Icon name={KIND_ICONS[row.kind]} />
                <span className="grow">
                  <Link className="t" to="/knowledge/$key" params={{ key: row.key }} data-main>
                    {row.title}
                  </Link>
                  <span className="sub">
                    <span className="mono">{row.key}</span> {t(`knowledge.kind.${row.kind}`)}
                    {row.rules.length === 0 ? null : ` · ${row.rules.join(', ')}`}
                  </span>
                </span>
              </span>
            </td>
            <td className="st">
              <span className="row wrap">
                <span className={`tag ${STATE_TONES[row.state]}`}>{t(`knowledge.state.${row.state}`)}</span>
                {row.waiting ? <span className="tag accent">{t('knowledge.waiting')}</span> : null}
              </span>
            </td>
            <td className="ow">{row.ownerName === undefined ? <span className="dim">{t(row.source === undefined ? 'knowledge.nobody' : 'knowledge.shipped')}</span> : <Owner name={row.ownerName} />}</td>
            <td className="due">
              <ReviewBy day={row.reviewBy} />
            </td>
            <td className="since">
              <Age at={row.changedAt} form="ago" focusable={false} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/words';
import { Age } from '../parts/Age';
import { Answer, Empty } from '../parts/Answer';
import { WaitingRows } from '../parts/Waiting';
import { said } from '../workflow/form';
import { useIdle } from './server';
import { money } from './words';

/** What nobody uses, as measured, and whose owners have not answered. */
export function IdleList() {
  const { t, language } = useWords();
  const idle = useIdle();
  return (
    <Answer query={idle} failed={t('resource.idleFailed')} waiting={<WaitingRows rows={3} what={t('resource.show.idle')} />} empty={{ when: (items) => items.length === 0, show: <Empty title={t('resource.idleNone')}>{t('resource.idleNoneText')}</Empty> }}>
      {(items) => (
        <table className="tbl two resources">
          <thead>
            <tr>
              <th>{t('resource.what')}</th>
              <th className="c-until">{t('resource.idleSince')}</th>
              <th className="c-cost">{t('resource.cost')}</th>
              <th className="c-own">{t('resource.owner')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ resource, since, expression }) => (
              <tr key={resource.key} data-row>
                <td className="what">
                  <Link className="t" to="/resources/$key" params={{ key: resource.key }} data-main>
                    {t('resource.amount', { n: resource.quantity, name: said(resource.name, language) })}
                  </Link>
                  <span className="sub">
                    <span className="mono">{resource.key}</span> {resource.itemName} · <code>{expression}</code>
                  </span>
                </td>
                <td className="until">
                  <Age at={since} focusable={false} />
                </td>
                <td className="cost num">{money(resource.monthlyCost, resource.currency, language)}</td>
                <td className="own">{resource.team ?? resource.owner}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Answer>
  );
}

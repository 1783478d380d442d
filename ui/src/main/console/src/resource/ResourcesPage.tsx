import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import type { ResourceLine } from '../api/resource';
import { RESOURCE_STATES } from '../api/resource';
import { Say } from '../i18n/Say';
import { useWords } from '../i18n/words';
import { useMay } from '../identity/server';
import { Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Find } from '../parts/Find';
import { PagedAnswer, useItems } from '../parts/Paged';
import { Head } from '../parts/Panel';
import { useRowKeys } from '../parts/rows';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { RESOURCE_LISTS } from '../shell/search';
import { said } from '../workflow/form';
import { IdleList } from './IdleList';
import { LastDay, ResourceStateTag } from './Parts';
import { QuotaList } from './QuotaList';
import { useAllResources, useMyResources } from './server';
import { money } from './words';
import './resource.css';

/** What the reader has and waits for; for operators also everybody's, what is idle, and the quotas. */
export default function ResourcesPage() {
  const { t } = useWords();
  useTitle(t('room.resources'));
  const search = useSearch({ from: '/resources' });
  const navigate = useNavigate({ from: '/resources' });
  const mayAll = useMay('SEE_OPERATIONS');
  const show = mayAll ? (search.show ?? 'mine') : 'mine';
  const mine = useMyResources();
  const own = useItems(mine.data);
  const count = (...states: ResourceLine['state'][]) => own?.filter((one) => states.includes(one.state)).length ?? 0;
  return (
    <>
      <Head
        title={t('room.resources')}
        sentence={own === undefined ? t('resource.reading') : <Say k="resource.sentence" values={{ active: count('active'), waiting: count('wanted'), grace: count('grace'), idle: own.filter((one) => one.idle).length }} />}
        acts={
          <Link to="/resources/new" className="btn primary">
            {t('resource.apply')}
          </Link>
        }
      />
      <section className="panel" aria-label={t('room.resources')}>
        {mayAll ? (
          <div className="filt">
            <span className="chips">
              {RESOURCE_LISTS.map((list) => (
                <button key={list} type="button" className="chip" aria-pressed={show === list} onClick={() => void navigate({ search: list === 'mine' ? {} : { show: list } })}>
                  {t(`resource.show.${list}`)}
                </button>
              ))}
            </span>
            <span className="grow" />
            {show === 'mine' ? <AsOf query={mine} /> : null}
          </div>
        ) : null}
        {show === 'mine' ? <Paged query={mine} none={t('resource.none')} noneText={t('resource.noneText')} /> : show === 'all' ? <All /> : show === 'idle' ? <IdleList /> : <QuotaList />}
      </section>
    </>
  );
}

function All() {
  const { t } = useWords();
  const search = useSearch({ from: '/resources' });
  const navigate = useNavigate({ from: '/resources' });
  const all = useAllResources({ state: search.state, q: useDeferredValue(search.q) });
  return (
    <>
      <div className="filt">
        <Find label={t('resource.search')} value={search.q} onFind={(q) => void navigate({ search: (old) => ({ ...old, q }), replace: true })} />
        <span className="chips">
          <button type="button" className="chip" aria-pressed={search.state === undefined} onClick={() => void navigate({ search: (old) => ({ ...old, state: undefined }) })}>
            {t('change.all')}
          </button>
          {RESOURCE_STATES.map((state) => (
            <button key={state} type="button" className="chip" aria-pressed={search.state === state} onClick={() => void navigate({ search: (old) => ({ ...old, state }) })}>
              {t(`resource.state.${state}`)}
            </button>
          ))}
        </span>
        <span className="grow" />
        <AsOf query={all} />
      </div>
      <Paged query={all} none={t('resource.noneHere')} noneText={t('resource.noneHereText')} />
    </>
  );
}

function Paged({ query, none, noneText }: { query: ReturnType<typeof useMyResources>; none: string; noneText: string }) {
  const { t } = useWords();
  const list = useItems(query.data);
  return (
    <PagedAnswer query={query} items={list} failed={t('resource.failed')} waiting={<WaitingRows rows={4} what={t('room.resources')} />} empty={{ when: (items) => items.length === 0, show: <Empty title={none}>{noneText}</Empty> }}>
      {(items) => <Rows resources={items} />}
    </PagedAnswer>
  );
}

function Rows({ resources }: { resources: readonly ResourceLine[] }) {
  const { t, language } = useWords();
  const list = useRowKeys<HTMLTableElement>();
  return (
    <table className="tbl two resources" ref={list}>
      <thead>
        <tr>
          <th>{t('resource.what')}</th>
          <th className="c-until">{t('resource.until')}</th>
          <th className="c-cost">{t('resource.cost')}</th>
          <th className="c-own">{t('resource.owner')}</th>
          <th className="c-state">{t('incident.state')}</th>
        </tr>
      </thead>
      <tbody>
        {resources.map((one) => (
          <tr key={one.key} data-row>
            <td className="what">
              <Link className="t" to="/resources/$key" params={{ key: one.key }} data-main>
                {t('resource.amount', { n: one.state === 'wanted' ? (one.wish?.quantity ?? 0) : one.quantity, name: said(one.name, language) })}
              </Link>
              <span className="sub">
                <span className="mono">{one.key}</span> {one.itemName ?? one.purpose}
              </span>
            </td>
            <td className="until">
              <LastDay resource={one} />
            </td>
            <td className="cost num">{money(one.monthlyCost, one.currency, language)}</td>
            <td className="own">{one.team ?? one.owner}</td>
            <td className="st">
              <ResourceStateTag resource={one} />
              {one.idle ? <span className="tag medium">{t('resource.idle')}</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

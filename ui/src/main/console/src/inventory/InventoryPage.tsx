import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { KINDS } from '../api/inventory';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Answer, Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Button } from '../parts/Button';
import { Find } from '../parts/Find';
import { Icon } from '../parts/Icon';
import { Head } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { useOffer } from '../shell/commands';
import { AddService } from './dialogs';
import { ItemTable } from './ItemTable';
import { useItems } from './server';
import './inventory.css';

/** Everything that is watched or depended on. */
export default function InventoryPage() {
  const t = useT();
  useTitle(t('room.inventory'));
  const search = useSearch({ from: '/inventory' });
  const navigate = useNavigate({ from: '/inventory' });
  const items = useItems(search.kind, useDeferredValue(search.q ?? ''));
  const mayEdit = useMay('EDIT_INVENTORY');
  const [adding, setAdding] = useState(false);
  useOffer(useMemo(() => (mayEdit ? [{ id: 'add-service', label: t('inventory.add'), run: () => setAdding(true) }] : []), [mayEdit, t]));
  const list = useMemo(() => items.data?.pages.flatMap((page) => page.items), [items.data]);
  const query = { ...items, data: list };
  const filtered = search.kind !== undefined || (search.q ?? '') !== '';
  const add = mayEdit ? (
    <Button onClick={() => setAdding(true)}>
      <Icon name="plus" size={14} />
      {t('inventory.add')}
    </Button>
  ) : undefined;
  return (
    <>
      <Head title={t('room.inventory')} sentence={list === undefined ? t('inventory.reading') : t(items.hasNextPage ? 'inventory.sentenceMore' : 'inventory.sentence', { n: list.length })} acts={add} />
      <section className="panel" aria-label={t('room.inventory')}>
        <div className="filt">
          <Find label={t('inventory.find')} value={search.q} onFind={(q) => void navigate({ search: (old) => ({ ...old, q }), replace: true })} />
          <span className="chips">
            <button type="button" className="chip" aria-pressed={search.kind === undefined} onClick={() => void navigate({ search: (old) => ({ ...old, kind: undefined }) })}>
              {t('inventory.all')}
            </button>
            {KINDS.map((kind) => (
              <button key={kind} type="button" className="chip" aria-pressed={search.kind === kind} onClick={() => void navigate({ search: (old) => ({ ...old, kind }) })}>
                {t(`kinds.${kind}`)}
              </button>
            ))}
          </span>
          <span className="grow" />
          <AsOf query={items} />
        </div>
        <Answer
          query={query}
          failed={t('inventory.failed')}
          waiting={<WaitingRows rows={8} one what={t('room.inventory')} />}
          empty={{
            when: (all) => all.length === 0,
            show: filtered ? (
              <p className="body row">
                <span>{t('inventory.hidden')}</span>
                <Button look="quiet" onClick={() => void navigate({ search: {} })}>
                  {t('inventory.showAll')}
                </Button>
              </p>
            ) : (
              <Empty calm={false} title={t('inventory.none')} acts={add}>
                {t('inventory.noneText')}
              </Empty>
            ),
          }}
        >
          {(all) => <ItemTable items={all} more={items.hasNextPage && !items.isFetchingNextPage ? () => void items.fetchNextPage() : undefined} />}
        </Answer>
      </section>
      {adding ? <AddService onClose={() => setAdding(false)} onAdded={(id) => void navigate({ to: '/inventory/$id', params: { id } })} /> : null}
    </>
  );
}

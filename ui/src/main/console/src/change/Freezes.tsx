import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import type { Freeze } from '../api/change';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { useItem } from '../inventory/server';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Panel } from '../parts/Panel';
import { useNow, useTime } from '../parts/time';
import { WaitingRows } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { FreezeDialog } from './FreezeDialog';
import { useFreezes, useRemoveFreeze } from './server';
import './change.css';

/** Times in which nothing is changed but in an emergency. */
export function Freezes() {
  const t = useT();
  const freezes = useFreezes();
  const mayEdit = useMay('EDIT_DESK');
  const remove = useRemoveFreeze();
  const [adding, setAdding] = useState(false);
  return (
    <Panel
      title={t('freeze.title')}
      right={
        mayEdit ? (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('freeze.add')}
          </Button>
        ) : undefined
      }
    >
      <Answer query={freezes} failed={t('freeze.failed')} waiting={<WaitingRows rows={2} what={t('freeze.title')} />} empty={{ when: (items) => items.length === 0, show: <p className="body dim">{t('freeze.none')}</p> }}>
        {(items) => (
          <ul className="freezes">
            {items.map((freeze) => (
              <li key={freeze.id}>
                <b>{freeze.name}</b>
                <span className="mid">
                  <When freeze={freeze} />
                </span>
                <span className="sub">
                  {freeze.items.length === 0 ? t('freeze.everything') : <Over items={freeze.items} />}
                  {freeze.reason === '' ? null : ` · ${freeze.reason}`}
                </span>
                {mayEdit ? (
                  <Button size="small" look="quiet" busy={remove.isPending} onClick={() => remove.mutate(freeze.id)} aria-label={t('freeze.removeOf', { name: freeze.name })}>
                    {t('freeze.remove')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Answer>
      <Wrong error={remove.error} />
      {adding ? <FreezeDialog onClose={() => setAdding(false)} /> : null}
    </Panel>
  );
}

const NAMED = 3;

/** The items by name, the first few. */
function Over({ items }: { items: readonly string[] }) {
  const t = useT();
  return (
    <>
      {items.slice(0, NAMED).map((id, index) => (
        <Fragment key={id}>
          {index === 0 ? null : ', '}
          <ItemName id={id} />
        </Fragment>
      ))}
      {items.length > NAMED ? ` ${t('freeze.more', { n: items.length - NAMED })}` : null}
    </>
  );
}

function ItemName({ id }: { id: string }) {
  const { data } = useItem(id);
  return (
    <Link to="/inventory/$id" params={{ id }}>
      {data?.item.name ?? id}
    </Link>
  );
}

function When({ freeze: { from, to, weekly } }: { freeze: Freeze }) {
  const t = useT();
  const time = useTime();
  const now = useNow(600);
  if (weekly !== undefined) return <Say k="freeze.weekly" values={{ fromDay: weekly.fromDay ?? '', fromTime: weekly.fromTime ?? '', toDay: weekly.toDay ?? '', toTime: weekly.toTime ?? '', zone: weekly.zone ?? '' }} />;
  return from === undefined || to === undefined ? null : t('freeze.once', { from: time.short(from, now), to: time.short(to, now) });
}

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ChangeLine } from '../api/change';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Answer, Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Head } from '../parts/Panel';
import { useNow, useTime } from '../parts/time';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { CHANGE_DAYS, CHANGE_FILTERS } from '../shell/search';
import { byDay, spanOf } from './days';
import { Freezes } from './Freezes';
import { useChanges } from './server';
import { ChangeStateTag } from './ChangeStateTag';
import './change.css';

const USUAL_DAYS = 30;

/** The calendar of what people change, day after day, and the times in which nothing is changed. */
export default function ChangesPage() {
  const t = useT();
  useTitle(t('room.changes'));
  const search = useSearch({ from: '/changes' });
  const navigate = useNavigate({ from: '/changes' });
  // The day is enough: the span must not move with every second.
  const today = Math.floor(useNow(600) / 86_400_000);
  const span = useMemo(() => spanOf(today * 86_400_000 + 43_200_000, search.days ?? USUAL_DAYS), [today, search.days]);
  const changes = useChanges(span, search.state);
  const mayPlan = useMay('PLAN_CHANGES');
  const list = changes.data ?? [];
  const count = (...states: ChangeLine['state'][]) => list.filter((one) => states.includes(one.state)).length;
  return (
    <>
      <Head
        title={t('room.changes')}
        sentence={changes.data === undefined ? t('change.reading') : <Say k="change.sentence" values={{ running: count('running', 'backing-out'), waiting: count('approving'), scheduled: count('scheduled') }} />}
        acts={
          mayPlan ? (
            <Link to="/changes/new" className="btn primary">
              {t('change.plan')}
            </Link>
          ) : undefined
        }
      />
      <div className="change-page">
        <section className="panel" aria-label={t('room.changes')}>
          <div className="filt">
            <span className="chips">
              <button type="button" className="chip" aria-pressed={search.state === undefined} onClick={() => void navigate({ search: (old) => ({ ...old, state: undefined }) })}>
                {t('change.all')}
              </button>
              {CHANGE_FILTERS.map((state) => (
                <button key={state} type="button" className="chip" aria-pressed={search.state === state} onClick={() => void navigate({ search: (old) => ({ ...old, state }) })}>
                  {t(`change.state.${state}`)}
                </button>
              ))}
            </span>
            <span className="grow" />
            <span className="chips">
              {CHANGE_DAYS.map((days) => (
                <button key={days} type="button" className="chip" aria-pressed={(search.days ?? USUAL_DAYS) === days} onClick={() => void navigate({ search: (old) => ({ ...old, days: days === USUAL_DAYS ? undefined : days }) })}>
                  {t('change.days', { n: days })}
                </button>
              ))}
            </span>
            <AsOf query={changes} />
          </div>
          <Answer query={changes} failed={t('change.failed')} waiting={<WaitingRows rows={5} what={t('room.changes')} />} empty={{ when: (items) => items.length === 0, show: <Empty title={t('change.none')}>{t('change.noneText')}</Empty> }}>
            {(items) => <Days changes={items} />}
          </Answer>
        </section>
        <Freezes />
      </div>
    </>
  );
}

function Days({ changes }: { changes: readonly ChangeLine[] }) {
  const time = useTime();
  return (
    <ol className="days">
      {byDay(changes, time.dayKey).map(([day, items]) => (
        <li key={day}>
          <h3>{time.day(items[0]?.from ?? day)}</h3>
          <ul>
            {items.map((change) => (
              <Row key={change.key} change={change} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Row({ change }: { change: ChangeLine }) {
  const t = useT();
  const time = useTime();
  const sameDay = time.sameDay(change.from, change.to);
  return (
    <li className="change-row">
      <span className="num dim">
        {time.clock(change.from)}–{sameDay ? time.clock(change.to) : `${time.day(change.to)} ${time.clock(change.to)}`}
      </span>
      <span className="what">
        <Link to="/changes/$key" params={{ key: change.key }}>
          {change.title}
        </Link>
        <span className="sub">
          <span className="mono">{change.key}</span> {t(`change.kind.${change.kind}`)} · {change.items.map((item) => item.name).join(', ')}
        </span>
      </span>
      {change.risk === undefined ? <span /> : <span className={`tag ${change.risk === 'high' ? 'high' : ''}`}>{t(`change.risk.${change.risk}`)}</span>}
      <ChangeStateTag state={change.state} />
    </li>
  );
}

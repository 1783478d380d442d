import { TextInput } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ChangeLine, Freeze } from '../api/change';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Answer, Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Head, Panel } from '../parts/Panel';
import { useNow, useTime } from '../parts/time';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { fieldError, Wrong } from '../parts/Wrong';
import { CHANGE_DAYS, CHANGE_FILTERS } from '../shell/search';
import { byDay, fieldOf, spanOf } from './days';
import { useAddFreeze, useChanges, useFreezes, useRemoveFreeze } from './server';
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

function Freezes() {
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
                  {freeze.items.length === 0 ? t('freeze.everything') : t('freeze.items', { n: freeze.items.length })} {freeze.reason}
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

function When({ freeze: { from, to, weekly } }: { freeze: Freeze }) {
  const t = useT();
  const time = useTime();
  const now = useNow(600);
  if (weekly !== undefined) return <Say k="freeze.weekly" values={{ fromDay: weekly.fromDay ?? '', fromTime: weekly.fromTime ?? '', toDay: weekly.toDay ?? '', toTime: weekly.toTime ?? '', zone: weekly.zone ?? '' }} />;
  return from === undefined || to === undefined ? null : t('freeze.once', { from: time.short(from, now), to: time.short(to, now) });
}

/** A time in which nothing is changed but in an emergency. */
function FreezeDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const add = useAddFreeze();
  const [now] = useState(() => Date.now());
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState(fieldOf(now));
  const [to, setTo] = useState(fieldOf(now + 86_400_000));
  const off = name.trim() === '' ? t('freeze.nameMissing') : from === '' || to === '' || from >= to ? t('deputy.timeMissing') : undefined;
  return (
    <Dialog opened onClose={onClose} title={t('freeze.add')} act={t('freeze.add')} busy={add.isPending} off={off} error={add.error} onSubmit={() => add.mutate({ name: name.trim(), reason: reason.trim(), from: new Date(from).toISOString(), to: new Date(to).toISOString() }, { onSuccess: onClose })}>
      <TextInput label={t('freeze.name')} value={name} onChange={(event) => setName(event.target.value)} error={fieldError(add.error, 'name')} data-autofocus />
      <TextInput label={t('task.reason')} value={reason} onChange={(event) => setReason(event.target.value)} error={fieldError(add.error, 'reason')} />
      <TextInput type="datetime-local" label={t('deputy.from')} value={from} onChange={(event) => setFrom(event.target.value)} error={fieldError(add.error, 'from')} />
      <TextInput type="datetime-local" label={t('deputy.to')} value={to} onChange={(event) => setTo(event.target.value)} error={fieldError(add.error, 'to')} />
      <p className="sub">{t('freeze.means')}</p>
    </Dialog>
  );
}

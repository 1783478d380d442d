import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { useAlerts } from '../incident/server';
import { Answer, Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Button } from '../parts/Button';
import { Find } from '../parts/Find';
import { Icon } from '../parts/Icon';
import { Head } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { HOST_STATES, type HostState } from '../shell/search';
import { AddHost } from './AddHost';
import { isIn, QUERIES, rowsOf, sorted } from './figures';
import { HostTable } from './HostTable';
import { useHosts, useInstant } from './server';
import './hosts.css';

export default function HostsPage() {
  const t = useT();
  useTitle(t('room.hosts'));
  const search = useSearch({ from: '/hosts' });
  const navigate = useNavigate({ from: '/hosts' });
  const hosts = useHosts();
  const rows = useRows();
  const mayEnrol = useMay('ENROL_HOSTS');
  const [adding, setAdding] = useState(false);
  const typed = useDeferredValue(search.q ?? '');
  const sort = search.sort ?? 'worst';
  const shown = useMemo(() => sorted(rows.filter((row) => isIn(row, search.state, typed)), sort), [rows, search.state, typed, sort]);
  const count = (state: HostState) => rows.filter((row) => isIn(row, state, '')).length;
  const heard = rows.filter((row) => !row.host.silent && !row.host.revoked && row.host.lastSeen !== undefined).length;
  const add = mayEnrol ? (
    <Button onClick={() => setAdding(true)}>
      <Icon name="plus" size={14} />
      {t('hosts.add')}
    </Button>
  ) : undefined;
  return (
    <>
      <Head title={t('room.hosts')} sentence={hosts.data === undefined ? t('hosts.reading') : <Say k="hosts.sentence" values={{ n: rows.length, heard, silent: count('silent') }} wrap={{ b: (body) => <b className="unknown">{body}</b> }} />} acts={add} />
      <section className="panel" aria-label={t('room.hosts')}>
        <div className="filt">
          <Find label={t('hosts.find')} value={search.q} onFind={(q) => void navigate({ search: (old) => ({ ...old, q }), replace: true })} />
          <span className="chips">
            <button type="button" className="chip" aria-pressed={search.state === undefined} onClick={() => void navigate({ search: (old) => ({ ...old, state: undefined }) })}>
              {t('hosts.all')} {rows.length}
            </button>
            {HOST_STATES.map((state) =>
              count(state) === 0 && search.state !== state ? null : (
                <button key={state} type="button" className="chip" aria-pressed={search.state === state} onClick={() => void navigate({ search: (old) => ({ ...old, state }) })}>
                  {t(`hosts.${state}`)} {count(state)}
                </button>
              ),
            )}
          </span>
          <span className="grow" />
          <AsOf query={hosts} />
        </div>
        <Answer
          query={hosts}
          failed={t('hosts.failed')}
          waiting={<WaitingRows rows={5} one what={t('room.hosts')} />}
          empty={{
            when: (list) => list.length === 0,
            show: (
              <Empty calm={false} title={t('hosts.none')} acts={add}>
                {t('hosts.noneText')}
              </Empty>
            ),
          }}
        >
          {(list) =>
            shown.length === 0 ? (
              <p className="body row">
                <span>{t('list.hidden', { n: list.length })}</span>
                <Button look="quiet" onClick={() => void navigate({ search: {} })}>
                  {t('list.showAll', { n: list.length })}
                </Button>
              </p>
            ) : (
              <HostTable rows={shown} sort={sort} onSort={(next) => void navigate({ search: (old) => ({ ...old, sort: next === 'worst' ? undefined : next }), replace: true })} />
            )
          }
        </Answer>
      </section>
      {adding ? <AddHost onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function useRows() {
  const { data: hosts = [] } = useHosts();
  const { data: alerts = [] } = useAlerts();
  const { data: cpu } = useInstant(QUERIES.cpu);
  const { data: memory } = useInstant(QUERIES.memory);
  const { data: disk } = useInstant(QUERIES.disk);
  const { data: load } = useInstant(QUERIES.load);
  return useMemo(() => rowsOf(hosts, alerts, { cpu, memory, disk, load }), [hosts, alerts, cpu, memory, disk, load]);
}

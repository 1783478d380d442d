import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import type { Incident } from '../api/incident';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Answer, Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Button } from '../parts/Button';
import { Find } from '../parts/Find';
import { Head, Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { useMay } from '../identity/server';
import { CalmIncidents } from './CalmIncidents';
import { CloseMany, useChosen } from './CloseMany';
import { useAlerts, useIncidents } from './server';
import { byAge, byUrgency, hasNobody, mayCloseSoon, openCount } from './state';

export function found(incident: Incident, typed: string): boolean {
  const text = [incident.key, incident.title, incident.host, incident.ownerName, incident.priority].join(' ').toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

export default function IncidentsPage() {
  const t = useT();
  useTitle(t('room.incidents'));
  const search = useSearch({ from: '/incidents' });
  const navigate = useNavigate({ from: '/incidents' });
  const all = search.state === 'all';
  const incidents = useIncidents(all ? 'all' : 'open');
  const alerts = useAlerts();
  const typed = useDeferredValue(search.q ?? '');
  const sorted = useMemo(() => (incidents.data ?? []).toSorted(all ? byAge : byUrgency), [incidents.data, all]);
  const shown = useMemo(() => (typed === '' ? sorted : sorted.filter((one) => found(one, typed))), [sorted, typed]);
  const list = incidents.data ?? [];
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const closable = useMemo(() => (mayHandle ? shown.filter(mayCloseSoon).map((one) => one.key) : []), [mayHandle, shown]);
  const { chosen, keys, set } = useChosen(closable);
  return (
    <>
      <Head title={t('room.incidents')} sentence={incidents.data === undefined ? t('now.reading') : <Say k="incidents.sentence" values={{ n: openCount(list), nobody: list.filter(hasNobody).length }} />} />
      <Panel
        title={
          <span className="chips">
            <button type="button" className="chip" aria-pressed={!all} onClick={() => void navigate({ search: (old) => ({ ...old, state: undefined }) })}>
              {t('incidents.open')}
            </button>
            <button type="button" className="chip" aria-pressed={all} onClick={() => void navigate({ search: (old) => ({ ...old, state: 'all' }) })}>
              {t('incidents.all')}
            </button>
          </span>
        }
        right={
          <>
            <AsOf query={incidents} otherwise={<span className="hide-s">{t(all ? 'incidents.byAge' : 'now.byPriority')}</span>} />
            <Find label={t('incidents.find')} value={search.q} onFind={(q) => void navigate({ search: (old) => ({ ...old, q }), replace: true })} />
          </>
        }
      >
        {mayHandle ? <CloseMany closable={closable} chosen={keys} onChoose={set} /> : null}
        <Answer
          query={incidents}
          failed={t('now.openFailed')}
          waiting={<WaitingRows what={t('room.incidents')} rows={6} />}
          empty={{ when: (items) => items.length === 0, show: <Empty title={t(all ? 'incidents.never' : 'now.none')}>{t(all ? 'incidents.neverText' : 'now.noneText')}</Empty> }}
        >
          {(items) =>
            shown.length === 0 ? (
              <p className="body row">
                <span>{t('list.hidden', { n: items.length })}</span>
                <Button look="quiet" onClick={() => void navigate({ search: (old) => ({ ...old, q: undefined }) })}>
                  {t('list.showAll', { n: items.length })}
                </Button>
              </p>
            ) : (
              <CalmIncidents incidents={shown} alerts={alerts.data} chosen={closable.length === 0 ? undefined : chosen} />
            )
          }
        </Answer>
      </Panel>
    </>
  );
}

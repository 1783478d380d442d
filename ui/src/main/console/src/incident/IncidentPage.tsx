import { Link, useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import type { IncidentDetail } from '../api/incident';
import { AssistantSide } from '../assistant/AssistantSide';
import { useAssistantBeside } from '../assistant/beside';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { logsOfIncident } from '../logs/links';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { useLine } from '../parts/line';
import { Mark, severityKey, severityOf } from '../parts/Mark';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { WhatWeKnow } from '../knowledge/WhatWeKnow';
import { KnownErrors } from '../problem/KnownErrors';
import { useOffer, type Command } from '../shell/commands';
import { AlertsPanel, HitPanel, PagesPanel, ReviewPanel } from './SidePanels';
import { FourCells } from './FourCells';
import { ReasonChain } from './ReasonChain';
import { refusalWords } from './refusals';
import { ResolveDialog, ReviewDialog } from './dialogs';
import { useIncident, useIncidentVerb } from './server';
import { actKey, actOf, endOf, markOf, mergedInto, nextAct, stateWord } from './state';
import { Segments } from './Segments';
import { Timeline } from './Timeline';
import './incident.css';

const ProcessStrip = lazy(() => import('../workflow/ProcessStrip'));
const Evidence = lazy(() => import('./Evidence'));
const Suspects = lazy(() => import('../diagnosis/Suspects'));

export default function IncidentPage() {
  const t = useT();
  const { key } = useParams({ from: '/incidents/$key' });
  const query = useIncident(key);
  useTitle(query.data === undefined ? key : `${key} ${query.data.incident.title}`);
  return (
    <Answer page query={query} failed={t('incident.failed', { key })} waiting={<WaitingBlock height={420} what={key} />}>
      {(detail) => <Fight key={key} detail={detail} />}
    </Answer>
  );
}

type Open = 'resolve' | 'review' | undefined;

function Fight({ detail }: { detail: IncidentDetail }) {
  const { incident } = detail;
  const { hash } = useLocation();
  const search = useSearch({ from: '/incidents/$key' });
  const navigate = useNavigate({ from: '/incidents/$key' });
  const verb = useIncidentVerb(incident.key);
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const comment = useRef<HTMLTextAreaElement>(null);
  const [open, setOpen] = useState<Open>(hash === 'review' && mayHandle && incident.state === 'RESOLVED' ? 'review' : undefined);
  const close = useCallback(() => setOpen(undefined), []);
  const { mutate } = verb;
  const atOnce = useCallback((wanted: 'acknowledge' | 'close') => mutate({ verb: wanted }), [mutate]);
  const record = useCallback(() => comment.current?.focus(), []);
  const act = useActs(detail, atOnce, setOpen, record);
  // With the assistant open there is less room, and what was measured is looked at first.
  const beside = useAssistantBeside();
  const suspects = (
    <Suspense key="suspects" fallback={null}>
      <Suspects incident={incident} />
    </Suspense>
  );
  const evidence = (
    <Suspense key="evidence" fallback={<WaitingBlock height={300} what={incident.key} />}>
      <Evidence detail={detail} table={search.table === true} onTable={(table) => void navigate({ search: (old) => ({ ...old, table: table ? true : undefined }), replace: true })} />
    </Suspense>
  );
  return (
    <div className="fight">
      <IncidentHead detail={detail} onResolve={() => setOpen('resolve')} />
      <FourCells detail={detail} act={act} busy={verb.isPending} error={open === undefined ? verb.error : undefined} onResolve={() => setOpen('resolve')} />
      <ReasonChain reasons={detail.reasons} />
      <div className="panel strip hide-s">
        <Suspense fallback={<div className="diagram" />}>
          <ProcessStrip about={incident.key} />
        </Suspense>
      </div>
      <Segments incident={incident} />
      <div className="two">
        <div className="col">
          {beside ? [evidence, suspects] : [suspects, evidence]}
          <Timeline detail={detail} kind={search.kind} onKind={(kind) => void navigate({ search: (old) => ({ ...old, kind }), replace: true })} comment={comment} />
        </div>
        <div className="col">
          <KnownErrors incident={incident.key} />
          <WhatWeKnow incident={incident.key} title={incident.title} />
          <ReviewPanel incident={incident} />
          <AlertsPanel detail={detail} />
          <HitPanel incident={incident} />
          <PagesPanel detail={detail} />
        </div>
      </div>
      {open === 'resolve' ? <ResolveDialog detail={detail} onClose={close} /> : null}
      {open === 'review' ? <ReviewDialog detail={detail} onClose={close} /> : null}
    </div>
  );
}

function IncidentHead({ detail, onResolve }: { detail: IncidentDetail; onResolve: () => void }) {
  const t = useT();
  const { incident } = detail;
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const severity = severityOf(incident.severity);
  const state = stateWord(incident);
  const into = mergedInto(detail);
  const resolve = actOf(detail, 'resolve');
  const waitsForClear = mayHandle && incident.state === 'ACKNOWLEDGED' && incident.firing && resolve !== undefined;
  return (
    <div className="ih">
      <Mark severity={markOf(incident)} size="l" silent />
      <span className={`tag ${severity === 'unknown' ? '' : severity}`}>
        {incident.priority} {t(severityKey(severity))}
      </span>
      <span className="no">{incident.key}</span>
      <h1>{incident.title}</h1>
      <span className={`tag ${state.tone}`}>{t(state.key)}</span>
      {into === undefined ? null : (
        <Link className="btn quiet small" to="/incidents/$key" params={{ key: into }}>
          <Icon name="join" size={14} />
          {t('incident.partOf', { key: into })}
        </Link>
      )}
      <Link className="btn quiet small" to="/logs" search={logsOfIncident(incident.host, incident.openedAt, endOf(incident))}>
        <Icon name="logs" size={14} />
        {t('room.logs')}
      </Link>
      <AssistantSide about={incident.key} name={incident.key} />
      <span className="grow" />
      {waitsForClear ? (
        <span className="row hide-s">
          <Button off={t('incident.stillFiring')}>{t('act.resolve')}</Button>
          <Button look="quiet" size="small" onClick={onResolve}>
            {t('incident.despite')}
          </Button>
        </span>
      ) : null}
    </div>
  );
}

/** What the one button does, under `.`; and the comment box under `c`. */
function useActs(detail: IncidentDetail, atOnce: (verb: 'acknowledge' | 'close') => void, setOpen: (open: Open) => void, record: () => void) {
  const t = useT();
  const mayHandle = useMay('HANDLE_INCIDENTS');
  const { stale } = useLine();
  const next = nextAct(detail);
  const verb = next === 'acknowledge' || next === 'resolve' || next === 'review' || next === 'close' ? actOf(detail, next) : undefined;
  const off = stale ? t('live.needed') : verb?.allowed === false ? refusalWords(t, verb) : undefined;
  const run = useCallback(() => {
    if (next === 'acknowledge' || next === 'close') atOnce(next);
    else if (next === 'record') record();
    else if (next === 'resolve' || next === 'review') setOpen(next);
  }, [next, atOnce, record, setOpen]);
  const commands = useMemo((): Command[] => {
    if (!mayHandle) return [];
    const say: Command = { id: 'comment', label: t('act.comment'), key: 'c', run: record };
    if (next === 'none' || next === 'closing' || off !== undefined) return [say];
    return [{ id: 'next', label: t(actKey(next)), consequence: t(`means.${next}`), key: '.', run }, say];
  }, [mayHandle, t, next, off, run, record]);
  useOffer(commands);
  return { next, off, run };
}

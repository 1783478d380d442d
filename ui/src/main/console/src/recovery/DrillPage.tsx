import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { keys } from '../api/keys';
import type { Drill } from '../api/recovery';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Head } from '../parts/Panel';
import { useTime, useNow } from '../parts/time';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { useOffer } from '../shell/commands';
import { ApprovalPanel } from '../workflow/ApprovalPanel';
import { ChecksPanel } from './ChecksPanel';
import { DrillClockPanel } from './DrillClockPanel';
import { DrillTag } from './DrillTag';
import type { Asking } from './drillDialogs';
import { EvidencePanel } from './EvidencePanel';
import { FindingsPanel } from './FindingsPanel';
import { NotesPanel } from './NotesPanel';
import { OutputPanel } from './OutputPanel';
import { ReportPanel } from './ReportPanel';
import { useApproval, useDrill, useDrillVerb } from './server';
import { StepsPanel } from './StepsPanel';
import './recovery.css';
import './drill.css';

const DrillDialog = lazy(() => import('./drillDialogs'));

/** One drill: live while it runs, its report when it is over. */
export default function DrillPage() {
  const { number } = useParams({ from: '/recovery/drills/$number' });
  const t = useT();
  const query = useDrill(number);
  useTitle(query.data === undefined ? number : `${number} ${query.data.policy.itemName}`);
  return (
    <Answer page query={query} failed={t('drill.oneFailed', { number })} waiting={<WaitingBlock height={480} what={number} />}>
      {(drill) => <OneDrill key={number} drill={drill} />}
    </Answer>
  );
}

const MAY_STOP: readonly Drill['state'][] = ['approving', 'waiting', 'running'];

function OneDrill({ drill }: { drill: Drill }) {
  const t = useT();
  const client = useQueryClient();
  const verb = useDrillVerb(drill.number);
  const approval = useApproval(drill.approval);
  const mayEdit = useMay('EDIT_RECOVERY');
  const [asking, setAsking] = useState<Asking>();
  const mayStop = mayEdit && MAY_STOP.includes(drill.state);
  const running = drill.state === 'running';
  const mayReview = mayEdit && drill.state === 'review';
  const unowned = drill.findings.filter((one) => one.owner === undefined).length;
  const reviewOff = unowned === 0 ? undefined : t('drill.reviewOff', { n: unowned });
  useOffer(
    useMemo(
      () => [
        ...(mayEdit ? [{ id: 'note', label: t('drill.note'), run: () => setAsking('note') }] : []),
        ...(mayStop ? [{ id: 'stop-drill', label: t(running ? 'drill.stop' : 'drill.callOff'), consequence: t(running ? 'drill.stopMeans' : 'drill.stopBefore'), run: () => setAsking('stop') }] : []),
        ...(mayReview && reviewOff === undefined ? [{ id: 'review-drill', label: t('drill.review'), consequence: t('drill.reviewMeans'), run: () => setAsking('review') }] : []),
      ],
      [mayEdit, mayStop, mayReview, reviewOff, running, t],
    ),
  );
  const voted = () => client.invalidateQueries({ queryKey: keys.recovery });
  const voting = drill.state === 'approving' && approval.data !== undefined ? <ApprovalPanel approval={approval.data} onVoted={() => void voted()} /> : null;
  const close = () => setAsking(undefined);
  return (
    <>
      <Head
        title={
          <span className="row wrap">
            <span>{t('drill.heading', { number: drill.number, name: drill.policy.itemName })}</span>
            <DrillTag drill={drill} />
          </span>
        }
        sentence={<Sentence drill={drill} />}
        acts={
          mayEdit ? (
            <>
              <Button onClick={() => setAsking('note')}>
                <Icon name="say" size={14} />
                {t('drill.note')}
              </Button>
              {mayStop ? (
                <Button look="danger" onClick={() => setAsking('stop')}>
                  {t(running ? 'drill.stop' : 'drill.callOff')}…
                </Button>
              ) : null}
              {mayReview ? (
                <Button look="primary" off={reviewOff} onClick={() => setAsking('review')}>
                  {t('drill.review')}…
                </Button>
              ) : null}
            </>
          ) : undefined
        }
      />
      {asking === undefined ? <Wrong error={verb.error} /> : null}
      <DrillClockPanel drill={drill} />
      <div className="drill-page">
        <div className="col">
          {voting}
          <StepsPanel drill={drill} />
          <FindingsPanel drill={drill} verb={mayEdit ? verb : undefined} />
          <OutputPanel drill={drill} />
        </div>
        <div className="col">
          <ChecksPanel drill={drill} />
          {drill.report === undefined ? null : <ReportPanel number={drill.number} report={drill.report} />}
          <EvidencePanel drill={drill} />
          <NotesPanel drill={drill} />
          {drill.state === 'approving' || approval.data === undefined ? null : <ApprovalPanel approval={approval.data} />}
        </div>
      </div>
      <Suspense fallback={null}>{asking === undefined ? null : <DrillDialog what={asking} drill={drill} verb={verb} onClose={close} />}</Suspense>
    </>
  );
}

function whatCameOfIt(drill: Drill): string {
  if (drill.result === 'stopped' && drill.beganAt === undefined) {
    return 'never';
  }
  const unrestored = drill.result !== undefined && drill.result !== 'refused' && drill.steps.some((one) => one.step === 'restore' && one.state !== 'done');
  return unrestored ? 'unrestored' : (drill.result ?? '');
}

/** What is restored and why, that the real service is not touched, and who asked for it. */
function Sentence({ drill }: { drill: Drill }) {
  const t = useT();
  const time = useTime();
  const now = useNow(60);
  return (
    <>
      <Say
        k="drill.sentence"
        values={{
          state: drill.state,
          result: whatCameOfIt(drill),
          moment: drill.until === undefined ? 'newest' : 'chosen',
          until: drill.until === undefined ? '' : time.sameDay(drill.until, now) ? time.seconds(drill.until) : time.exact(drill.until),
          by: drill.askedBy.id === undefined && drill.reason === undefined ? t('drill.byCalendar') : t('drill.by', { name: drill.askedBy.name }),
          why: drill.reason === undefined ? 'no' : 'yes',
          reason: drill.reason ?? '',
        }}
      />{' '}
      <Link className="nowrap" to="/recovery/policies/$id" params={{ id: drill.policy.id }}>
        {t('drill.toPolicy', { name: drill.policy.name })}
      </Link>
    </>
  );
}

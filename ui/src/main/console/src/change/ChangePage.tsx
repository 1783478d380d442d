import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { ChangeDetail, ChangeVerb, Stage } from '../api/change';
import { refusalSentence } from '../i18n/refusals';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Clock } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Head, Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { ApprovalPanel } from '../workflow/ApprovalPanel';
import { ChangeStateTag } from './ChangeStateTag';
import { Conflicts } from './Conflicts';
import { DespiteDialog, ExtendDialog, ReasonDialog, ReviewDialog } from './changeDialogs';
import { HealthPanel } from './HealthPanel';
import { useApproval, useChange, useChangeVerb } from './server';
import './change.css';

const ProcessStrip = lazy(() => import('../workflow/ProcessStrip'));

/** One change: what, when, on what, whom it meets, its steps and its way back, and how it went. */
export default function ChangePage() {
  const { key } = useParams({ from: '/changes/$key' });
  const t = useT();
  const query = useChange(key);
  useTitle(query.data === undefined ? key : `${key} ${query.data.change.title}`);
  return (
    <Answer page query={query} failed={t('change.oneFailed', { key })} waiting={<WaitingBlock height={420} what={key} />}>
      {(detail) => <OneChange key={key} detail={detail} />}
    </Answer>
  );
}

/** What is likely wanted next in a state is the one loud button. */
const LOUD: Partial<Record<ChangeDetail['change']['state'], ChangeVerb>> = { draft: 'submit', refused: 'edit', scheduled: 'start', running: 'done', 'backing-out': 'done', done: 'review', 'backed-out': 'review' };
const DANGER: readonly ChangeVerb[] = ['back-out', 'withdraw'];

function OneChange({ detail }: { detail: ChangeDetail }) {
  const t = useT();
  const { change } = detail;
  const mayPlan = useMay('PLAN_CHANGES');
  const verb = useChangeVerb(detail);
  const approval = useApproval(detail.approval);
  const [open, setOpen] = useState<ChangeVerb>();
  const loud = change.kind === 'emergency' && change.state === 'draft' ? 'start' : LOUD[change.state];
  const meets = detail.conflicts.some((one) => !one.refuses);
  const close = () => setOpen(undefined);
  const press = (name: ChangeVerb) => {
    if (name === 'done') verb.mutate({ verb: 'done' });
    else if ((name === 'submit' || name === 'start') && !meets) verb.mutate({ verb: name });
    else setOpen(name);
  };
  const underWay = change.state === 'running' || change.state === 'backing-out';
  return (
    <>
      <Head
        title={
          <>
            <span className="no">{change.key}</span> {change.title}
          </>
        }
        sentence={<Say k="change.now" values={{ kind: change.kind, by: change.plannedBy, from: <Clock at={change.from} focusable={false} />, to: <Clock at={change.to} focusable={false} />, muted: change.muted ? 'yes' : 'no' }} />}
        acts={<ChangeStateTag state={change.state} />}
      />
      {open === undefined ? <Wrong error={verb.error} /> : null}
      {mayPlan ? (
        <div className="row wrap">
          {detail.acts
            .filter((act) => act.allowed || act.verb === loud)
            .map((act) =>
              act.verb === 'edit' && act.allowed ? (
                <Link key="edit" to="/changes/new" search={{ edit: change.key }} className="btn">
                  {t('change.act.edit')}
                </Link>
              ) : (
                <Button key={act.verb} look={act.verb === loud ? 'primary' : DANGER.includes(act.verb) ? 'danger' : 'plain'} busy={verb.isPending} off={act.allowed ? undefined : refusalSentence(act.code ?? '', act.reason ?? '', undefined)} onClick={() => press(act.verb)}>
                  {t(`change.act.${act.verb}`)}
                </Button>
              ),
            )}
        </div>
      ) : null}
      <div className="change-page">
        <div className="col">
          <Panel title={t('change.steps')} count={detail.implementation.length}>
            <Steps stages={detail.implementation} tick={mayPlan && change.state === 'running' ? (step) => verb.mutate({ verb: 'tick', step }) : undefined} />
          </Panel>
          <Panel title={t('change.backOut')} count={detail.backOut.length} right={<span>{t(detail.backOutTested ? 'change.tested' : 'change.untested')}</span>}>
            <Steps stages={detail.backOut} tick={mayPlan && change.state === 'backing-out' ? (step) => verb.mutate({ verb: 'tick', step }) : undefined} />
          </Panel>
          {detail.conflicts.length > 0 || !underWay ? (
            <Panel title={t('conflict.title')} count={detail.conflicts.length}>
              <Conflicts conflicts={detail.conflicts} items={change.items} />
            </Panel>
          ) : null}
          <HealthPanel detail={detail} />
          <div className="panel strip hide-s">
            <Suspense fallback={<div className="diagram" />}>{change.state === 'draft' ? null : <ProcessStrip about={change.key} />}</Suspense>
          </div>
        </div>
        <div className="col">
          <Panel title={t('change.why')}>
            <p className="body words">{detail.why === '' ? <span className="dim">–</span> : detail.why}</p>
            {detail.reason === undefined ? null : (
              <p className="body words">
                <b>{t('change.reason')}</b> {detail.reason}
              </p>
            )}
            {detail.despite === undefined ? null : (
              <p className="body words">
                <b>{t('change.despite')}</b> {detail.despite}
              </p>
            )}
          </Panel>
          <Panel title={t('change.items')} count={change.items.length}>
            <ul className="freezes">
              {change.items.map((item) => (
                <li key={item.id}>
                  <Link to="/inventory/$id" params={{ id: item.id }}>
                    {item.name}
                  </Link>
                  {detail.unmutable.includes(item.name) ? <span className="sub">{t('change.unmutable')}</span> : null}
                </li>
              ))}
            </ul>
          </Panel>
          {detail.risk === undefined ? null : (
            <Panel title={t('change.riskTitle')}>
              <p className="body">
                <span className={`tag ${detail.risk.level === 'high' ? 'high' : ''}`}>{t(`change.risk.${detail.risk.level}`)}</span> {t('change.approvals', { n: detail.risk.approvals })}
              </p>
            </Panel>
          )}
          {approval.data === undefined ? null : <ApprovalPanel approval={approval.data} />}
        </div>
      </div>
      {open === 'submit' || open === 'start' ? <DespiteDialog what={open} detail={detail} verb={verb} onClose={close} /> : null}
      {open === 'back-out' || open === 'withdraw' ? <ReasonDialog what={open} verb={verb} onClose={close} /> : null}
      {open === 'extend' ? <ExtendDialog detail={detail} verb={verb} onClose={close} /> : null}
      {open === 'review' ? <ReviewDialog verb={verb} onClose={close} /> : null}
    </>
  );
}

/** Steps in their order; who may tick them off does it here. */
function Steps({ stages, tick }: { stages: readonly Stage[]; tick: ((number: number) => void) | undefined }) {
  const t = useT();
  return (
    <ol className="stages">
      {stages.map((stage, index) => (
        <li key={`${index}-${stage.text}`} className={stage.doneAt === undefined ? '' : 'is-done'}>
          {tick === undefined || stage.doneAt !== undefined ? (
            <span className="box" aria-hidden="true">
              {stage.doneAt === undefined ? '' : '✓'}
            </span>
          ) : (
            <Button size="small" onClick={() => tick(index + 1)} aria-label={t('change.tickOf', { n: index + 1 })}>
              {t('change.tick')}
            </Button>
          )}
          <span className="words">{stage.text}</span>
          {stage.doneAt === undefined ? null : (
            <span className="sub">
              {stage.doneBy} <Clock at={stage.doneAt} focusable={false} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

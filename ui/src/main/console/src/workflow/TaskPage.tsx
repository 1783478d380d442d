import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { TaskAct, TaskDetail } from '../api/task';
import { useT, useWords } from '../i18n/words';
import { useMay, useMe } from '../identity/server';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Due } from '../parts/Due';
import { Owner } from '../parts/Owner';
import { Head, Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { ApprovalPanel } from './ApprovalPanel';
import { said } from './form';
import { GroupNames } from './GroupNames';
import { HistoryPanel } from './HistoryPanel';
import { Matter } from './Matter';
import { useTask, useTaskVerb } from './server';
import { PersonAndReason, ReasonDialog, ReturnDialog } from './taskDialogs';
import './tasks.css';

const TaskForm = lazy(() => import('./TaskForm'));
const ProcessStrip = lazy(() => import('./ProcessStrip'));

/** One task: what is asked, by when, who has it, and the form or the vote that ends it. */
export default function TaskPage() {
  const t = useT();
  const { language } = useWords();
  const { id } = useParams({ from: '/tasks/$id' });
  const query = useTask(id);
  useTitle(query.data === undefined ? t('room.tasks') : said(query.data.task.name, language));
  return (
    <Answer page query={query} failed={t('task.oneFailed')} waiting={<WaitingBlock height={360} what={t('room.tasks')} />}>
      {(detail) => <OneTask key={id} detail={detail} />}
    </Answer>
  );
}

const DIALOGS = ['delegate', 'return', 'countersign', 'withdraw'] as const;
type Open = (typeof DIALOGS)[number] | undefined;

function OneTask({ detail }: { detail: TaskDetail }) {
  const { task } = detail;
  const { t, language } = useWords();
  const navigate = useNavigate();
  const me = useMe().person.id;
  const operates = useMay('SEE_OPERATIONS');
  const verb = useTaskVerb(task.id);
  const [open, setOpen] = useState<Open>();
  const may = (act: TaskAct) => task.acts.includes(act);
  const back = () => void navigate({ to: '/tasks' });
  const close = () => setOpen(undefined);
  const offered = DIALOGS.filter((each) => may(each) && (each !== 'return' || detail.returnTo.length > 0));
  return (
    <>
      <Head
        title={said(task.name, language)}
        sentence={<Matter businessKey={task.businessKey} subject={task.subject} />}
        acts={
          <>
            {may('claim') ? (
              <Button look={detail.form === undefined ? 'primary' : 'plain'} busy={verb.isPending} onClick={() => verb.mutate({ verb: 'claim' })}>
                {t('task.act.claim')}
              </Button>
            ) : null}
            {may('hand-back') ? (
              <Button busy={verb.isPending} onClick={() => verb.mutate({ verb: 'hand-back' }, { onSuccess: back })}>
                {t('task.act.hand-back')}
              </Button>
            ) : null}
          </>
        }
      />
      {open === undefined && detail.form === undefined ? <Wrong error={verb.error} /> : null}
      <div className="task-page">
        <div className="col">
          {task.kind === 'task' && may('complete') ? (
            <Panel title={t('task.form')}>
              <Suspense fallback={<WaitingBlock height={200} what={t('task.form')} />}>
                <TaskForm schema={detail.form?.schema ?? {}} values={detail.form?.values ?? {}} act={t('task.act.complete')} busy={verb.isPending} error={open === undefined ? verb.error : undefined} onSubmit={(values) => verb.mutate({ verb: 'complete', values }, { onSuccess: back })} />
              </Suspense>
            </Panel>
          ) : null}
          {detail.approval === undefined ? null : <ApprovalPanel approval={detail.approval} onVoted={back} />}
          {detail.countersignatures.map((each) => (
            <ApprovalPanel key={each.id} approval={each} />
          ))}
          {detail.position === undefined || !operates ? null : (
            <div className="panel strip hide-s">
              <Suspense fallback={<div className="diagram" />}>
                <ProcessStrip about={task.businessKey} />
              </Suspense>
            </div>
          )}
        </div>
        <div className="col">
          <Panel title={t('task.facts')}>
            <dl className="kv body">
              <dt>{t('task.who')}</dt>
              <dd>{task.assignee === undefined ? <GroupNames groups={task.groups} /> : <Owner name={task.assignee.name} me={task.assignee.id === me} />}</dd>
              <dt>{t('task.since')}</dt>
              <dd>
                <Age at={task.since} form="ago" />
              </dd>
              <dt>{t('task.due')}</dt>
              <dd>
                <Due at={task.due} />
              </dd>
            </dl>
            {offered.length === 0 ? null : (
              <div className="body row wrap">
                {offered.map((each) => (
                  <Button key={each} size="small" look={each === 'withdraw' ? 'danger' : 'plain'} onClick={() => setOpen(each)}>
                    {t(`task.act.${each}`)}
                  </Button>
                ))}
              </div>
            )}
          </Panel>
          <HistoryPanel history={detail.history} />
        </div>
      </div>
      {open === 'delegate' || open === 'countersign' ? <PersonAndReason what={open} verb={verb} onClose={close} onDone={open === 'delegate' ? back : close} /> : null}
      {open === 'return' ? <ReturnDialog steps={detail.returnTo} verb={verb} onClose={close} onDone={back} /> : null}
      {open === 'withdraw' ? <ReasonDialog verb={verb} onClose={close} onDone={back} /> : null}
    </>
  );
}

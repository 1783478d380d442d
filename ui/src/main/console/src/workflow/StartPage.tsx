import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Startable } from '../api/process';
import { useT, useWords } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Head, Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { said } from './form';
import { useStart, useStartable } from './processServer';

const TaskForm = lazy(() => import('./TaskForm'));

/** Starts a process of one's own with what its form asks for. */
export default function StartPage() {
  const t = useT();
  const { name } = useParams({ from: '/tasks/start/$name' });
  const query = useStartable();
  useTitle(t('start.title'));
  return (
    <Answer page query={query} failed={t('start.failed')} waiting={<WaitingBlock height={240} what={name} />}>
      {(items) => {
        const found = items.find((one) => one.name === name);
        return found === undefined ? <p className="body dim">{t('start.notYours', { name })}</p> : <Start process={found} />;
      }}
    </Answer>
  );
}

function Start({ process }: { process: Startable }) {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const start = useStart(process.name);
  return (
    <>
      <Head title={said(process.title, language)} sentence={t('start.means')} />
      <Panel title={t('task.form')}>
        <Suspense fallback={<WaitingBlock height={200} what={t('task.form')} />}>
          <TaskForm schema={process.form?.schema ?? {}} values={process.form?.values ?? {}} act={t('start.act')} busy={start.isPending} error={start.error} onSubmit={(values) => start.mutate(values, { onSuccess: () => void navigate({ to: '/tasks', search: { list: 'asked' } }) })} />
        </Suspense>
      </Panel>
    </>
  );
}

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Task } from '../api/task';
import { Say } from '../i18n/Say';
import { useT, useWords } from '../i18n/words';
import { useMay, useMe } from '../identity/server';
import { Age } from '../parts/Age';
import { Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Button } from '../parts/Button';
import { Due } from '../parts/Due';
import { Find } from '../parts/Find';
import { Owner } from '../parts/Owner';
import { PagedAnswer, useItems } from '../parts/Paged';
import { Head, Panel } from '../parts/Panel';
import { useRowKeys } from '../parts/rows';
import { useNow } from '../parts/time';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { useOffer } from '../shell/commands';
import { DeputyDialog } from './DeputyDialog';
import { said } from './form';
import { GroupNames } from './GroupNames';
import { useStartable } from './processServer';
import { useDeputies, useTasks } from './server';
import './tasks.css';

const LISTS = ['all', 'mine', 'asked'] as const;

/** Everything that waits for the reader or for one of their groups, due first. */
export default function TasksPage() {
  const t = useT();
  useTitle(t('room.tasks'));
  const search = useSearch({ from: '/tasks' });
  const navigate = useNavigate({ from: '/tasks' });
  const tasks = useTasks({ list: search.list, q: search.q });
  const deputies = useDeputies();
  // A deputy is chosen from the list of people, which is part of operations.
  const operates = useMay('SEE_OPERATIONS');
  const [naming, setNaming] = useState(false);
  useOffer(useMemo(() => (operates ? [{ id: 'deputy', label: t('deputy.name'), run: () => setNaming(true) }] : []), [operates, t]));
  const list = useItems(tasks.data);
  const shown = search.list ?? 'all';
  const standsIn = deputies.data?.standsInFor.length ?? 0;
  return (
    <>
      <Head
        title={t('room.tasks')}
        sentence={list === undefined ? t('task.reading') : <Sentence tasks={list} more={tasks.hasNextPage} asked={search.list === 'asked'} standsIn={standsIn} />}
        acts={operates ? <Button onClick={() => setNaming(true)}>{t(deputies.data?.mine === undefined ? 'deputy.name' : 'deputy.change')}</Button> : undefined}
      />
      <section className="panel" aria-label={t('room.tasks')}>
        <div className="filt">
          <Find label={t('task.find')} value={search.q} onFind={(q) => void navigate({ search: (old) => ({ ...old, q }), replace: true })} />
          <span className="chips">
            {LISTS.map((each) => (
              <button key={each} type="button" className="chip" aria-pressed={shown === each} onClick={() => void navigate({ search: (old) => ({ ...old, list: each === 'all' ? undefined : each }) })}>
                {t(`task.list.${each}`)}
              </button>
            ))}
          </span>
          <span className="grow" />
          <AsOf query={tasks} />
        </div>
        <PagedAnswer
          query={tasks}
          items={list}
          failed={t('task.failed')}
          waiting={<WaitingRows rows={5} what={t('room.tasks')} />}
          empty={{
            when: (items) => items.length === 0,
            show:
              search.q === undefined ? (
                <Empty title={t(`task.none.${shown}`)}>{t(`task.noneText.${shown}`)}</Empty>
              ) : (
                <p className="body row">
                  <span>{t('task.notFound', { q: search.q })}</span>
                  <Button look="quiet" onClick={() => void navigate({ search: (old) => ({ ...old, q: undefined }) })}>
                    {t('task.showAll')}
                  </Button>
                </p>
              ),
          }}
        >
          {(items) => <TaskTable tasks={items} />}
        </PagedAnswer>
      </section>
      <StartSome />
      {naming ? <DeputyDialog onClose={() => setNaming(false)} /> : null}
    </>
  );
}

/** Own processes that the reader may start. */
function StartSome() {
  const { t, language } = useWords();
  const { data = [] } = useStartable();
  if (data.length === 0) return null;
  return (
    <Panel title={t('start.title')} count={data.length}>
      <div className="body row wrap">
        {data.map((one) => (
          <Link key={one.name} to="/tasks/start/$name" params={{ name: one.name }} className="btn">
            {said(one.title, language)}
          </Link>
        ))}
      </div>
    </Panel>
  );
}

type SentenceProps = { tasks: readonly Task[]; more: boolean; asked: boolean; standsIn: number };

function Sentence({ tasks, more, asked, standsIn }: SentenceProps) {
  const now = useNow(30);
  const late = tasks.filter((task) => task.due !== undefined && Date.parse(task.due) < now).length;
  return <Say k={asked ? 'task.askedSentence' : 'task.sentence'} values={{ n: tasks.length, more: more ? 'yes' : 'no', late, standsIn }} />;
}

function TaskTable({ tasks }: { tasks: readonly Task[] }) {
  const t = useT();
  const list = useRowKeys<HTMLTableElement>();
  return (
    <table className="tbl two tasks" ref={list}>
      <thead>
        <tr>
          <th>{t('task.what')}</th>
          <th className="c-since">{t('task.since')}</th>
          <th className="c-own">{t('task.who')}</th>
          <th className="c-due">{t('task.due')}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <Row key={task.id} task={task} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ task }: { task: Task }) {
  const { t, language } = useWords();
  const me = useMe().person.id;
  return (
    <tr data-row>
      <td className="what">
        <Link className="t" to="/tasks/$id" params={{ id: task.id }} data-main>
          {task.kind === 'approval' ? t('task.vote', { name: said(task.name, language) }) : said(task.name, language)}
        </Link>
        <span className="sub">
          <span className="mono">{task.businessKey}</span> {task.subject}
        </span>
      </td>
      <td className="since">
        <Age at={task.since} focusable={false} />
      </td>
      <td className="own">{task.assignee === undefined ? <GroupNames groups={task.groups} /> : <Owner name={task.assignee.name} me={task.assignee.id === me} />}</td>
      <td className="due">
        <Due at={task.due} />
      </td>
    </tr>
  );
}

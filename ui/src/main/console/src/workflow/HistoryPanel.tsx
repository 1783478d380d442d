import type { TaskDone } from '../api/task';
import { useT } from '../i18n/words';
import { Say } from '../i18n/Say';
import { Clock } from '../parts/Age';
import { Panel } from '../parts/Panel';
import { newestFirst } from './form';

/** Who did what with the tasks of this matter. */
export function HistoryPanel({ history }: { history: readonly TaskDone[] }) {
  const t = useT();
  return (
    <Panel title={t('task.history')} count={history.length}>
      {history.length === 0 ? <p className="body dim">{t('task.noHistory')}</p> : null}
      <ol className="done-list">
        {newestFirst(history).map((done) => (
          <li key={`${done.at}-${done.verb}-${done.step}`}>
            <span className="dim num">
              <Clock at={done.at} focusable={false} />
            </span>
            <span>
              <Say k="task.did" values={{ person: done.person, verb: done.verb, to: done.to ?? '' }} />
              {done.reason === '' ? null : <q className="sub">{done.reason}</q>}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

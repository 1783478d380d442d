import type { Facts } from '../api/fleet';
import { useWords } from '../i18n/words';
import { figure } from '../parts/format';

const SHOWN = 5;

/** What the host's agent follows of its logs, and what it could not: rows of a list of terms. */
export function FollowedLogs({ logs }: { logs: NonNullable<Facts['logs']> }) {
  const { t, language } = useWords();
  const more = logs.followed.length - SHOWN;
  return (
    <>
      <dt>{t('host.logs')}</dt>
      <dd>
        {logs.followed.length === 0 ? <span className="dim">{t('host.logsNone')}</span> : null}
        {logs.followed.slice(0, SHOWN).map((name) => (
          <div key={name} className="mono">
            {name}
          </div>
        ))}
        {more > 0 ? <div className="dim">{t('host.logsMore', { n: more })}</div> : null}
        {logs.droppedBytes > 0 ? <div>{t('host.logsLost', { size: figure(language, logs.droppedBytes, 'bytes') })}</div> : null}
      </dd>
      {logs.problems.length === 0 ? null : (
        <>
          <dt>{t('host.logProblems')}</dt>
          <dd>
            {logs.problems.slice(0, SHOWN).map((problem) => (
              <div key={problem}>
                {problem}
              </div>
            ))}
            {logs.problems.length > SHOWN ? <div className="dim">{t('host.logsMore', { n: logs.problems.length - SHOWN })}</div> : null}
          </dd>
        </>
      )}
    </>
  );
}

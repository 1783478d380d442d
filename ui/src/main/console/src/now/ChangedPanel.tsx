import { Link } from '@tanstack/react-router';
import type { Act } from '../api/audit';
import type { Incident } from '../api/incident';
import { useT } from '../i18n/words';
import { ActWords } from '../audit/ActWords';
import { useRecentActs } from '../audit/server';
import { Clock } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Icon } from '../parts/Icon';
import { Panel } from '../parts/Panel';
import { useNow } from '../parts/time';
import { WaitingRows } from '../parts/Waiting';
import { isChange } from '../audit/acts';
import { nearIncident } from './sentence';

const HOUR_MS = 3_600_000;
const SHOWN = 8;

/** What people and processes changed in the last hour: most trouble begins with a change. */
export function ChangedPanel({ incidents }: { incidents: readonly Incident[] }) {
  const t = useT();
  const acts = useRecentActs(true);
  const now = useNow(10);
  const changes = (acts.data ?? []).filter((act) => now - Date.parse(act.at) < HOUR_MS && isChange(act));
  return (
    <Panel
      title={t('changed.title')}
      count={acts.data === undefined ? undefined : changes.length}
      right={
        <Link to="/audit">
          {t('changed.all')}
        </Link>
      }
    >
      <Answer
        query={acts}
        failed={t('changed.failed')}
        waiting={<WaitingRows rows={2} one what={t('changed.title')} />}
        empty={{ when: () => changes.length === 0, show: <p className="body dim">{t('changed.none')}</p> }}
      >
        {() => (
          <table className="tbl al ch">
            <caption className="sr">{t('changed.title')}</caption>
            <tbody>
              {changes.slice(0, SHOWN).map((act) => (
                <Row key={act.id} act={act} near={nearIncident(act.at, incidents)} />
              ))}
            </tbody>
          </table>
        )}
      </Answer>
    </Panel>
  );
}

function Row({ act, near }: { act: Act; near: string | undefined }) {
  const t = useT();
  return (
    <tr>
      <td className="dim when">
        <Clock at={act.at} focusable={false} />
      </td>
      <td>
        <span className="sev">
          <Icon name={act.actorKind === 'PERSON' ? 'user' : 'change'} size={14} />
          <ActWords act={act} />
        </span>
      </td>
      <td className="mono cut">{act.subject}</td>
      <td className="mid who">{act.actorName}</td>
      <td className="num">{near === undefined ? <span className="dim">{t('changed.nothingNear')}</span> : <span className="tag critical">{t('changed.near', { incident: near })}</span>}</td>
    </tr>
  );
}

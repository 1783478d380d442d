import { useMemo } from 'react';
import type { LogLine } from '../api/logs';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Answer, Empty, reasonOf } from '../parts/Answer';
import { Button } from '../parts/Button';
import { useCalm } from '../parts/calm';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { useItems } from '../parts/Paged';
import { useTime } from '../parts/time';
import { WaitingRows } from '../parts/Waiting';
import type { LogSearch } from '../shell/search';
import { LineList } from './LineList';
import { NoLines } from './NoLines';
import { TAIL_AT_ONCE, useLines, useTail, type Asked } from './server';
import { merged } from './tail';
import { momentOf } from './terms';

type Props = { asked: Asked; search: LogSearch; wrong: boolean; onSet: (change: Partial<LogSearch>) => void; onTerm: (term: string, wanted: boolean) => void };

/** The lines that were found, page after page; while followed, new ones come in on top. */
export function FoundLines({ asked, search, wrong, onSet, onTerm }: Props) {
  const t = useT();
  const found = useLines(asked);
  const read = useItems(found.data);
  const following = search.tail === true && !wrong;
  const tail = useTail(asked, following);
  const lines = useMemo(() => (read === undefined ? undefined : following ? merged(tail.data?.lines ?? [], read) : read), [read, following, tail.data]);
  if (wrong) return null;
  const last = found.data?.pages.at(-1);
  return (
    <Panel title={t('logs.lines')} right={following ? <span role="status">{t('logs.tailOn')}</span> : undefined}>
      {following && tail.error !== null ? <Note>{t('logs.tailFailed', { why: reasonOf(tail.error, t('error.noAnswer'), t('error.unnamed')) })}</Note> : null}
      {following && tail.data?.missed === true ? <Note>{t('logs.tailMissed', { n: TAIL_AT_ONCE })}</Note> : null}
      {last?.whole === false && lines?.length !== 0 ? <Part until={last.next} /> : null}
      <Answer
        query={{ ...found, data: lines }}
        failed={t('logs.failed')}
        waiting={<WaitingRows rows={12} one what={t('logs.lines')} />}
        empty={{
          when: (list) => list.length === 0,
          show: found.hasNextPage ? <SoFar until={last?.next} busy={found.isFetchingNextPage} onMore={() => void found.fetchNextPage()} /> : <NoLines search={search} part={last?.whole === false} onSet={onSet} />,
        }}
      >
        {(list) => (
          <>
            <Calm lines={list} onTerm={onTerm} />
            <p className="lg-foot">
              {found.hasNextPage ? (
                <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                  {last?.whole === false ? <Until k="logs.on" place={last.next} /> : t('logs.older')}
                </Button>
              ) : (
                t('logs.end')
              )}
            </p>
          </>
        )}
      </Answer>
    </Panel>
  );
}

const SAME = () => 0;

/** Lines that came while the hand is on the list wait behind one press, so that nothing moves under it. */
function Calm({ lines, onTerm }: { lines: readonly LogLine[]; onTerm: Props['onTerm'] }) {
  const calm = useCalm(lines, (line) => line.id, SAME);
  return (
    <div {...calm.hold}>
      {calm.waiting > 0 ? (
        <button type="button" className="queue" onClick={calm.show}>
          <span>
            <Say k="logs.tailWaits" values={{ n: calm.waiting }} />
          </span>
        </button>
      ) : null}
      <LineList lines={calm.rows} onTerm={onTerm} />
    </div>
  );
}

function Until({ k, place }: { k: 'logs.on' | 'logs.noneSoFar'; place: string | undefined }) {
  const t = useT();
  const time = useTime();
  return t(k, { until: place === undefined ? '' : time.exact(momentOf(place)) });
}

/** Time was up: what that means for what is shown. */
function Part({ until }: { until: string | undefined }) {
  const time = useTime();
  return <Note>{until === undefined ? <Say k="logs.partNone" /> : <Say k="logs.part" values={{ until: time.exact(momentOf(until)) }} />}</Note>;
}

function SoFar({ until, busy, onMore }: { until: string | undefined; busy: boolean; onMore: () => void }) {
  const t = useT();
  const time = useTime();
  const at = until === undefined ? '' : time.exact(momentOf(until));
  return (
    <Empty
      calm={false}
      title={t('logs.noneSoFar', { until: at })}
      acts={
        <Button busy={busy} onClick={onMore}>
          {t('logs.on', { until: at })}
        </Button>
      }
    >
      <Say k="logs.part" values={{ until: at }} />
    </Empty>
  );
}

function Note({ children }: { children: React.ReactNode }) {
  return (
    <div className="banner unknown flat" role="status">
      <Mark severity="unknown" silent />
      <p>{children}</p>
    </div>
  );
}

import { Link, useNavigate } from '@tanstack/react-router';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { useItems } from '../parts/Paged';
import { Head, Panel } from '../parts/Panel';
import { useTime } from '../parts/time';
import { WaitingRows } from '../parts/Waiting';
import { LineList } from './LineList';
import { useNear } from './server';
import { momentOf, withTerm } from './terms';

type Props = { place: string; host: string; source: string };

/** What the same host wrote to the same source before a line and after it. */
export function Around({ place, host, source }: Props) {
  const t = useT();
  const time = useTime();
  const navigate = useNavigate({ from: '/logs' });
  const before = useNear(place, host, source, 'before');
  const after = useNear(place, host, source, 'after');
  const earlier = useItems(before.data);
  const later = useItems(after.data);
  const lines = earlier === undefined || later === undefined ? undefined : [...later.toReversed(), ...earlier];
  const failed = before.error === null ? after : before;
  return (
    <>
      <Head
        title={t('logs.aroundTitle', { at: time.exact(momentOf(place)) })}
        sentence={host === '' || source === '' ? t('logs.aroundAny') : <Say k="logs.aroundSentence" values={{ host, source }} />}
        acts={
          <Link className="btn" from="/logs" to="/logs" search={(old) => ({ ...old, around: undefined, host: undefined, source: undefined })}>
            {t('logs.back')}
          </Link>
        }
      />
      <Panel title={t('logs.lines')}>
        <Answer query={{ ...failed, data: lines }} failed={t('logs.failed')} waiting={<WaitingRows rows={12} one what={t('logs.lines')} />}>
          {(list) => (
            <>
              <p className="lg-more">{after.hasNextPage ? <More busy={after.isFetchingNextPage} onMore={() => void after.fetchNextPage()} words={t('logs.later')} /> : t('logs.noLater')}</p>
              <LineList
                lines={list}
                at={place.split('-')[1] ?? ''}
                onTerm={(term, wanted) => void navigate({ search: ({ q = '', ...old }) => ({ ...old, q: withTerm(q, term, wanted), around: undefined, host: undefined, source: undefined }) })}
              />
              <p className="lg-foot">{before.hasNextPage ? <More busy={before.isFetchingNextPage} onMore={() => void before.fetchNextPage()} words={t('logs.earlier')} /> : t('logs.noEarlier')}</p>
            </>
          )}
        </Answer>
      </Panel>
    </>
  );
}

function More({ busy, onMore, words }: { busy: boolean; onMore: () => void; words: string }) {
  return (
    <Button busy={busy} onClick={onMore}>
      {words}
    </Button>
  );
}

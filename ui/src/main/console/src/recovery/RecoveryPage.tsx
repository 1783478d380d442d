import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { GAPS } from '../api/recovery';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Answer, Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Button } from '../parts/Button';
import { Find } from '../parts/Find';
import { Head } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { useOffer } from '../shell/commands';
import { BoardTable } from './BoardTable';
import { countsOf, filtered } from './gaps';
import { useBackUp, useBoard } from './server';
import './recovery.css';

/** The coverage board: whether what matters can be recovered, what lacks something first. */
export default function RecoveryPage() {
  const t = useT();
  useTitle(t('room.recovery'));
  const search = useSearch({ from: '/recovery' });
  const navigate = useNavigate();
  const board = useBoard();
  const backUp = useBackUp();
  const mayEdit = useMay('EDIT_RECOVERY');
  const typed = useDeferredValue(search.q ?? '');
  const offers = useMemo(
    () => [
      ...(mayEdit ? [{ id: 'new-policy', label: t('protect.make'), run: () => void navigate({ to: '/recovery/policies/new' }) }] : []),
      { id: 'all-drills', label: t('drill.all'), run: () => void navigate({ to: '/recovery/drills' }) },
    ],
    [mayEdit, navigate, t],
  );
  useOffer(offers);
  const shown = board.data === undefined ? undefined : filtered(board.data, search.gap, typed);
  const make = mayEdit ? (
    <Link to="/recovery/policies/new" className="btn primary">
      {t('protect.make')}
    </Link>
  ) : undefined;
  const press = (gap: typeof search.gap) => void navigate({ to: '/recovery', search: (old) => ({ ...old, gap }) });
  return (
    <>
      <Head
        title={t('room.recovery')}
        sentence={board.data === undefined ? t('coverage.reading') : <Say k="coverage.sentence" values={countsOf(board.data)} />}
        acts={
          <>
            <Link to="/recovery/drills" className="btn">
              {t('drill.all')}
            </Link>
            {make}
          </>
        }
      />
      <Wrong error={backUp.error} />
      <section className="panel" aria-label={t('room.recovery')}>
        <div className="filt">
          <Find label={t('coverage.find')} value={search.q} onFind={(q) => void navigate({ to: '/recovery', search: (old) => ({ ...old, q }), replace: true })} />
          <span className="chips">
            <button type="button" className="chip" aria-pressed={search.gap === undefined} onClick={() => press(undefined)}>
              {t('change.all')}
            </button>
            {[...GAPS, 'none' as const].map((gap) => (
              <button key={gap} type="button" className="chip" aria-pressed={search.gap === gap} onClick={() => press(gap)}>
                {t(`gap.${gap}`)}
              </button>
            ))}
          </span>
          <span className="grow" />
          <AsOf query={board} />
        </div>
        <Answer
          query={{ ...board, data: shown }}
          failed={t('coverage.failed')}
          waiting={<WaitingRows rows={6} what={t('room.recovery')} />}
          empty={{
            when: (lines) => lines.length === 0,
            show:
              (board.data?.length ?? 0) > 0 ? (
                <p className="body row">
                  <span>{t('list.hidden', { n: board.data?.length ?? 0 })}</span>
                  <Button look="quiet" onClick={() => void navigate({ to: '/recovery', search: {} })}>
                    {t('list.showAll', { n: board.data?.length ?? 0 })}
                  </Button>
                </p>
              ) : (
                <Empty calm={false} title={t('coverage.none')} acts={make}>
                  {t('coverage.noneText')}
                </Empty>
              ),
          }}
        >
          {(lines) => <BoardTable lines={lines} mayEdit={mayEdit} backUp={backUp} />}
        </Answer>
      </section>
    </>
  );
}

import { useNavigate, useSearch } from '@tanstack/react-router';
import { DRILL_RESULTS, type Drill } from '../api/recovery';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Answer, Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Button } from '../parts/Button';
import { Head } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { DrillTable } from './DrillTable';
import { useDrills } from './server';
import './recovery.css';

type Filter = (typeof DRILL_RESULTS)[number] | 'open' | undefined;

function isOpen(drill: Drill): boolean {
  return drill.state !== 'closed';
}

function kept(drills: readonly Drill[], result: Filter): readonly Drill[] {
  return result === undefined ? drills : drills.filter((drill) => (result === 'open' ? isOpen(drill) : drill.result === result));
}

/** Every drill, the newest first. */
export default function DrillsPage() {
  const t = useT();
  useTitle(t('drill.title'));
  const search = useSearch({ from: '/recovery/drills' });
  const navigate = useNavigate({ from: '/recovery/drills' });
  const drills = useDrills(search.policy);
  const all = drills.data ?? [];
  const count = (result: Filter) => kept(all, result).length;
  const shown = drills.data === undefined ? undefined : kept(drills.data, search.result);
  const of = search.policy === undefined ? undefined : all[0]?.policy.itemName;
  return (
    <>
      <Head title={of === undefined ? t('drill.title') : t('drill.titleOf', { name: of })} sentence={drills.data === undefined ? t('drill.reading') : <Say k="drill.listSentence" values={{ running: all.filter((one) => one.state === 'running').length, failed: count('failed'), passed: count('passed'), n: all.length }} />} />
      <section className="panel" aria-label={t('drill.title')}>
        <div className="filt">
          <span className="chips">
            {([undefined, 'open', ...DRILL_RESULTS] as const).map((result) => (
              <button key={result ?? 'all'} type="button" className="chip" aria-pressed={search.result === result} onClick={() => void navigate({ search: (old) => ({ ...old, result }) })}>
                {result === undefined ? t('change.all') : result === 'open' ? t('drill.open') : t(`drill.result.${result}`)}
              </button>
            ))}
          </span>
          <span className="grow" />
          {search.policy === undefined ? null : (
            <Button look="quiet" size="small" onClick={() => void navigate({ search: (old) => ({ ...old, policy: undefined }) })}>
              {t('drill.ofAll')}
            </Button>
          )}
          <AsOf query={drills} />
        </div>
        <Answer
          query={{ ...drills, data: shown }}
          failed={t('drill.listFailed')}
          waiting={<WaitingRows rows={4} what={t('drill.title')} />}
          empty={{
            when: (list) => list.length === 0,
            show:
              all.length > 0 ? (
                <p className="body row">
                  <span>{t('list.hidden', { n: all.length })}</span>
                  <Button look="quiet" onClick={() => void navigate({ search: {} })}>
                    {t('list.showAll', { n: all.length })}
                  </Button>
                </p>
              ) : (
                <Empty calm={false} title={t('drill.none')}>
                  {t('drill.noneText')}
                </Empty>
              ),
          }}
        >
          {(list) => <DrillTable drills={list} />}
        </Answer>
      </section>
    </>
  );
}

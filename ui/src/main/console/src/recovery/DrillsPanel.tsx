import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/words';
import { Answer } from '../parts/Answer';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { DrillTable } from './DrillTable';
import type { useDrills } from './server';

const SHOWN = 6;

/** The newest drills of one policy. */
export function DrillsPanel({ query, policy }: { query: ReturnType<typeof useDrills>; policy: string }) {
  const t = useT();
  return (
    <Panel
      title={t('drill.title')}
      count={query.data?.length}
      right={
        <Link to="/recovery/drills" search={{ policy }}>
          {t('drill.all')}
        </Link>
      }
    >
      <Answer query={query} failed={t('drill.listFailed')} waiting={<WaitingRows rows={2} what={t('drill.title')} />} empty={{ when: (drills) => drills.length === 0, show: <p className="body dim">{t('drill.noneOfPolicy')}</p> }}>
        {(drills) => <DrillTable drills={drills.slice(0, SHOWN)} ofOne />}
      </Answer>
    </Panel>
  );
}

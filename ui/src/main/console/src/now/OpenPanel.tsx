import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Alert } from '../api/alerting';
import type { Incident, NextPage } from '../api/incident';
import { useT } from '../i18n/words';
import { CalmIncidents } from '../incident/CalmIncidents';
import { Answer, Empty } from '../parts/Answer';
import { Panel } from '../parts/Panel';
import { AsOf } from '../parts/AsOf';
import { WaitingRows } from '../parts/Waiting';

type Props = {
  query: UseQueryResult<Incident[]>;
  incidents: readonly Incident[];
  alerts: readonly Alert[] | undefined;
  nextPages: ReadonlyMap<string, NextPage>;
};

export function OpenPanel({ query, incidents, alerts, nextPages }: Props) {
  const t = useT();
  return (
    <Panel title={t('now.open')} count={query.data?.length} right={<AsOf query={query} otherwise={t('now.byPriority')} />}>
      <Answer
        query={query}
        failed={t('now.openFailed')}
        waiting={<WaitingRows what={t('now.open')} />}
        empty={{
          when: (list) => list.length === 0,
          show: (
            <Empty
              title={t('now.none')}
              acts={
                <Link className="btn quiet" to="/incidents" search={{ state: 'all' }}>
                  {t('now.closedOnes')}
                </Link>
              }
            >
              {t('now.noneText')}
            </Empty>
          ),
        }}
      >
        {() => <CalmIncidents incidents={incidents} alerts={alerts} nextPages={nextPages} />}
      </Answer>
    </Panel>
  );
}

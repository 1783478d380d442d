import type { Alert } from '../api/alerting';
import type { Incident, NextPage } from '../api/incident';
import { useT } from '../i18n/words';
import { useCalm } from '../parts/calm';
import { Icon } from '../parts/Icon';
import { IncidentTable, type Chosen } from './IncidentTable';

type Props = { incidents: readonly Incident[]; alerts: readonly Alert[] | undefined; nextPages?: ReadonlyMap<string, NextPage>; chosen?: Chosen | undefined };

/** The table of incidents that holds still under the hand. */
export function CalmIncidents({ incidents, alerts, nextPages, chosen }: Props) {
  const t = useT();
  const { rows, waiting, show, changed, hold } = useCalm(incidents, (one) => one.key, (one) => one.version);
  return (
    <div {...hold}>
      {waiting === 0 ? null : (
        <button type="button" className="queue" onClick={show}>
          <Icon name="plus" size={12} />
          <span role="status">{t('list.waiting', { n: waiting })}</span>
          <b>{t('list.show')}</b>
        </button>
      )}
      <IncidentTable incidents={rows} alerts={alerts} nextPages={nextPages} changed={changed} chosen={chosen} />
    </div>
  );
}

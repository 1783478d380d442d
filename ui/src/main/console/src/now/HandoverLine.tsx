import { Link } from '@tanstack/react-router';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMe } from '../identity/server';
import { useWaitingHandovers } from '../oncall/handoverServer';
import { Age } from '../parts/Age';
import { Mark } from '../parts/Mark';

/** What was handed over and nobody accepted yet; it stands here until somebody does. */
export function HandoverLine() {
  const t = useT();
  const me = useMe().person.id;
  const { data: waiting = [] } = useWaitingHandovers();
  return waiting.map((one) => (
    <div key={one.id} className="banner medium" role="status">
      <Mark severity="medium" size="l" silent />
      <p className="grow">
        <Say k={one.to.id === me ? 'handover.waitsYou' : 'handover.waits'} values={{ from: one.by.name, schedule: one.scheduleName, to: one.to.name }} /> <Age at={one.at} form="ago" />
      </p>
      <Link className={one.to.id === me ? 'btn primary' : 'btn'} to="/oncall/handover/$id" params={{ id: one.id }}>
        {t('handover.read')}
      </Link>
    </div>
  ));
}

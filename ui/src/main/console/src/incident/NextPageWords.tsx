import type { NextPage } from '../api/incident';
import { Say } from '../i18n/Say';
import { secondsUntil, useNow, useTime } from '../parts/time';

/** Who is paged next, running down. */
export function NextPageWords({ page }: { page: NextPage }) {
  const time = useTime();
  const now = useNow();
  const left = secondsUntil(page.at, now);
  return left > 0 ? <Say k="page.next" values={{ who: page.who, in: time.countdown(left) }} /> : <Say k="page.nextNow" values={{ who: page.who }} />;
}

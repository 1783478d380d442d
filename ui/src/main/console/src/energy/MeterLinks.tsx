import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { EnergyPeriod } from '../api/energy';

/** Each leads to its line in the table of meters, in the span in which it had its gap. */
export function MeterLinks({ meters, period, day }: { meters: readonly string[]; period?: EnergyPeriod | undefined; day?: string | undefined }) {
  return (
    <span className="mono">
      {meters.map((meter, index) => (
        <Fragment key={meter}>
          {index === 0 ? '' : ', '}
          <Link to="/energy" search={{ meter, period: period === 'live' ? undefined : period, day: period === 'live' ? undefined : day }}>
            {meter}
          </Link>
        </Fragment>
      ))}
    </span>
  );
}

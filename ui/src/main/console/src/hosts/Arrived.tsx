import { Link } from '@tanstack/react-router';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Mark } from '../parts/Mark';
import { isLoopback } from './command';

export function Arrived({ name }: { name: string }) {
  return (
    <p className="row" role="status">
      <Mark severity="ok" silent />
      <span>
        <Say
          k="hosts.arrived"
          values={{
            host: (
              <Link to="/hosts/$name" params={{ name }}>
                {name}
              </Link>
            ),
          }}
        />
      </span>
    </p>
  );
}

/** Said where the address of this page means another machine on the other host. */
export function LoopbackHint() {
  const t = useT();
  if (!isLoopback(location.hostname)) return null;
  return (
    <p className="row">
      <Mark severity="medium" silent />
      <span>{t('hosts.loopback', { server: location.origin })}</span>
    </p>
  );
}

import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/words';
import { JoinCommand } from '../hosts/JoinCommand';
import { useHosts } from '../hosts/server';
import { useMay } from '../identity/server';
import { Age } from '../parts/Age';
import { Mark } from '../parts/Mark';
import { arrived } from './steps';

export function SecondHost() {
  const t = useT();
  const mayEnrol = useMay('ENROL_HOSTS');
  const { data: hosts = [] } = useHosts();
  return (
    <div className="in-step">
      <h2>{t('setup.hostTitle')}</h2>
      <p>{t('setup.hostText')}</p>
      <ul className="sent">
        {arrived(hosts)
          .slice(0, 5)
          .map((host) => (
            <li key={host.name}>
              <Mark severity={host.silent ? 'unknown' : 'ok'} />
              <Link className="mono" to="/hosts/$name" params={{ name: host.name }}>
                {host.name}
              </Link>
              <span className="sub">{host.lastSeen === undefined ? null : <Age at={host.lastSeen} form="ago" focusable={false} />}</span>
            </li>
          ))}
      </ul>
      {mayEnrol ? <JoinCommand /> : <p className="mid">{t('setup.mayNotEnrol')}</p>}
    </div>
  );
}

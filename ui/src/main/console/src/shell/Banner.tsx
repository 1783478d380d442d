import { Link, useLocation } from '@tanstack/react-router';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { useContacts } from '../notify/server';
import { useOnCallNow } from '../oncall/server';
import { Button } from '../parts/Button';
import { useLine } from '../parts/line';
import { Mark } from '../parts/Mark';
import { useNow, useTime } from '../parts/time';

/** The worst page-wide condition, one at a time, with the one act that ends it. Not closable while it is true. */
export function Banner() {
  const line = useLine();
  const { data } = useOnCallNow();
  if (data?.reachable === false) return <Nobody code={data.whyCode} why={data.why} />;
  return line.stale ? <Lost /> : <OnlyHere />;
}

/** A page would reach open consoles only: true while this one is open, and no longer. */
function OnlyHere() {
  const t = useT();
  const settles = useMay('EDIT_SETTINGS');
  const { data: contacts } = useContacts();
  const { pathname } = useLocation();
  if (!settles || contacts === undefined || contacts.some((way) => way.verified) || pathname === '/setup') return null;
  return (
    <div className="banner" role="status">
      <Mark severity="medium" />
      <p className="grow">
        <b>{t('onlyHere.title')}</b> {t('onlyHere.text')}
      </p>
      <Link className="btn" to="/setup">
        {t('nobody.setUp')}
      </Link>
    </div>
  );
}

function Nobody({ code, why }: { code: string | undefined; why: string | undefined }) {
  const t = useT();
  const settles = useMay('EDIT_SETTINGS');
  const { pathname } = useLocation();
  const noChannel = code === 'no-channel';
  const reason = noChannel ? t('nobody.noChannel') : code === 'nobody-on-call' ? t('nobody.noOne') : (why ?? '');
  return (
    <div className="banner critical" role="alert">
      <Mark severity="critical" size="l" />
      <p className="grow">
        <b>{t('nobody.title')}</b> {reason}
      </p>
      {pathname === '/setup' ? null : settles ? (
        <Link className="btn" to="/setup">
          {t('nobody.setUp')}
        </Link>
      ) : (
        <Link className="btn" to={noChannel ? '/settings' : '/oncall'}>
          {noChannel ? t('nobody.setContact') : t('nobody.fill')}
        </Link>
      )}
    </div>
  );
}

function Lost() {
  const t = useT();
  const time = useTime();
  const now = useNow();
  const { state, retry } = useLine();
  if (state.kind !== 'lost') return null;
  return (
    <div className="banner unknown" role="status">
      <Mark severity="unknown" />
      <p className="grow">
        <Say k="lostLine.text" values={{ span: time.span((now - state.since) / 1000), next: time.span(Math.max(0, (state.nextTryAt - now) / 1000)) }} />
      </p>
      <Button onClick={retry}>{t('lostLine.retry')}</Button>
    </div>
  );
}

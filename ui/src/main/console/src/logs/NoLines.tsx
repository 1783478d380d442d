import { Link } from '@tanstack/react-router';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMay } from '../identity/server';
import { Empty } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Copy } from '../parts/Copy';
import { Mark } from '../parts/Mark';
import type { LogRange, LogSearch } from '../shell/search';
import { useLogUsage } from './server';
import { curlCommand, rsyslogSnippet } from './send';

const WIDER: Record<LogRange, LogRange | undefined> = { '15m': '1h', '1h': '24h', '24h': '7d', '7d': undefined };

type Props = { search: LogSearch; part: boolean; onSet: (change: Partial<LogSearch>) => void };

/** Nothing was found: either nothing is here at all, and it says how lines get here, or the search is too narrow. */
export function NoLines({ search, part, onSet }: Props) {
  const t = useT();
  const usage = useLogUsage();
  if (usage.data?.lines === 0) return <HowToSend />;
  const own = search.from !== undefined;
  const wider = own ? '24h' : WIDER[search.range ?? '1h'];
  return (
    <Empty
      calm={false}
      title={t('logs.none')}
      acts={
        <>
          {wider === undefined ? null : <Button onClick={() => onSet({ range: wider, from: undefined, to: undefined })}>{t('logs.widen', { range: t(`logs.when.${wider}`) })}</Button>}
          {search.q === undefined ? null : <Button onClick={() => onSet({ q: undefined })}>{t('logs.clear')}</Button>}
        </>
      }
    >
      {part ? <Say k="logs.partNone" /> : t('logs.noneText')}
    </Empty>
  );
}

function HowToSend() {
  const t = useT();
  const mayMake = useMay('EDIT_PEOPLE');
  const { origin } = location;
  return (
    <div className="lg-send">
      <h3 className="row">
        <Mark severity="unknown" size="l" silent />
        {t('send.title')}
      </h3>
      <p>{t('send.text')}</p>
      <div className="row wrap">
        {mayMake ? (
          <Link className="btn primary" to="/settings/tokens">
            {t('send.token')}
          </Link>
        ) : (
          t('send.noToken')
        )}
        <span className="sub">{t('send.watch')}</span>
      </div>
      <p className="strong">{t('send.curl')}</p>
      <Copy text={curlCommand(origin)} label={t('send.curl')} />
      <p className="strong">{t('send.rsyslog')}</p>
      <Copy text={rsyslogSnippet(origin)} label={t('send.rsyslog')} />
    </div>
  );
}

import { useState } from 'react';
import { useWords } from '../i18n/words';
import { Button } from '../parts/Button';
import { Copy } from '../parts/Copy';
import { figure } from '../parts/format';
import { Mark } from '../parts/Mark';
import { secondsUntil, useNow, useTime } from '../parts/time';
import { Wrong } from '../parts/Wrong';
import { Arrived, LoopbackHint } from './Arrived';
import { useAgentProgram, useHosts, useJoinCode } from './server';

/** The one command for another host; the page sees the host arrive. */
export function JoinCommand() {
  const { t, language } = useWords();
  const agent = useAgentProgram();
  const code = useJoinCode();
  const [before, setBefore] = useState<ReadonlySet<string>>(new Set());
  const { data: hosts = [] } = useHosts(code.data === undefined ? undefined : 3_000);
  const make = () => {
    setBefore(new Set(hosts.filter((host) => host.lastSeen !== undefined).map((host) => host.name)));
    code.mutate();
  };
  if (agent.data?.available === false) {
    return (
      <p className="row">
        <Mark severity="unknown" />
        <span>
          {t('join.unavailable')} <span className="mid">{agent.data.why}</span>
        </span>
      </p>
    );
  }
  if (code.data === undefined) {
    return (
      <>
        <div className="row wrap">
          <Button look="primary" busy={code.isPending} onClick={make}>
            {t('join.make')}
          </Button>
          <span className="sub">{t('join.means')}</span>
        </div>
        <Wrong error={code.error} />
      </>
    );
  }
  const fresh = hosts.filter((host) => host.lastSeen !== undefined && !before.has(host.name));
  return (
    <>
      <p className="strong">{t('join.run')}</p>
      <LoopbackHint />
      <Copy text={code.data.command} label={t('hosts.command')} />
      {fresh.map((host) => (
        <Arrived key={host.name} name={host.name} />
      ))}
      {fresh.length === 0 ? <Listening expiresAt={code.data.expiresAt} onAgain={make} /> : null}
      {agent.data === undefined ? null : (
        <p className="sub words">
          {t('join.program', { version: agent.data.version ?? '', platform: agent.data.platform ?? '', size: figure(language, agent.data.bytes ?? 0, 'bytes') })} <span className="mono">{agent.data.sha256}</span>
        </p>
      )}
    </>
  );
}

function Listening({ expiresAt, onAgain }: { expiresAt: string; onAgain: () => void }) {
  const { t } = useWords();
  const time = useTime();
  const now = useNow();
  const left = secondsUntil(expiresAt, now);
  return (
    <p className="row wrap">
      <Mark severity="unknown" silent />
      <span>{left > 0 ? t('join.listening', { left: time.countdown(left) }) : t('join.expired')}</span>
      {left > 0 ? null : <Button onClick={onAgain}>{t('join.again')}</Button>}
    </p>
  );
}

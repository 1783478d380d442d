import { useEffect, useRef, useState } from 'react';
import type { Drill } from '../api/recovery';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Panel } from '../parts/Panel';
import { useTime } from '../parts/time';

const SHOWN = 12;
/** A level, or a word with a blank on both sides: an option such as --log-level-stderr=error is no trouble. */
const BAD = /(^|\s)(fail(ed|ure)?|error|fatal|panic|missing|refused|denied)(?=[\s:,.]|$)/i;

/** What the tools say on the host, the newest below, as it comes; without their secrets, which the agent takes out. */
export function OutputPanel({ drill }: { drill: Drill }) {
  const t = useT();
  const time = useTime();
  const [all, setAll] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { output } = drill;
  const shown = all ? output : output.slice(-SHOWN);
  useEffect(() => {
    const here = box.current;
    if (here !== null) here.scrollTop = here.scrollHeight;
  }, [output.length]);
  return (
    <Panel
      title={<Say k="drill.outputOf" values={{ host: <span className="mono">{drill.policy.host}</span> }} />}
      right={<span>{t('drill.lines', { n: output.length, live: drill.state === 'running' ? 'yes' : 'no' })}</span>}
      footer={
        shown.length < output.length ? (
          <Button look="quiet" size="small" onClick={() => setAll(true)}>
            {t('list.showAll', { n: output.length })}
          </Button>
        ) : undefined
      }
    >
      {output.length === 0 ? (
        <p className="body dim">{t(drill.endedAt === undefined ? 'drill.noOutput' : 'drill.saidNothing')}</p>
      ) : (
        // A box that scrolls must be reachable by keys.
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
        <div className="output" ref={box} tabIndex={0} role="log" aria-live="off" aria-label={t('drill.output')}>
          {shown.map((one, index) => (
            <div key={`${one.at}-${index}`} className={BAD.test(one.line) ? 'critical' : ''}>
              <time dateTime={one.at}>{time.seconds(one.at)}</time> {one.line}
            </div>
          ))}
        </div>
      )}
    </Panel>
  );
}

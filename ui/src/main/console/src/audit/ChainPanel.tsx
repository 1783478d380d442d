import type { ChainState } from '../api/audit';
import { Say } from '../i18n/Say';
import { useWords } from '../i18n/words';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Copy } from '../parts/Copy';
import { Icon } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { secondsSince, useNow } from '../parts/time';
import { WaitingBlock } from '../parts/Waiting';
import { useChain, usePublicKey } from './server';

/** Sealing runs every few seconds; much longer than that, and something holds it up. */
const LATE_AFTER_S = 300;

/** Whether the trail can be proved: how far it is sealed, the signed checkpoint, and the key to check it with. */
export function ChainPanel() {
  const { t } = useWords();
  const chain = useChain();
  const { data: key } = usePublicKey();
  return (
    <Panel title={t('audit.proof')}>
      <Answer query={chain} failed={t('audit.proofFailed')} waiting={<WaitingBlock height={180} what={t('audit.proof')} />}>
        {(state) => <State state={state} />}
      </Answer>
      <div className="body col" style={{ gap: 8 }}>
        <a className="btn" href="/api/audit/export" download>
          <Icon name="download" size={14} />
          {t('audit.export')}
        </a>
        <p className="sub">{t('audit.exportText')}</p>
        {key === undefined ? null : (
          <>
            <p className="strong">{t('audit.key')}</p>
            <Copy text={key.publicKey} label={t('audit.key')} />
            <p className="sub">{t('audit.keyText')}</p>
          </>
        )}
      </div>
    </Panel>
  );
}

function State({ state }: { state: ChainState }) {
  const { t } = useWords();
  const now = useNow(10);
  const late = state.unsealed > 0 && state.newestSealedAt !== undefined && secondsSince(state.newestSealedAt, now) > LATE_AFTER_S;
  return (
    <>
      <div className="check">
        <Mark severity={late ? 'high' : 'ok'} />
        <span>
          {t('audit.sealed', { n: state.sealed })}
          <span className="sub">
            {state.unsealed === 0 ? t('audit.allSealed') : t('audit.unsealed', { n: state.unsealed })}
            {state.newestSealedAt === undefined ? null : (
              <>
                {' '}
                <Say k="audit.newest" values={{ age: <Age at={state.newestSealedAt} form="ago" focusable={false} /> }} />
              </>
            )}
          </span>
        </span>
      </div>
      <div className="check">
        <Mark severity={state.checkpoint === undefined ? 'unknown' : 'ok'} />
        {state.checkpoint === undefined ? (
          <span>{t('audit.noCheckpoint')}</span>
        ) : (
          <span className="grow">
            <Say k="audit.checkpoint" values={{ number: state.checkpoint.number, age: <Age at={state.checkpoint.at} form="ago" focusable={false} /> }} />
            <span className="sub mono words">{state.checkpoint.hash}</span>
            <span className="sub">{state.checkpoint.sentTo === undefined ? t('audit.notSent') : t('audit.sentTo', { to: state.checkpoint.sentTo })}</span>
          </span>
        )}
      </div>
    </>
  );
}

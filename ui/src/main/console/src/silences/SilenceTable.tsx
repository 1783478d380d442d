import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Silence } from '../api/silence';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useAlerts } from '../incident/server';
import { Age, Clock } from '../parts/Age';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Mark } from '../parts/Mark';
import { useRowKeys } from '../parts/rows';
import { useNow } from '../parts/time';
import { useExpire } from './server';
import { mutedNow, wordsOf, type Draft } from './silences';

type Props = { silences: readonly Silence[]; onAgain: ((draft: Draft) => void) | undefined };

export function SilenceTable({ silences, onAgain }: Props) {
  const t = useT();
  const list = useRowKeys<HTMLTableElement>();
  const [ending, setEnding] = useState<Silence>();
  return (
    <>
      <table className="tbl two sl" ref={list}>
        <thead>
          <tr>
            <th>{t('silence.what')}</th>
            <th className="num">{t('silence.mutes')}</th>
            <th>{t('silence.ends')}</th>
            <th>{t('silence.by')}</th>
            <th className="num">
              <span className="sr">{t('rules.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {silences.map((silence) => (
            <Row key={silence.id} silence={silence} onAgain={onAgain} onEnd={onAgain === undefined ? undefined : setEnding} />
          ))}
        </tbody>
      </table>
      {ending === undefined ? null : <End silence={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}

type RowProps = { silence: Silence; onAgain: Props['onAgain']; onEnd: ((silence: Silence) => void) | undefined };

function Row({ silence, onAgain, onEnd }: RowProps) {
  const t = useT();
  const now = useNow(60);
  const { data: alerts = [] } = useAlerts();
  const { state } = silence.status;
  const muted = state === 'active' ? mutedNow(silence.matchers, alerts) : [];
  const again = () => onAgain?.({ matchers: silence.matchers, seconds: Math.max(3600, Math.round((Date.parse(silence.endsAt) - Date.parse(silence.startsAt)) / 1000)), comment: silence.comment });
  return (
    <tr data-row>
      <td className="wt">
        <span className="sev mts">
          <Mark severity="muted" />
          <span className="chips">
            {silence.matchers.map((matcher) => (
              <span key={wordsOf(matcher)} className="tag mono">
                {wordsOf(matcher)}
              </span>
            ))}
          </span>
        </span>
        <span className="sub">{silence.comment === '' ? t('silence.noComment') : silence.comment}</span>
      </td>
      <td className="num mu">
        {muted.length === 0 ? (
          <span className="dim">{state === 'active' ? t('silence.nothing') : '–'}</span>
        ) : (
          <Link to="/alerts/$fingerprint" params={{ fingerprint: muted[0]?.fingerprint ?? '' }}>
            {t('silence.alerts', { n: muted.length })}
          </Link>
        )}
      </td>
      <td className="en">
        {state === 'expired' ? (
          <Age at={silence.endsAt} form="ago" focusable={false} />
        ) : state === 'pending' ? (
          <Say k="silence.starts" values={{ at: <Clock at={silence.startsAt} focusable={false} /> }} />
        ) : (
          <Say k="silence.left" values={{ span: <Age at={new Date(now).toISOString()} until={silence.endsAt} focusable={false} />, at: <Clock at={silence.endsAt} focusable={false} /> }} />
        )}
      </td>
      <td className="by">
        {silence.createdBy}
        <span className="sub">
          <Age at={silence.updatedAt} form="ago" focusable={false} />
        </span>
      </td>
      <td className="num ac">
        {onEnd === undefined ? null : state === 'expired' ? (
          <Button look="quiet" size="small" onClick={again}>
            {t('silence.again')}
          </Button>
        ) : (
          <Button size="small" onClick={() => onEnd(silence)}>
            {t('silence.expire')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Ends it now; it says who may be paged by that. */
function End({ silence, onClose }: { silence: Silence; onClose: () => void }) {
  const t = useT();
  const expire = useExpire();
  const { data: alerts = [] } = useAlerts();
  const firing = mutedNow(silence.matchers, alerts).filter((alert) => alert.state === 'FIRING').length;
  return (
    <Dialog opened onClose={onClose} title={t('silence.expireTitle')} act={t('silence.expire')} busy={expire.isPending} error={expire.error} onSubmit={() => expire.mutate(silence.id, { onSuccess: onClose })}>
      <p className="mono">{silence.matchers.map(wordsOf).join(', ')}</p>
      <p>{t('silence.expireMeans', { n: silence.status.state === 'active' ? firing : 0 })}</p>
    </Dialog>
  );
}

import { useState } from 'react';
import type { Channel, Sent } from '../api/notify';
import { useT } from '../i18n/words';
import { Age } from '../parts/Age';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { Wrong } from '../parts/Wrong';
import { useOutcome, useTestNotice } from './server';

/** Sends a real message by a real channel and says what became of it; only the person knows whether it was seen. */
export function TestNotice({ channel }: { channel: Channel }) {
  const t = useT();
  const test = useTestNotice();
  const [key, setKey] = useState<string>();
  const { data: outcome } = useOutcome('test', key);
  return (
    <footer>
      <div className="row wrap">
        <Button size="small" busy={test.isPending} onClick={() => test.mutate(channel, { onSuccess: (sent) => setKey(sent.key) })}>
          {t(channel === 'EMAIL' ? 'test.mail' : 'test.console')}
        </Button>
        <span role="status">{key === undefined ? null : <Outcome sent={outcome ?? undefined} />}</span>
      </div>
      <Wrong error={test.error} />
    </footer>
  );
}

function Outcome({ sent }: { sent: Sent | undefined }) {
  const t = useT();
  if (sent === undefined || sent.state === 'waiting') return <span>{t('test.waiting')}</span>;
  const delivered = sent.state === 'delivered';
  return (
    <span className="row wrap">
      <Mark severity={delivered ? 'ok' : 'critical'} silent />
      <span>{delivered ? t(sent.notice.channel === 'EMAIL' ? 'test.accepted' : 'test.shown') : t('test.failed', { detail: sent.detail })}</span>
      <Age at={sent.at} form="ago" />
    </span>
  );
}

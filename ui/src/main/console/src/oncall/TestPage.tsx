import { useState } from 'react';
import type { Policy } from '../api/oncall';
import { useT } from '../i18n/words';
import { useSent } from '../notify/server';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { Wrong } from '../parts/Wrong';
import { useTestPage } from './server';

/** Pages the first step of an escalation for trial, and says what became of each message. */
export function TestPage({ policy }: { policy: Policy }) {
  const t = useT();
  const test = useTestPage();
  const [key, setKey] = useState<string>();
  const { data: sent = [] } = useSent(key);
  return (
    <footer>
      <div className="row wrap">
        <Button size="small" busy={test.isPending} onClick={() => test.mutate(policy.id, { onSuccess: (made) => setKey(made.key) })}>
          {t('test.page')}
        </Button>
        <span className="sub">{t('test.pageMeans')}</span>
      </div>
      <ul role="status">
        {key !== undefined && sent.length === 0 ? <li>{t('test.waiting')}</li> : null}
        {sent.map((one) => (
          <li key={one.notice.key} className="row wrap">
            <Mark severity={one.state === 'delivered' ? 'ok' : one.state === 'failed' ? 'critical' : 'unknown'} silent />
            <span>
              {one.notice.address === '' ? t(`contacts.${one.notice.channel}`) : one.notice.address}:{' '}
              {one.state === 'waiting' ? t('test.waiting') : one.state === 'failed' ? t('test.failed', { detail: one.detail }) : t(one.notice.channel === 'EMAIL' ? 'test.accepted' : 'test.arrived')}
            </span>
          </li>
        ))}
      </ul>
      <Wrong error={test.error} />
    </footer>
  );
}

import type { WayToReach } from '../api/notify';
import { useT } from '../i18n/words';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { AddWay } from './AddWay';
import { useContacts, useRemoveWay } from './server';
import { TestNotice } from './TestNotice';
import { VerifyWay } from './VerifyWay';

/** How I am reached: each way with whether it was seen to work. */
export function Ways() {
  const t = useT();
  const contacts = useContacts();
  return (
    <Panel title={t('contacts.title')} count={contacts.data?.length}>
      <Answer query={contacts} failed={t('contacts.failed')} waiting={<WaitingRows rows={2} what={t('contacts.title')} />} empty={{ when: (list) => list.length === 0, show: <p className="check"><Mark severity="critical" /> {t('contacts.none')}</p> }}>
        {(list) => (
          <ul>
            {list.map((way) => (
              <One key={way.id} way={way} />
            ))}
          </ul>
        )}
      </Answer>
      <div className="body">
        <AddWay />
      </div>
      {contacts.data?.some((way) => way.verified && way.channel === 'EMAIL') === true ? <TestNotice channel="EMAIL" /> : null}
    </Panel>
  );
}

function One({ way }: { way: WayToReach }) {
  const t = useT();
  const remove = useRemoveWay();
  return (
    <li className="check wayrow">
      <Mark severity={way.failedSince !== undefined ? 'critical' : way.verified ? 'ok' : 'unknown'} />
      <div className="grow">
        <p className="row wrap">
          <span className="words">{way.address}</span> <span className="tag">{t(`contacts.${way.channel}`)}</span>
          <span className="grow" />
          {way.verified ? (
            <Button look="quiet" size="small" busy={remove.isPending} onClick={() => remove.mutate(way.id)} aria-label={t('contacts.removeOf', { address: way.address })}>
              {t('contacts.remove')}
            </Button>
          ) : null}
        </p>
        <span className="sub">
          {way.failedSince !== undefined ? (
            <>
              {t('contacts.failed3')} <Age at={way.failedSince} />
            </>
          ) : (
            t(way.verified ? 'contacts.verified' : 'contacts.unverified')
          )}
        </span>
        <Wrong error={remove.error} />
        {way.verified ? null : <VerifyWay way={way} />}
      </div>
    </li>
  );
}

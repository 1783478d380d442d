import { Link } from '@tanstack/react-router';
import type { HandoverHead } from '../api/handover';
import { useT } from '../i18n/words';
import { Age } from '../parts/Age';
import { PagedAnswer, useItems } from '../parts/Paged';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { useHandovers } from './handoverServer';

const TONE = { WAITING: 'medium', ACCEPTED: 'ok', REPLACED: '' } as const;

/** What was handed over before, the newest first. */
export function HandoverHistory() {
  const t = useT();
  const list = useHandovers();
  const all = useItems(list.data);
  return (
    <Panel title={t('handover.history')}>
      <PagedAnswer query={list} items={all} more={t('handover.older')} failed={t('handover.historyFailed')} waiting={<WaitingRows rows={3} what={t('handover.history')} />} empty={{ when: (items) => items.length === 0, show: <p className="body dim">{t('handover.historyNone')}</p> }}>
        {(items) => (
          <ul>
            {items.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </ul>
        )}
      </PagedAnswer>
    </Panel>
  );
}

function Row({ one }: { one: HandoverHead }) {
  const t = useT();
  return (
    <li>
      <Link to="/oncall/handover/$id" params={{ id: one.id }} className="swap">
        <span className="grow">
          {t('handover.fromTo', { from: one.from?.name ?? t('handover.free'), to: one.to.name })}
          <span className="sub">
            {t('handover.number', { number: one.number })} · {one.scheduleName} · <Age at={one.at} form="ago" focusable={false} />
          </span>
        </span>
        <span className={`tag ${TONE[one.state]}`}>{t(`handover.state.${one.state}`)}</span>
      </Link>
    </li>
  );
}

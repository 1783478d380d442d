import { Link } from '@tanstack/react-router';
import type { Ticket } from '../api/desk';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Age } from '../parts/Age';
import { Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { PagedAnswer, useItems } from '../parts/Paged';
import { Head, Panel } from '../parts/Panel';
import { useRowKeys } from '../parts/rows';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { useMyTickets } from './server';
import { StateTag } from './StateTag';
import './desk.css';

/** What the reader asked the desk for. */
export default function RequestsPage() {
  const t = useT();
  useTitle(t('room.requests'));
  const tickets = useMyTickets();
  const list = useItems(tickets.data);
  const asks = list?.filter((one) => one.state === 'WAITING' || one.state === 'RESOLVED').length ?? 0;
  const open = list?.filter((one) => one.state !== 'CLOSED' && one.state !== 'MERGED').length ?? 0;
  const ask = (
    <Link to="/requests/new" className="btn primary">
      {t('request.new')}
    </Link>
  );
  return (
    <>
      <Head title={t('room.requests')} sentence={list === undefined ? t('request.reading') : <Say k="request.sentence" values={{ n: open, asks }} />} acts={ask} />
      <Panel title={t('request.all')} right={<AsOf query={tickets} />}>
        <PagedAnswer query={tickets} items={list} failed={t('request.failed')} waiting={<WaitingRows rows={4} what={t('room.requests')} />} empty={{ when: (items) => items.length === 0, show: <Empty title={t('request.none')}>{t('request.noneText')}</Empty> }}>
          {(items) => <Own tickets={items} />}
        </PagedAnswer>
      </Panel>
    </>
  );
}

function Own({ tickets }: { tickets: readonly Ticket[] }) {
  const t = useT();
  const list = useRowKeys<HTMLTableElement>();
  return (
    <table className="tbl two tickets own" ref={list}>
      <thead>
        <tr>
          <th>{t('request.what')}</th>
          <th className="c-since">{t('task.since')}</th>
          <th className="c-own">{t('task.who')}</th>
          <th className="c-state">{t('incident.state')}</th>
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => (
          <tr key={ticket.key} data-row>
            <td className="what">
              <Link className="t" to="/requests/$key" params={{ key: ticket.key }} data-main>
                {ticket.title}
              </Link>
              <span className="sub">
                <span className="mono">{ticket.key}</span> {t(`ticket.kind.${ticket.kind}`)}
              </span>
            </td>
            <td className="since">
              <Age at={ticket.openedAt} focusable={false} />
            </td>
            <td className="own">{ticket.assignee?.name ?? <span className="dim">{t('ticket.desk')}</span>}</td>
            <td className="st">
              <StateTag state={ticket.state} own />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

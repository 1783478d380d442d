import { TextInput, Textarea } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { LINES, type Ticket } from '../api/desk';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { useMe } from '../identity/server';
import { Age } from '../parts/Age';
import { Empty } from '../parts/Answer';
import { AsOf } from '../parts/AsOf';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Due } from '../parts/Due';
import { Find } from '../parts/Find';
import { Owner } from '../parts/Owner';
import { PagedAnswer, useItems } from '../parts/Paged';
import { Head } from '../parts/Panel';
import { useRowKeys } from '../parts/rows';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { fieldError } from '../parts/Wrong';
import { useOffer } from '../shell/commands';
import { DESK_STATES } from '../shell/search';
import { useNotePhone, useTickets } from './server';
import { StateTag } from './StateTag';
import { nextPromise } from './words';
import './desk.css';

/** The queues of the desk: what people asked, by line, and what was promised to them. */
export default function DeskPage() {
  const t = useT();
  useTitle(t('room.desk'));
  const search = useSearch({ from: '/desk' });
  const navigate = useNavigate({ from: '/desk' });
  const tickets = useTickets({ line: search.line, state: search.state, q: search.q, mine: search.mine });
  const [noting, setNoting] = useState(false);
  useOffer(useMemo(() => [{ id: 'phone-note', label: t('phone.act'), run: () => setNoting(true) }], [t]));
  const list = useItems(tickets.data);
  const filtered = search.line !== undefined || search.state !== undefined || search.q !== undefined || search.mine === true;
  const all = () => void navigate({ search: {} });
  return (
    <>
      <Head title={t('room.desk')} sentence={list === undefined ? t('desk.reading') : <Sentence tickets={list} more={tickets.hasNextPage} />} acts={<Button onClick={() => setNoting(true)}>{t('phone.act')}</Button>} />
      <section className="panel" aria-label={t('room.desk')}>
        <div className="filt">
          <Find label={t('desk.find')} value={search.q} onFind={(q) => void navigate({ search: (old) => ({ ...old, q }), replace: true })} />
          <span className="chips">
            <button type="button" className="chip" aria-pressed={search.mine === true} onClick={() => void navigate({ search: (old) => ({ ...old, mine: old.mine === true ? undefined : true }) })}>
              {t('desk.mine')}
            </button>
            {LINES.map((line) => (
              <button key={line} type="button" className="chip" aria-pressed={search.line === line} onClick={() => void navigate({ search: (old) => ({ ...old, line: old.line === line ? undefined : line }) })}>
                {t(`line.${line}`)}
              </button>
            ))}
            {DESK_STATES.map((state) => (
              <button key={state} type="button" className="chip" aria-pressed={search.state === state} onClick={() => void navigate({ search: (old) => ({ ...old, state: old.state === state ? undefined : state }) })}>
                {t(`ticket.state.${state}`)}
              </button>
            ))}
          </span>
          <span className="grow" />
          <AsOf query={tickets} />
        </div>
        <PagedAnswer
          query={tickets}
          items={list}
          failed={t('desk.failed')}
          waiting={<WaitingRows rows={6} what={t('room.desk')} />}
          empty={{
            when: (items) => items.length === 0,
            show: filtered ? (
              <p className="body row">
                <span>{t('desk.noneSuch')}</span>
                <Button look="quiet" onClick={all}>
                  {t('desk.all')}
                </Button>
              </p>
            ) : (
              <Empty title={t('desk.none')}>{t('desk.noneText')}</Empty>
            ),
          }}
        >
          {(items) => <Queue tickets={items} />}
        </PagedAnswer>
      </section>
      {noting ? <PhoneNote onClose={() => setNoting(false)} /> : null}
    </>
  );
}

function Sentence({ tickets, more }: { tickets: readonly Ticket[]; more: boolean }) {
  const broken = tickets.filter((one) => one.promises.some((promise) => promise.state === 'BROKEN')).length;
  const nobody = tickets.filter((one) => one.state === 'NEW').length;
  return <Say k="desk.sentence" values={{ n: tickets.length, more: more ? 'yes' : 'no', nobody, broken }} />;
}

function Queue({ tickets }: { tickets: readonly Ticket[] }) {
  const t = useT();
  const list = useRowKeys<HTMLTableElement>();
  return (
    <table className="tbl two tickets" ref={list}>
      <thead>
        <tr>
          <th className="c-pr">{t('incident.priority')}</th>
          <th>{t('desk.what')}</th>
          <th className="c-since">{t('task.since')}</th>
          <th className="c-own">{t('task.who')}</th>
          <th className="c-state">{t('incident.state')}</th>
          <th className="c-due">{t('task.due')}</th>
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => (
          <Row key={ticket.key} ticket={ticket} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const me = useMe().person.id;
  const promise = nextPromise(ticket);
  return (
    <tr data-row>
      <td className="pr">
        <b>{ticket.priority}</b>
      </td>
      <td className="what">
        <Link className="t" to="/desk/$key" params={{ key: ticket.key }} data-main>
          {ticket.title}
        </Link>
        <span className="sub">
          <span className="mono">{ticket.key}</span> {t(`ticket.kind.${ticket.kind}`)} · {ticket.requester.name} · {t(`line.${ticket.line}`)}
        </span>
      </td>
      <td className="since">
        <Age at={ticket.openedAt} focusable={false} />
      </td>
      <td className="own">{ticket.assignee === undefined ? <span className="dim">{t('ticket.nobody')}</span> : <Owner name={ticket.assignee.name} me={ticket.assignee.id === me} />}</td>
      <td className="st">
        <StateTag state={ticket.state} />
      </td>
      <td className="due">
        <Due at={promise?.due} paused={promise?.state === 'PAUSED'} />
      </td>
    </tr>
  );
}

/** Two fields, while somebody talks; kind and priority are said afterwards. */
function PhoneNote({ onClose }: { onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const note = useNotePhone();
  const [who, setWho] = useState('');
  const [what, setWhat] = useState('');
  const off = who.trim() === '' ? t('phone.whoMissing') : what.trim() === '' ? t('phone.whatMissing') : undefined;
  return (
    <Dialog opened onClose={onClose} title={t('phone.act')} act={t('phone.save')} busy={note.isPending} off={off} error={note.error} onSubmit={() => note.mutate({ who: who.trim(), what: what.trim() }, { onSuccess: ({ key }) => void navigate({ to: '/desk/$key', params: { key } }) })}>
      <TextInput label={t('phone.who')} description={t('phone.whoHint')} value={who} onChange={(event) => setWho(event.target.value)} error={fieldError(note.error, 'who')} data-autofocus />
      <Textarea label={t('phone.what')} rows={5} value={what} onChange={(event) => setWhat(event.target.value)} error={fieldError(note.error, 'what')} />
    </Dialog>
  );
}

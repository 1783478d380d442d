import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { DeskTicket } from '../api/desk';
import { useT } from '../i18n/words';
import { useMe } from '../identity/server';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Due } from '../parts/Due';
import { Owner } from '../parts/Owner';
import { Head, Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { refusalSentence } from '../i18n/refusals';
import { Compose } from './Compose';
import { AssignDialog, GradeDialog, OtherTicketDialog, ReopenDialog } from './deskDialogs';
import { Files } from './Files';
import { Given } from './Given';
import { useDeskVerb, useTicket } from './server';
import { StateTag } from './StateTag';
import { Thread } from './Thread';
import { isOver } from './words';
import './desk.css';

/** One ticket, as the desk sees it: what was promised, what was said to whom, and the next act. */
export default function TicketPage() {
  const { key } = useParams({ from: '/desk/$key' });
  const t = useT();
  const query = useTicket(key);
  useTitle(query.data === undefined ? key : `${key} ${query.data.ticket.title}`);
  return (
    <Answer page query={query} failed={t('desk.oneFailed', { key })} waiting={<WaitingBlock height={420} what={key} />}>
      {(detail) => <OneTicket key={key} detail={detail} />}
    </Answer>
  );
}

const DIALOGS = ['assign', 'grade', 'merge', 'link', 'reopen'] as const;
type Open = (typeof DIALOGS)[number] | undefined;

function OneTicket({ detail }: { detail: DeskTicket }) {
  const t = useT();
  const { ticket } = detail;
  const me = useMe().person.id;
  const verb = useDeskVerb(ticket);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const act = (name: string) => detail.acts.find((one) => one.verb === name);
  const off = (name: string) => {
    const found = act(name);
    return found?.allowed === false ? refusalSentence(found.code ?? '', found.reason ?? '', undefined) : undefined;
  };
  const may = (name: string) => act(name)?.allowed === true;
  return (
    <>
      <Head
        title={
          <>
            <span className="no">{ticket.key}</span> {ticket.title}
          </>
        }
        sentence={t('ticket.sentence', { kind: ticket.kind, requester: ticket.requester.name, via: ticket.via })}
        acts={
          <>
            <StateTag state={ticket.state} />
            {may('take') && ticket.assignee?.id !== me ? (
              <Button look="primary" busy={verb.isPending} onClick={() => verb.mutate({ verb: 'take' })}>
                {t('ticket.take')}
              </Button>
            ) : null}
          </>
        }
      />
      {open === undefined ? <Wrong error={verb.error} /> : null}
      <div className="ticket-page">
        <div className="col">
          <Panel title={t('thread.title')} count={detail.entries.length}>
            <Thread opened={{ by: ticket.requester.name, at: ticket.openedAt, text: ticket.text }} entries={detail.entries} />
            <Compose ticket={ticket} may={may} />
          </Panel>
        </div>
        <div className="col">
          <Promises detail={detail} />
          <Panel title={t('ticket.facts')}>
            <dl className="kv body">
              <dt>{t('task.who')}</dt>
              <dd>{ticket.assignee === undefined ? <span className="dim">{t('ticket.nobody')}</span> : <Owner name={ticket.assignee.name} me={ticket.assignee.id === me} />}</dd>
              <dt>{t('ticket.line')}</dt>
              <dd>{t(`line.${ticket.line}`)}</dd>
              <dt>{t('incident.priority')}</dt>
              <dd>{ticket.priority}</dd>
              <dt>{t('task.since')}</dt>
              <dd>
                <Age at={ticket.openedAt} form="ago" />
              </dd>
              <dt>{t('ticket.requester')}</dt>
              <dd>
                {ticket.requester.name} {ticket.requester.address === undefined ? null : <span className="sub">{ticket.requester.address}</span>}
              </dd>
            </dl>
            <Given ticket={ticket} />
            <div className="body row wrap">
              {DIALOGS.filter((each) => each !== 'reopen' || ticket.state === 'RESOLVED').map((each) => (
                <Button key={each} size="small" off={off(each)} offShown={off(each) !== undefined} onClick={() => setOpen(each)}>
                  {t(`ticket.act.${each}`)}
                </Button>
              ))}
              {ticket.kind === 'FAULT' && ticket.incident === undefined ? (
                <Button size="small" busy={verb.isPending} off={off('incident')} onClick={() => verb.mutate({ verb: 'incident' })}>
                  {t('ticket.act.incident')}
                </Button>
              ) : null}
            </div>
          </Panel>
          <Related detail={detail} />
          <Files side="tickets" ticket={ticket.key} files={detail.attachments} over={isOver(ticket)} />
        </div>
      </div>
      {open === 'assign' ? <AssignDialog ticket={ticket} verb={verb} onClose={close} /> : null}
      {open === 'grade' ? <GradeDialog ticket={ticket} verb={verb} onClose={close} /> : null}
      {open === 'merge' || open === 'link' ? <OtherTicketDialog what={open} verb={verb} onClose={close} /> : null}
      {open === 'reopen' ? <ReopenDialog verb={verb} onClose={close} /> : null}
    </>
  );
}

function Promises({ detail: { ticket } }: { detail: DeskTicket }) {
  const t = useT();
  return (
    <Panel title={t('promise.title')}>
      {ticket.promises.length === 0 ? <p className="body dim">{t('promise.none')}</p> : null}
      <dl className="kv body">
        {ticket.promises.map((promise) => (
          <div key={promise.what} className="promise">
            <dt>{t(`promise.${promise.what}`)}</dt>
            <dd>
              <span className={`tag ${promise.state === 'BROKEN' ? 'critical' : promise.state === 'AT_RISK' ? 'high' : promise.state === 'KEPT' ? 'ok' : ''}`}>{t(`promise.state.${promise.state}`)}</span> {promise.due === undefined ? null : <Due at={promise.due} />}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function Related({ detail: { ticket, linked, merged } }: { detail: DeskTicket }) {
  const t = useT();
  if (ticket.incident === undefined && ticket.mergedInto === undefined && linked.length + merged.length === 0) return null;
  const others: [string, string][] = [...(ticket.mergedInto === undefined ? [] : [['into', ticket.mergedInto] as [string, string]]), ...merged.map((key): [string, string] => ['merged', key]), ...linked.map((key): [string, string] => ['linked', key])];
  return (
    <Panel title={t('ticket.related')}>
      <ul className="files">
        {ticket.incident === undefined ? null : (
          <li>
            <Link to="/incidents/$key" params={{ key: ticket.incident }}>
              {ticket.incident}
            </Link>
            <span className="sub">{t('ticket.asIncident')}</span>
          </li>
        )}
        {others.map(([how, key]) => (
          <li key={`${how}-${key}`}>
            <Link to="/desk/$key" params={{ key }}>
              {key}
            </Link>
            <span className="sub">{t(`ticket.${how as 'into' | 'merged' | 'linked'}`)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

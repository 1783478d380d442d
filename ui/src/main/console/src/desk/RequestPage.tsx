import { Textarea } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { OwnTicket } from '../api/desk';
import { useT, useWords } from '../i18n/words';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Due } from '../parts/Due';
import { Head, Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { Wrong } from '../parts/Wrong';
import { Files } from './Files';
import { Given } from './Given';
import { useMyTicket, useOwnVerb } from './server';
import { StateTag } from './StateTag';
import { Thread } from './Thread';
import { isOver, nextPromise } from './words';
import './desk.css';

/** One request of the reader's own: what the desk said, and what they answer. */
export default function RequestPage() {
  const { key } = useParams({ from: '/requests/$key' });
  const t = useT();
  const query = useMyTicket(key);
  useTitle(query.data === undefined ? key : `${key} ${query.data.ticket.title}`);
  return (
    <Answer page query={query} failed={t('request.oneFailed', { key })} waiting={<WaitingBlock height={360} what={key} />}>
      {(detail) => <Own key={key} detail={detail} />}
    </Answer>
  );
}

function Own({ detail }: { detail: OwnTicket }) {
  const t = useT();
  const { ticket } = detail;
  const promise = nextPromise(ticket);
  return (
    <>
      <Head title={ticket.title} sentence={t(`request.now.${ticket.state}`)} acts={<StateTag state={ticket.state} own />} />
      <div className="ticket-page">
        <div className="col">
          <Panel title={t('thread.title')}>
            <Thread opened={{ by: ticket.requester.name, at: ticket.openedAt, text: ticket.text }} entries={detail.entries} />
            {isOver(ticket) ? null : <Reply detail={detail} />}
          </Panel>
        </div>
        <div className="col">
          <Panel title={t('ticket.facts')}>
            <dl className="kv body">
              <dt>{t('ticket.number')}</dt>
              <dd className="mono">{ticket.key}</dd>
              <dt>{t('ticket.what')}</dt>
              <dd>{t(`ticket.kind.${ticket.kind}`)}</dd>
              <dt>{t('task.since')}</dt>
              <dd>
                <Age at={ticket.openedAt} form="ago" />
              </dd>
              <dt>{t('task.who')}</dt>
              <dd>{ticket.assignee?.name ?? t('ticket.desk')}</dd>
              {promise === undefined || isOver(ticket) ? null : (
                <>
                  <dt>{t(`promise.${promise.what}`)}</dt>
                  <dd>
                    <Due at={promise.due} paused={promise.state === 'PAUSED'} />
                  </dd>
                </>
              )}
            </dl>
            <Given ticket={ticket} />
          </Panel>
          <Files side="my-tickets" ticket={ticket.key} files={detail.attachments} over={isOver(ticket)} />
        </div>
      </div>
    </>
  );
}

/** What the requester says; on what the desk calls done, whether it is. */
function Reply({ detail: { ticket } }: { detail: OwnTicket }) {
  const { t } = useWords();
  const verb = useOwnVerb(ticket.key);
  const [text, setText] = useState('');
  const done = ticket.state === 'RESOLVED';
  const words = text.trim();
  const clear = { onSuccess: () => setText('') };
  return (
    <div className="body col compose">
      {done ? (
        <span className="row wrap">
          <Button look="primary" busy={verb.isPending} onClick={() => verb.mutate({ verb: 'confirm' })}>
            {t('request.confirm')}
          </Button>
          <span className="sub">{t('request.confirmMeans')}</span>
        </span>
      ) : null}
      <Textarea label={t(done ? 'request.notDone' : ticket.state === 'WAITING' ? 'request.answerDesk' : 'request.addWords')} rows={3} autosize={false} value={text} onChange={(event) => setText(event.target.value)} />
      <Wrong error={verb.error} />
      <span className="row wrap">
        <Button look={done ? 'plain' : 'primary'} busy={verb.isPending} off={words === '' ? t('request.wordsMissing') : undefined} onClick={() => verb.mutate(done ? { verb: 'reopen', reason: words } : { verb: 'reply', text: words }, clear)}>
          {t(done ? 'request.reopen' : 'request.reply')}
        </Button>
      </span>
    </div>
  );
}

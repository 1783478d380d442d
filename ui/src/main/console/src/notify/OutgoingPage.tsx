import { Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Heartbeat, Outgoing } from '../api/notify';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { WaitingBlock } from '../parts/Waiting';
import { fieldError, Wrong } from '../parts/Wrong';
import { useHeartbeat, useOutgoing, useSetHeartbeat, useSetOutgoing } from './server';

/** What the server may call by itself: webhooks within an allow-list, and another watcher that misses us when we are down. */
export default function OutgoingPage() {
  const t = useT();
  const heartbeat = useHeartbeat();
  const outgoing = useOutgoing();
  return (
    <div className="settings2">
      <Panel title={t('heartbeat.title')}>
        <Answer query={heartbeat} failed={t('heartbeat.failed')} waiting={<WaitingBlock height={220} what={t('heartbeat.title')} />}>
          {(now) => <HeartbeatForm key={`${now.url ?? ''} ${now.everySeconds}`} now={now} />}
        </Answer>
      </Panel>
      <Panel title={t('outgoing.title')}>
        <Answer query={outgoing} failed={t('outgoing.failed')} waiting={<WaitingBlock height={220} what={t('outgoing.title')} />}>
          {(now) => <OutgoingForm key={now.allowedAddresses.join(' ')} now={now} />}
        </Answer>
      </Panel>
    </div>
  );
}

function HeartbeatForm({ now }: { now: Heartbeat }) {
  const t = useT();
  const set = useSetHeartbeat();
  const [url, setUrl] = useState(now.url ?? '');
  const [every, setEvery] = useState(String(now.everySeconds));
  const unchanged = url === (now.url ?? '') && every === String(now.everySeconds);
  const off = unchanged ? t(set.isSuccess ? 'contact.saved' : 'contact.unchanged') : Number(every) >= 1 ? undefined : t('heartbeat.missing');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (off === undefined && !set.isPending) set.mutate({ ...(url.trim() === '' ? {} : { url: url.trim() }), everySeconds: Number(every) });
  };
  return (
    <form className="body form" onSubmit={submit} noValidate>
      <p className="mid">{t('heartbeat.text')}</p>
      <TextInput type="url" label={t('heartbeat.url')} description={t('heartbeat.urlHint')} value={url} spellCheck={false} onChange={(event) => setUrl(event.target.value)} error={fieldError(set.error, 'url')} />
      <TextInput type="number" min={1} label={t('heartbeat.every')} value={every} onChange={(event) => setEvery(event.target.value)} error={fieldError(set.error, 'everySeconds')} />
      <HeartbeatState now={now} />
      <Wrong error={set.error} />
      <div className="acts">
        <Button look="primary" type="submit" busy={set.isPending} off={off}>
          {t('heartbeat.act')}
        </Button>
      </div>
    </form>
  );
}

function HeartbeatState({ now }: { now: Heartbeat }) {
  const t = useT();
  if (now.url === undefined) return null;
  if (now.failingSince !== undefined) {
    return (
      <p className="row">
        <Mark severity="critical" />
        <span>
          <Say k="heartbeat.failing" values={{ age: <Age at={now.failingSince} /> }} /> {now.reason}
        </span>
      </p>
    );
  }
  return (
    <p className="row">
      <Mark severity={now.sentAt === undefined ? 'unknown' : 'ok'} silent />
      <span>{now.sentAt === undefined ? t('heartbeat.waiting') : <Say k="heartbeat.sent" values={{ age: <Age at={now.sentAt} form="ago" /> }} />}</span>
    </p>
  );
}

function OutgoingForm({ now }: { now: Outgoing }) {
  const t = useT();
  const set = useSetOutgoing();
  const [typed, setTyped] = useState(now.allowedAddresses.join('\n'));
  const list = typed.split(/[\s,]+/).filter((one) => one !== '');
  const unchanged = list.join(' ') === now.allowedAddresses.join(' ');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!unchanged && !set.isPending) set.mutate({ allowedAddresses: list });
  };
  return (
    <form className="body form" onSubmit={submit} noValidate>
      <p className="mid">{t('outgoing.text')}</p>
      <Textarea label={t('outgoing.allowed')} description={t('outgoing.hint')} rows={5} value={typed} spellCheck={false} styles={{ input: { fontFamily: 'var(--mono)' } }} onChange={(event) => setTyped(event.target.value)} error={fieldError(set.error, 'allowedAddresses')} />
      <Wrong error={set.error} />
      <div className="acts">
        <Button look="primary" type="submit" busy={set.isPending} off={unchanged ? t(set.isSuccess ? 'contact.saved' : 'contact.unchanged') : undefined}>
          {t('outgoing.act')}
        </Button>
      </div>
    </form>
  );
}

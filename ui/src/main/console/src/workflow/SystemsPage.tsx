import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Receiver, ReceiverSecret } from '../api/process';
import { Say } from '../i18n/Say';
import { useT } from '../i18n/words';
import { Age } from '../parts/Age';
import { Answer, Empty } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Copy } from '../parts/Copy';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingRows } from '../parts/Waiting';
import { fieldError } from '../parts/Wrong';
import { useReceivers, useRemoveReceiver, useRenewSecret } from './processServer';
import './tasks.css';

type Asking = { what: 'add' } | { what: 'renew' | 'remove'; system: Receiver };

/** The systems outside that may be called, each with its secret; a secret is shown when it is made and never again. */
export default function SystemsPage() {
  const t = useT();
  useTitle(t('settings.systems'));
  const systems = useReceivers();
  const [asking, setAsking] = useState<Asking>();
  const [shown, setShown] = useState<ReceiverSecret>();
  const close = () => setAsking(undefined);
  const add = (
    <Button size="small" onClick={() => setAsking({ what: 'add' })}>
      <Icon name="plus" size={14} />
      {t('system.add')}
    </Button>
  );
  return (
    <Panel title={t('settings.systems')} count={systems.data?.length} right={add}>
      <p className="body mid">{t('system.text')}</p>
      {shown === undefined ? null : (
        <div className="banner ok flat" role="status">
          <div className="grow col" style={{ gap: 6 }}>
            <p>
              <Say k="system.shown" values={{ name: shown.origin }} />
            </p>
            <Copy text={shown.secret} label={t('system.secret')} />
          </div>
          <Button onClick={() => setShown(undefined)}>{t('tokens.noted')}</Button>
        </div>
      )}
      <Answer query={systems} failed={t('system.failed')} waiting={<WaitingRows rows={2} what={t('settings.systems')} />} empty={{ when: (list) => list.length === 0, show: <Empty calm={false} title={t('system.none')} acts={add}>{t('system.noneText')}</Empty> }}>
        {(list) => <Rows systems={list} onAsk={setAsking} />}
      </Answer>
      {asking?.what === 'add' ? <AddSystem known={(systems.data ?? []).map((one) => one.origin)} onMade={setShown} onClose={close} /> : null}
      {asking?.what === 'renew' ? <RenewSecret system={asking.system} onMade={setShown} onClose={close} /> : null}
      {asking?.what === 'remove' ? <RemoveSystem system={asking.system} onClose={close} /> : null}
    </Panel>
  );
}

function Rows({ systems, onAsk }: { systems: readonly Receiver[]; onAsk: (asking: Asking) => void }) {
  const t = useT();
  return (
    <ul className="bundles systems">
      {systems.map((system) => (
        <li key={system.origin}>
          <span className="grow">
            <b className="mono">{system.origin}</b>
            <span className="sub">
              <Say k="system.since" values={{ age: <Age at={system.since} form="ago" focusable={false} />, by: system.by }} />
            </span>
          </span>
          <span className="row">
            <Button size="small" look="quiet" onClick={() => onAsk({ what: 'renew', system })} aria-label={t('system.renewOf', { name: system.origin })}>
              {t('system.renew')}
            </Button>
            <Button size="small" look="quiet" onClick={() => onAsk({ what: 'remove', system })} aria-label={t('system.removeOf', { name: system.origin })}>
              {t('system.remove')}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What counts of an address, or nothing where it is none. */
function originOf(url: string): string | undefined {
  const read = URL.canParse(url) ? new URL(url) : undefined;
  return read?.protocol === 'https:' || read?.protocol === 'http:' ? read.origin : undefined;
}

type Made = { onMade: (made: ReceiverSecret) => void; onClose: () => void };

function useMake({ onMade, onClose }: Made) {
  const renew = useRenewSecret();
  const make = (url: string) =>
    renew.mutate(url, {
      onSuccess: (made) => {
        onMade(made);
        onClose();
      },
    });
  return { renew, make };
}

function AddSystem({ known, ...made }: Made & { known: readonly string[] }) {
  const t = useT();
  const { renew, make } = useMake(made);
  const [url, setUrl] = useState('');
  const origin = originOf(url.trim());
  const off = origin === undefined ? t('system.urlWrong') : known.includes(origin) ? t('system.taken') : undefined;
  return (
    <Dialog opened onClose={made.onClose} title={t('system.add')} act={t('system.add')} busy={renew.isPending} off={off} error={renew.error} onSubmit={() => make(url.trim())}>
      <TextInput type="url" label={t('system.url')} description={<Say k="system.urlHint" values={{ place: <Link to="/settings/outgoing" target="_blank">{t('settings.outgoing')}</Link> }} />} placeholder="https://provision.example.org" value={url} onChange={(event) => setUrl(event.target.value)} error={fieldError(renew.error, 'url')} spellCheck={false} data-autofocus />
      <p className="sub">{t('system.addMeans')}</p>
    </Dialog>
  );
}

function RenewSecret({ system, ...made }: Made & { system: Receiver }) {
  const t = useT();
  const { renew, make } = useMake(made);
  return (
    <Dialog opened onClose={made.onClose} title={t('system.renewOf', { name: system.origin })} act={t('system.renew')} danger busy={renew.isPending} error={renew.error} onSubmit={() => make(system.origin)}>
      <p>{t('system.renewMeans')}</p>
    </Dialog>
  );
}

function RemoveSystem({ system, onClose }: { system: Receiver; onClose: () => void }) {
  const t = useT();
  const remove = useRemoveReceiver();
  return (
    <Dialog opened onClose={onClose} title={t('system.removeOf', { name: system.origin })} act={t('system.remove')} danger busy={remove.isPending} error={remove.error} onSubmit={() => remove.mutate(system.origin, { onSuccess: onClose })}>
      <p>{t('system.removeMeans')}</p>
    </Dialog>
  );
}

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CallGraph, ConnectedPort } from '../api/topology';
import { useT } from '../i18n/words';
import { Age } from '../parts/Age';
import { Answer } from '../parts/Answer';
import { Button } from '../parts/Button';
import { Panel } from '../parts/Panel';
import { WaitingRows } from '../parts/Waiting';
import { peersOf, portOf, type Peer } from './peers';
import { useConnections } from './server';
import './hosts.css';

const SHOWN = 6;

/** With whom a host is connected, as its own agent and those of the others see it. */
export function Connections({ host }: { host: string }) {
  const t = useT();
  const query = useConnections(host);
  return (
    <Panel title={t('host.connections')}>
      <Answer query={query} failed={t('host.connectionsFailed')} waiting={<WaitingRows rows={3} what={t('host.connections')} />}>
        {(graph) => <Peers host={host} graph={graph} />}
      </Answer>
    </Panel>
  );
}

function Peers({ host, graph: { items, looked, more } }: { host: string; graph: CallGraph }) {
  const t = useT();
  const { talksTo, neededBy } = peersOf(host, items);
  const leftOut = looked?.leftOut ?? 0;
  return (
    <>
      <Group title={t('host.talksTo')} peers={talksTo} />
      <Group title={t('host.neededBy')} peers={neededBy} />
      {talksTo.length + neededBy.length === 0 ? <p className="body dim">{t(looked === undefined ? 'host.connectionsUntold' : 'host.connectionsNone')}</p> : null}
      {leftOut > 0 ? <p className="body dim">{t('host.connectionsLeftOut', { n: leftOut })}</p> : null}
      {more ? <p className="body dim">{t('host.connectionsMore')}</p> : null}
    </>
  );
}

function Group({ title, peers }: { title: string; peers: Peer[] }) {
  const t = useT();
  const [all, setAll] = useState(false);
  if (peers.length === 0) return null;
  return (
    <>
      <h3 className="conn-head sub">
        {title} <span className="count">{peers.length}</span>
      </h3>
      <ul className="conn">
        {(all ? peers : peers.slice(0, SHOWN)).map((peer) => (
          <li key={peer.name}>
            <div className="conn-top">
              <Name peer={peer} />
              <span className="dim">
                <Age at={peer.last} form="ago" focusable={false} />
              </span>
            </div>
            {peer.ports.map((port) => (
              <Port key={port.port} peer={peer} port={port} />
            ))}
          </li>
        ))}
      </ul>
      {peers.length > SHOWN ? (
        <p className="body">
          <Button look="quiet" size="small" onClick={() => setAll(!all)}>
            {all ? t('host.connectionsFewer') : t('host.connectionsAll', { n: peers.length })}
          </Button>
        </p>
      ) : null}
    </>
  );
}

function Name({ peer: { kind, name } }: { peer: Peer }) {
  const t = useT();
  if (kind === 'self') return <span>{t('host.connectionsItself')}</span>;
  if (kind === 'internet') return <span>{t('host.connectionsInternet')}</span>;
  return kind === 'host' ? (
    <Link className="mono" to="/hosts/$name" params={{ name }}>
      {name}
    </Link>
  ) : (
    <span className="mono" title={t('host.connectionsAddress')}>
      {name}
    </span>
  );
}

/** `:5432 php-fpm → postgres`; an end that nobody may look into stays unknown. */
function Port({ peer, port }: { peer: Peer; port: ConnectedPort }) {
  const t = useT();
  const programs = (names: string[]) => (names.length === 0 ? t('host.connectionsUnknown') : names.join(', '));
  return (
    <div className="sub">
      <span className="mono">{portOf(peer, port)}</span> {programs(port.callers)}
      {peer.kind === 'address' && port.callees.length === 0 ? null : ` → ${programs(port.callees)}`} · <span className="nowrap">{t('host.connectionsCount', { n: port.most })}</span>
    </div>
  );
}

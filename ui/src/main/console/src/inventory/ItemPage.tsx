import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { ItemDetail } from '../api/inventory';
import { Connections } from '../hosts/Connections';
import { Say } from '../i18n/Say';
import { AssistantSide } from '../assistant/AssistantSide';
import { useT, useWords, type Key } from '../i18n/words';
import { useMay } from '../identity/server';
import { useAlerts } from '../incident/server';
import { Age } from '../parts/Age';
import { Answer, Empty } from '../parts/Answer';
import { Button } from '../parts/Button';
import { figure } from '../parts/format';
import { Icon } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import { Panel } from '../parts/Panel';
import { useTitle } from '../parts/title';
import { WaitingBlock } from '../parts/Waiting';
import { useOffer } from '../shell/commands';
import { AddLink, EditItem, Retire } from './dialogs';
import { Dependencies } from './Dependencies';
import { History } from './History';
import { byHarm, hostOf, severityOfItem } from './items';
import { Neighbourhood } from './Neighbourhood';
import { useItem } from './server';
import './inventory.css';

/** One item: what it needs, what needs it, and what its failure hits. */
export default function ItemPage() {
  const t = useT();
  const { id } = useParams({ from: '/inventory/$id' });
  const query = useItem(id);
  useTitle(query.data?.item.name ?? t('room.inventory'));
  return (
    <Answer page query={query} failed={t('item.failed')} waiting={<WaitingBlock height={420} what={t('room.inventory')} />}>
      {(detail) => <OneItem key={detail.item.id} detail={detail} />}
    </Answer>
  );
}

function OneItem({ detail }: { detail: ItemDetail }) {
  const t = useT();
  const { item, impact, neighbours } = detail;
  const { data: alerts = [] } = useAlerts();
  const mayEdit = useMay('EDIT_INVENTORY') && !item.retired;
  const [open, setOpen] = useState<'edit' | 'link' | 'retire'>();
  const close = () => setOpen(undefined);
  useOffer(useMemo(() => (mayEdit ? [{ id: 'edit-item', label: t('item.edit'), run: () => setOpen('edit') }, { id: 'add-link', label: t('item.addLink'), run: () => setOpen('link') }] : []), [mayEdit, t]));
  return (
    <>
      <div className="head">
        <div>
          <h1 className="row wrap">
            <Mark severity={severityOfItem(item, alerts)} size="l" />
            {item.name}
            {item.criticality === undefined ? null : <span className={`tag ${item.criticality}`}>{t('item.isCriticality', { criticality: t(`severity.${item.criticality}`) })}</span>}
          </h1>
          <p>
            <Say k="item.sentence" values={{ kind: t(`kind.${item.kind}`), down: impact.filter((hit) => hit.effect === 'down').length, degraded: impact.filter((hit) => hit.effect === 'degraded').length }} />
          </p>
        </div>
        <div className="acts">
          <AssistantSide about={item.name} />
          {mayEdit ? (
            <>
              <Button onClick={() => setOpen('edit')}>
                <Icon name="edit" size={14} />
                {t('item.edit')}
              </Button>
              <Button onClick={() => setOpen('link')}>
                <Icon name="plus" size={14} />
                {t('item.addLink')}
              </Button>
            </>
          ) : null}
        </div>
      </div>
      <div className="ap2">
        <div className="col">
          <Panel title={t('item.picture')}>
            {neighbours.links.length === 0 ? (
              <Empty calm={false} title={t('item.alone')} acts={mayEdit ? <Button onClick={() => setOpen('link')}>{t('item.addLink')}</Button> : undefined}>
                {t('item.aloneText')}
              </Empty>
            ) : (
              <>
                <Neighbourhood detail={detail} />
                <Dependencies detail={detail} mayEdit={mayEdit} />
              </>
            )}
          </Panel>
          {item.kind === 'host' ? <Connections host={item.name} /> : null}
        </div>
        <div className="col">
          <Impact detail={detail} />
          <Facts detail={detail} onRetire={mayEdit ? () => setOpen('retire') : undefined} />
          <History detail={detail} />
        </div>
      </div>
      {open === 'edit' ? <EditItem item={item} onClose={close} /> : null}
      {open === 'link' ? <AddLink item={item} onClose={close} /> : null}
      {open === 'retire' ? <Retire item={item} onClose={close} /> : null}
    </>
  );
}

function Impact({ detail: { impact } }: { detail: ItemDetail }) {
  const t = useT();
  return (
    <Panel title={t('item.impact')} count={impact.length}>
      {impact.length === 0 ? <p className="body dim">{t('item.noImpact')}</p> : null}
      {impact.toSorted(byHarm).map(({ item, effect }) => (
        <Link key={item.id} className="hit" to="/inventory/$id" params={{ id: item.id }}>
          <span className="sev">
            <Mark severity={effect === 'down' ? 'critical' : 'medium'} silent />
            <span className="cut">{item.name}</span>
          </span>
          <span className="sub">{t(`effect.${effect}`)}</span>
          {item.criticality === undefined ? null : <span className={`tag ${item.criticality}`}>{t(`severity.${item.criticality}`)}</span>}
        </Link>
      ))}
    </Panel>
  );
}

function Facts({ detail: { item }, onRetire }: { detail: ItemDetail; onRetire: (() => void) | undefined }) {
  const t = useT();
  const host = hostOf(item);
  return (
    <Panel
      title={t('host.facts')}
      footer={
        onRetire === undefined ? undefined : (
          <Button look="quiet" size="small" onClick={onRetire}>
            {t('item.retire')}
          </Button>
        )
      }
    >
      <dl className="kv body">
        <dt>{t('inventory.owner')}</dt>
        <dd>{item.owner ?? t('item.noOwner')}</dd>
        {item.note === undefined ? null : (
          <>
            <dt>{t('item.note')}</dt>
            <dd className="words">{item.note}</dd>
          </>
        )}
        {host === undefined ? null : (
          <>
            <dt>{t('hosts.host')}</dt>
            <dd>
              <Link className="mono" to="/hosts/$name" params={{ name: host }}>
                {host}
              </Link>
            </dd>
          </>
        )}
        <dt>{t('inventory.seen')}</dt>
        <dd>{item.lastSeen === undefined ? '–' : <Age at={item.lastSeen} form="ago" />}</dd>
        <dt>{t('item.came')}</dt>
        <dd>{t(item.discovered ? 'item.discovered' : 'item.entered')}</dd>
        {Object.entries(item.facts).map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
    </Panel>
  );
}

/** A fact by its word where it has one; what an exporter tells beyond those keeps its own name. */
function Fact({ name, value }: { name: string; value: string }) {
  const { t, language, catalogue } = useWords();
  const key = `fact.${name}`;
  const known = key in catalogue;
  return (
    <>
      <dt className={known ? undefined : 'mono'}>{known ? t(key as Key) : name}</dt>
      <dd>{name === 'bootedAt' ? <Age at={value} /> : name === 'memoryBytes' ? figure(language, Number(value), 'bytes') : value}</dd>
    </>
  );
}

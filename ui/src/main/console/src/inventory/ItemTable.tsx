import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Alert } from '../api/alerting';
import type { Item } from '../api/inventory';
import { useT } from '../i18n/words';
import { useAlerts } from '../incident/server';
import { Age } from '../parts/Age';
import { Icon } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import { useRowKeys, useWindowed } from '../parts/rows';
import { severityOfItem } from './items';
import { ICONS } from './picture';

/** Row heights as inventory.css has them: fixed, so that thousands of rows can be left out of the page. */
const ROW_PX = 30;
const CARD_PX = 58;
const NEAR_THE_END = 60;

type Props = { items: readonly Item[]; more: (() => void) | undefined };

export function ItemTable({ items, more }: Props) {
  const t = useT();
  const list = useRowKeys<HTMLTableElement>();
  const { data: alerts = [] } = useAlerts();
  const phone = useMediaQuery('(max-width: 700px)', false);
  const seen = useWindowed(list, items.length, phone ? CARD_PX : ROW_PX);
  const nearEnd = seen.last > items.length - NEAR_THE_END;
  useEffect(() => {
    if (nearEnd) more?.();
  }, [nearEnd, more]);
  return (
    <table className="tbl it" ref={list} aria-rowcount={more === undefined ? items.length + 1 : -1}>
      <thead>
        <tr>
          <th>{t('inventory.item')}</th>
          <th className="kd">{t('inventory.kind')}</th>
          <th className="cr">{t('inventory.criticality')}</th>
          <th className="ow">{t('inventory.owner')}</th>
          <th className="num ls">{t('inventory.seen')}</th>
        </tr>
      </thead>
      <tbody>
        {seen.above === 0 ? null : (
          <tr aria-hidden="true" className="gap-row">
            <td colSpan={5} style={{ height: seen.above }} />
          </tr>
        )}
        {items.slice(seen.first, seen.last).map((item, index) => (
          <Row key={item.id} item={item} alerts={alerts} place={seen.first + index + 2} />
        ))}
        {seen.below === 0 ? null : (
          <tr aria-hidden="true" className="gap-row">
            <td colSpan={5} style={{ height: seen.below }} />
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Row({ item, alerts, place }: { item: Item; alerts: readonly Alert[]; place: number }) {
  const t = useT();
  return (
    <tr data-row aria-rowindex={place}>
      <td className="nm">
        <span className="row">
          <Mark severity={severityOfItem(item, alerts)} />
          <Link className="t cut" to="/inventory/$id" params={{ id: item.id }}>
            {item.name}
          </Link>
          {item.retired ? <span className="tag">{t('inventory.retired')}</span> : null}
        </span>
      </td>
      <td className="kd">
        <span className="sev">
          <Icon name={ICONS[item.kind]} size={14} />
          {t(`kind.${item.kind}`)}
        </span>
      </td>
      <td className="cr">{item.criticality === undefined ? <span className="dim">–</span> : <span className={`tag ${item.criticality}`}>{t(`severity.${item.criticality}`)}</span>}</td>
      <td className="ow cut">{item.owner ?? <span className="dim">–</span>}</td>
      <td className="num ls dim">{item.lastSeen === undefined ? '–' : <Age at={item.lastSeen} form="ago" focusable={false} />}</td>
    </tr>
  );
}

import { Link } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import type { ItemDetail } from '../api/inventory';
import { useT } from '../i18n/words';
import { useAlerts } from '../incident/server';
import { Icon } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import { Scrolled } from '../parts/Scrolled';
import { BOX, ICONS, pathOf, pictureOf } from './picture';
import { severityOfItem } from './items';

/** Two steps each way as a picture; the table below says the same in words. */
export function Neighbourhood({ detail: { item, neighbours, impact } }: { detail: ItemDetail }) {
  const t = useT();
  const { data: alerts = [] } = useAlerts();
  const picture = useMemo(() => pictureOf(item, neighbours.items, neighbours.links), [item, neighbours]);
  const frame = useRef<HTMLDivElement>(null);
  const middle = picture.nodes.find((node) => node.depth === 0)?.x ?? 0;
  useEffect(() => {
    const box = frame.current;
    if (box !== null) box.scrollLeft = middle + BOX.width / 2 - box.clientWidth / 2;
  }, [middle]);
  const effects = new Map(impact.map((hit) => [hit.item.id, hit.effect]));
  return (
    <Scrolled className="nb" ref={frame} label={t('item.picture')}>
      <div className="nb-in" style={{ width: picture.width, height: picture.height }}>
        {picture.depths.map((depth) => (
          <span key={depth} className="nb-head sub" style={{ left: picture.nodes.find((node) => node.depth === depth)?.x, width: BOX.width }}>
            {depth === 0 ? t('item.this') : depth < 0 ? t('item.dependents', { n: -depth }) : t('item.needs', { n: depth })}
          </span>
        ))}
        <svg width={picture.width} height={picture.height} aria-hidden="true">
          <defs>
            <marker id="nb-tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0 8 4 0 8z" fill="context-stroke" />
            </marker>
          </defs>
          {picture.edges.map((edge) => (
            <g key={edge.id}>
              <path d={pathOf(edge)} fill="none" className="nb-edge" markerEnd="url(#nb-tip)" />
              {edge.label === undefined ? null : (
                <text x={edge.x1 + 12} y={edge.y1 - 5} className="nb-k">
                  {edge.label}
                </text>
              )}
            </g>
          ))}
        </svg>
        {picture.nodes.map(({ item: node, x, y, depth }) => (
          <Link key={node.id} to="/inventory/$id" params={{ id: node.id }} className={`nb-box${depth === 0 ? ' me' : ''}${effects.has(node.id) ? ` hit-${effects.get(node.id) ?? ''}` : ''}`} style={{ left: x, top: y, width: BOX.width, height: BOX.height }} aria-current={depth === 0 ? 'true' : undefined}>
            <Icon name={ICONS[node.kind]} />
            <span className="grow">
              <span className="cut nb-name" title={node.name}>
                {node.name}
              </span>
              <span className="sub cut">{effects.has(node.id) ? t(`effect.${effects.get(node.id) ?? 'down'}`) : t(`kind.${node.kind}`)}</span>
            </span>
            <Mark severity={severityOfItem(node, alerts)} size="s" />
          </Link>
        ))}
      </div>
    </Scrolled>
  );
}

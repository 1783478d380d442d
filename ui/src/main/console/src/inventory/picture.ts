import type { Item, Kind, Link } from '../api/inventory';
import type { IconName } from '../parts/Icon';

/** Where each item of a neighbourhood stands: left what depends on it, right what it needs, two steps each way. */
export type Node = { item: Item; depth: number; x: number; y: number };
type Edge = { id: string; x1: number; y1: number; x2: number; y2: number; label: string | undefined };
type Picture = { nodes: Node[]; edges: Edge[]; width: number; height: number; depths: number[] };

export const BOX = { width: 152, height: 44 } as const;
const GAP = { x: 56, y: 12 } as const;
const HEAD = 26;

/** How many steps away each item is: below zero what depends on the middle one, above zero what it needs. */
export function depthsOf(middle: string, links: readonly Link[]): Map<string, number> {
  const depths = new Map([[middle, 0]]);
  for (const way of [1, -1] as const) {
    let here = [middle];
    for (let step = 1; here.length > 0; step += 1) {
      const next = links.flatMap((link) => (way === 1 ? (here.includes(link.from) ? link.to : []) : link.to.some((one) => here.includes(one)) ? [link.from] : []));
      here = [...new Set(next)].filter((id) => !depths.has(id));
      for (const id of here) depths.set(id, way * step);
    }
  }
  return depths;
}

export function pictureOf(middle: Item, items: readonly Item[], links: readonly Link[]): Picture {
  const depths = depthsOf(middle.id, links);
  const all = [middle, ...items.filter((item) => item.id !== middle.id)].filter((item) => depths.has(item.id));
  const columns = [...new Set(all.map((item) => depths.get(item.id) ?? 0))].toSorted((a, b) => a - b);
  const tallest = Math.max(1, ...columns.map((depth) => all.filter((item) => depths.get(item.id) === depth).length));
  const height = HEAD + tallest * (BOX.height + GAP.y);
  const nodes = columns.flatMap((depth, column) => {
    const own = all.filter((item) => depths.get(item.id) === depth).toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    const room = (height - HEAD) / own.length;
    return own.map((item, row): Node => ({ item, depth, x: column * (BOX.width + GAP.x), y: HEAD + room * (row + 0.5) - BOX.height / 2 }));
  });
  const at = new Map(nodes.map((node) => [node.item.id, node]));
  const edges = links.flatMap((link) =>
    link.to.flatMap((to): Edge[] => {
      const from = at.get(link.from);
      const target = at.get(to);
      if (from === undefined || target === undefined) return [];
      return [{ id: `${link.id} ${to}`, x1: from.x + BOX.width, y1: from.y + BOX.height / 2, x2: target.x, y2: target.y + BOX.height / 2, label: link.to.length > 1 ? `${link.needs}/${link.to.length}` : undefined }];
    }),
  );
  return { nodes, edges, width: columns.length * BOX.width + (columns.length - 1) * GAP.x, height, depths: columns };
}

/** A calm curve from one box to the next; backwards where things depend on each other in a ring. */
export function pathOf({ x1, y1, x2, y2 }: Edge): string {
  const bend = Math.max(28, Math.abs(x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

export const ICONS: Record<Kind, IconName> = { host: 'hosts', database: 'database', cache: 'cache', 'web-server': 'web', service: 'service', 'business-service': 'business' };

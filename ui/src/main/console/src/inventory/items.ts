import type { Alert } from '../api/alerting';
import type { Hit, Item, Link } from '../api/inventory';
import { severityOf, type Severity } from '../parts/Mark';

const WORST: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** The gravest alert that names the item by its host or instance; a retired one is not watched. */
export function severityOfItem(item: Item, alerts: readonly Alert[]): Severity {
  if (item.retired) return 'muted';
  const own = alerts.filter((alert) => alert.state === 'FIRING' && isAbout(alert, item)).map((alert) => severityOf(alert.labels['severity']));
  return WORST.find((severity) => own.includes(severity)) ?? (own.length > 0 ? 'unknown' : 'ok');
}

function isAbout({ labels }: Alert, { name, facts }: Item): boolean {
  const instance = facts['instance'];
  return labels['host'] === name || labels['instance'] === name || (instance !== undefined && labels['instance'] === instance) || labels['service'] === name;
}

/** Those that go down come first, and among them the most critical. */
export function byHarm(a: Hit, b: Hit): number {
  const rank = (hit: Hit) => (hit.effect === 'down' ? 0 : 10) + (hit.item.criticality === undefined ? 5 : WORST.indexOf(hit.item.criticality));
  return rank(a) - rank(b) || a.item.name.localeCompare(b.item.name);
}

export function hostOf(item: Item): string | undefined {
  return item.kind === 'host' ? item.name : item.facts['host'];
}

/** The dependencies in which an item stands, its own first. */
export function linksOf(id: string, links: readonly Link[]): Link[] {
  return links.toSorted((a, b) => Number(b.from === id) - Number(a.from === id));
}

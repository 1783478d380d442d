import { describe, expect, it } from 'vitest';
import { world } from '../../mock/world';
import { byHarm, severityOfItem } from './items';
import { BOX, depthsOf, pictureOf } from './picture';

const house = world();
const item = (id: string) => house.items.find((one) => one.id === id)!;

describe('a neighbourhood', () => {
  it('has what depends on it to the left, what it needs to the right', () => {
    const depths = depthsOf('i-idq', house.links);
    expect([depths.get('i-reg'), depths.get('i-idq'), depths.get('i-pgc'), depths.get('i-pg-core-01')]).toEqual([-1, 0, 1, 2]);
  });
  it('ends where things depend on each other in a ring', () => {
    const ring = [{ id: '1', from: 'a', to: ['b'], needs: 1, discovered: false }, { id: '2', from: 'b', to: ['a'], needs: 1, discovered: false }];
    expect([...depthsOf('a', ring)]).toEqual([['a', 0], ['b', 1]]);
  });
  it('sets no two boxes on each other', () => {
    const { nodes, width, height } = pictureOf(item('i-idq'), house.items, house.links);
    for (const one of nodes) {
      expect(one.x + BOX.width).toBeLessThanOrEqual(width);
      expect(one.y + BOX.height).toBeLessThanOrEqual(height);
      expect(nodes.filter((other) => other !== one && Math.abs(other.x - one.x) < BOX.width && Math.abs(other.y - one.y) < BOX.height)).toEqual([]);
    }
  });
  it('says how many of several are needed, and nothing where there is one', () => {
    const { edges } = pictureOf(item('i-idq'), house.items, house.links);
    expect(edges.filter((edge) => edge.id.startsWith('l-2')).map((edge) => edge.label)).toEqual(['1/2', '1/2']);
    expect(edges.find((edge) => edge.id.startsWith('l-1'))?.label).toBeUndefined();
  });
  it('draws no line to what is not in it', () => expect(pictureOf(item('i-reg'), [], house.links).edges).toEqual([]));
});

describe('an item', () => {
  it('is as grave as the gravest alert about it', () => expect([severityOfItem(item('i-pg-core-02'), house.alerts), severityOfItem(item('i-idq-01'), house.alerts)]).toEqual(['critical', 'ok']));
  it('that was retired is not watched', () => expect(severityOfItem({ ...item('i-pg-core-02'), retired: true }, house.alerts)).toBe('muted'));
  it('that goes down stands before one that loses redundancy, and critical before low', () => {
    const hits = [{ item: item('i-map'), effect: 'degraded' as const }, { item: item('i-idq'), effect: 'down' as const }, { item: item('i-reg'), effect: 'down' as const }];
    expect(hits.toSorted(byHarm).map((hit) => hit.item.id)).toEqual(['i-reg', 'i-idq', 'i-map']);
  });
});

import type { EnergyNode, EnergyPicture, EnergyTree, NodeBalance, NodeKind } from '../api/energy';

/** One box: a node, or several of one step of the way that are drawn as one. Powers in kW; what is not known is left out. */
export type FlowBox = { id: string; names: string[]; kind: NodeKind; it: boolean; metered: boolean; kw?: number | undefined; lossKw?: number | undefined; unknown: boolean };
/** What leaves the way to IT, such as cooling. `from` is the index of the box of the trunk that feeds it. */
export type FlowBranch = FlowBox & { from: number; others: number };
export type Flow = { trunk: FlowBox[]; branches: FlowBranch[] };

const MOST_BRANCHES = 6;

/** The way from the grid to IT, step by step, and what leaves it. Empty where nothing is drawn yet. */
export function flowOf(tree: EnergyTree, picture: EnergyPicture): Flow {
  const children = new Map<string, EnergyNode[]>();
  for (const node of tree.nodes) if (node.fedBy !== undefined) children.set(node.fedBy, [...(children.get(node.fedBy) ?? []), node]);
  const under = (node: EnergyNode) => children.get(node.id) ?? [];
  const balances = new Map(picture.nodes.map((one) => [one.id, one]));
  const leadsToIt = (node: EnergyNode): boolean => node.it !== undefined || under(node).some(leadsToIt);
  const leaves = (node: EnergyNode): EnergyNode[] => (under(node).length === 0 || allUnknown(under(node), balances) ? [node] : under(node).flatMap(leaves));
  const trunk: FlowBox[] = [];
  const branches: FlowBranch[] = [];
  let step = tree.nodes.filter((node) => node.fedBy === undefined);
  while (step.length > 0) {
    trunk.push(boxOf(step, balances, picture.hours));
    const next = step.filter((node) => node.it === undefined).flatMap(under);
    const off = next.filter((node) => !leadsToIt(node)).flatMap(leaves);
    branches.push(...off.map((node) => ({ ...boxOf([node], balances, picture.hours), from: trunk.length - 1, others: 0 })));
    step = next.filter(leadsToIt);
  }
  return { trunk, branches: fewest(branches) };
}

function allUnknown(nodes: EnergyNode[], balances: Map<string, NodeBalance>): boolean {
  return nodes.every((node) => balances.get(node.id)?.byMeter !== true);
}

function boxOf(nodes: EnergyNode[], balances: Map<string, NodeBalance>, hours: number): FlowBox {
  const [first] = nodes;
  const sum = (pick: (one: NodeBalance) => number | undefined) => {
    const parts = nodes.map((node) => pick(balances.get(node.id) ?? { id: node.id, byMeter: false, closing: 'open', silent: [] }));
    return parts.some((part) => part === undefined) || hours === 0 ? undefined : parts.reduce<number>((all, part) => all + (part ?? 0), 0) / hours;
  };
  const kw = sum((one) => one.enteredKwh?.value);
  return { id: first?.id ?? '', names: nodes.map((node) => node.name), kind: first?.kind ?? 'other', it: nodes.every((node) => node.it !== undefined), metered: nodes.some((node) => balances.get(node.id)?.byMeter === true), kw, lossKw: sum((one) => one.lossKwh?.value), unknown: kw === undefined };
}

/** The greatest stay by themselves, the rest of each step becomes one. */
function fewest(branches: FlowBranch[]): FlowBranch[] {
  if (branches.length <= MOST_BRANCHES) return branches;
  const sorted = branches.toSorted((a, b) => (b.kw ?? Infinity) - (a.kw ?? Infinity));
  const kept = sorted.slice(0, MOST_BRANCHES - 1);
  const rest = sorted.slice(MOST_BRANCHES - 1);
  const unknown = rest.some((one) => one.unknown);
  const [first] = rest;
  if (first === undefined) return branches;
  return [...branches.filter((one) => kept.includes(one)), { ...first, names: rest.flatMap((one) => one.names), kind: 'other', kw: unknown ? undefined : rest.reduce((all, one) => all + (one.kw ?? 0), 0), lossKw: undefined, unknown, others: rest.length }];
}

/** One bar of what a PUE is made of above 1: `share` of the IT energy. A loss reaches to the last step `until` that has no meter of its own. */
export type PuePart = { kind: NodeKind; names: string[]; lost: boolean; until?: string[] | undefined; share: number };

type Loss = { box: FlowBox; until?: string[] | undefined; kw: number };

/** Of each step that is metered. What enters a step without a meter is the sum of what leaves it: its own loss is in that of the step above. */
function lossesOf(flow: Flow): Loss[] | undefined {
  const losses: Loss[] = [];
  for (const box of flow.trunk) {
    const above = losses.at(-1);
    if (box.it) continue;
    if (box.lossKw !== undefined) losses.push({ box, kw: box.lossKw });
    else if (above !== undefined && box.kw !== undefined && !box.metered) above.until = box.names;
    else return undefined;
  }
  return losses;
}

/** Losses on the way by kind, and what leaves it by node; undefined where any of it is not known, since then the bars would lie. */
export function madeOf(flow: Flow, picture: EnergyPicture): PuePart[] | undefined {
  const it = picture.site.itKwh?.value;
  if (it === undefined || it <= 0 || picture.hours === 0 || picture.site.pue === undefined) return undefined;
  const itKw = it / picture.hours;
  const losses = lossesOf(flow);
  if (losses === undefined || flow.branches.some((branch) => branch.kw === undefined)) return undefined;
  return [
    ...losses.map((one) => ({ kind: one.box.kind, names: one.box.names, lost: true, until: one.until, share: one.kw / itKw })),
    ...flow.branches.map((branch) => ({ kind: branch.kind, names: branch.names, lost: false, share: (branch.kw ?? 0) / itKw })),
  ];
}

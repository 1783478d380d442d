import type { ProcessPosition } from '../src/api/workflow';
import type { World } from './world.ts';

const HOUR_MS = 3_600_000;

/** What is behind and where it stands; each a step of the shipped model. */
function standing(definitionKey: string, begun: string, done: string[], active: string[], due?: string): ProcessPosition {
  const at = (hours: number) => new Date(Date.parse(begun) + hours * HOUR_MS).toISOString();
  return {
    definitionKey,
    version: 1,
    ended: active.length === 0,
    steps: [...done.map((activityId, index) => ({ activityId, state: 'done' as const, startedAt: at(index / 10), endedAt: at((index + 1) / 10) })), ...active.map((activityId) => ({ activityId, state: 'active' as const, startedAt: at(done.length / 10) }))],
    timers: due === undefined || active.length === 0 ? [] : [{ activityId: active.at(-1) ?? '', due }],
  };
}

/** Where a change, a problem or a resource stands, from its state; no draft has a process. */
export function deskPosition({ work, resources }: World, key: string): ProcessPosition | undefined {
  const change = work.changes.find((one) => one.change.key === key)?.change;
  if (change !== undefined) return ofChange(change.state, change.from, change.to);
  const problem = work.problems.find((one) => one.problem.key === key)?.problem;
  if (problem !== undefined) return ofProblem(problem.state, problem.proposedAt);
  const resource = resources.details.find((one) => one.resource.key === key)?.resource;
  if (resource === undefined) return undefined;
  const applied = ['begun', 'where', 'wished', 'decide', 'verdict'];
  const begun = resource.appliedAt;
  if (resource.wish?.stage === 'approving') return standing('resource', begun, [...applied, 'ask'], ['wish', 'decided']);
  if (resource.wish !== undefined) return standing('resource', begun, ['begun', 'where', 'wished'], ['wish', 'decide']);
  if (resource.state === 'active') return standing('resource', begun, [...applied, 'by-whom', 'call', 'answered', 'note-answer', 'well', 'fulfil', 'done', 'wish'], ['in-use', 'ended'], `${resource.until}T16:00:00Z`);
  if (resource.state === 'grace') return standing('resource', begun, ['begun', 'where', 'in-use', 'ended', 'end'], ['in-grace', 'grace-over'], resource.graceUntil);
  return standing('resource', begun, [...applied, resource.state === 'refused' ? 'refused' : 'over'], []);
}

function ofChange(state: World['work']['changes'][number]['change']['state'], from: string, to: string): ProcessPosition | undefined {
  const asked = ['agreed', 'which', 'ask'];
  const agreed = [...asked, 'decided', 'note-decision', 'granted'];
  const begun = new Date(Date.parse(from) - 24 * HOUR_MS).toISOString();
  switch (state) {
    case 'draft':
    case 'withdrawn':
      return undefined;
    case 'approving':
      return standing('change', begun, asked, ['decided']);
    case 'refused':
      return standing('change', begun, [...agreed, 'refused'], []);
    case 'scheduled':
      return standing('change', begun, agreed, ['waiting', 'window-over'], to);
    case 'running':
    case 'backing-out':
      return standing('change', begun, [...agreed, 'waiting', 'begun'], ['carry-out']);
    case 'missed':
      return standing('change', begun, [...agreed, 'waiting', 'window-over', 'note-missed', 'missed'], []);
    case 'done':
    case 'backed-out':
      return standing('change', begun, [...agreed, 'waiting', 'begun', 'carry-out', 'urgent'], ['review']);
    case 'closed':
      return standing('change', begun, [...agreed, 'waiting', 'begun', 'carry-out', 'urgent', 'review', 'closed'], []);
  }
}

function ofProblem(state: World['work']['problems'][number]['problem']['state'], begun: string): ProcessPosition | undefined {
  if (state === 'proposed' || state === 'dismissed') return undefined;
  const known = ['accepted', 'find-cause'];
  if (state === 'open') return standing('problem', begun, ['accepted'], ['find-cause']);
  if (state === 'watched') return standing('problem', begun, [...known, 'remedied'], ['quiet', 'quiet-over']);
  return standing('problem', begun, [...known, 'remedied', 'quiet', 'quiet-over', 'close', 'closed'], []);
}

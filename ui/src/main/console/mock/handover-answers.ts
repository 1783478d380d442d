import type { HandoverHead } from '../src/api/handover';
import { problem, type Answer, type Handler } from './answer.ts';
import { ANA_NEXT, DUTY, WEI_ON_DUTY } from './shifts.ts';
import type { World } from './world.ts';

const ok = (body: unknown): Answer => ({ status: 200, body });
const unknown = () => problem(404, 'handover-unknown', 'There is no such hand-over. Open the list under On call.');
const waiting = (world: World) => world.shifts.handedOver.filter((one) => one.state === 'WAITING');

export const handoverReads: [RegExp, Handler][] = [
  [
    /^\/api\/oncall\/handover$/,
    (world) => {
      const [first] = waiting(world);
      return ok({ schedule: DUTY, scheduleName: 'Operations', from: WEI_ON_DUTY, to: ANA_NEXT, shift: { from: new Date(world.now + 4 * 3_600_000).toISOString(), to: new Date(world.now + 16 * 3_600_000).toISOString() }, endsAt: new Date(world.now + 4 * 3_600_000).toISOString(), sections: world.shifts.sections, at: new Date(world.now).toISOString(), ...(first === undefined ? {} : { waiting: first }) });
    },
  ],
  [/^\/api\/oncall\/handovers$/, (world, { query }) => ok({ items: query.get('waiting') === 'true' ? waiting(world) : world.shifts.handedOver })],
  [
    /^\/api\/oncall\/handovers\/([^/]+)$/,
    (world, _request, [id]) => {
      const handover = world.shifts.handedOver.find((one) => one.id === id);
      return handover === undefined ? unknown() : ok({ handover, sections: world.shifts.frozen[handover.id] ?? [] });
    },
  ],
];

export const handoverPosts: [RegExp, Handler][] = [
  [
    /^\/api\/oncall\/handover$/,
    (world, { body }) => {
      const { note = '' } = body as { note?: string };
      const number = (world.shifts.handedOver[0]?.number ?? 0) + 1;
      const id = `0199b0a0-0000-7000-8000-${String(number).padStart(12, '0')}`;
      const made: HandoverHead = { id, schedule: DUTY, scheduleName: 'Operations', number, by: WEI_ON_DUTY, from: WEI_ON_DUTY, to: ANA_NEXT, shift: { from: new Date(world.now + 4 * 3_600_000).toISOString(), to: new Date(world.now + 16 * 3_600_000).toISOString() }, at: new Date().toISOString(), note, state: 'WAITING', reminders: [] };
      world.shifts.handedOver = [made, ...world.shifts.handedOver.map((one) => (one.state === 'WAITING' ? { ...one, state: 'REPLACED' as const } : one))];
      world.shifts.frozen[id] = world.shifts.sections;
      return { status: 201, body: made };
    },
  ],
  [
    /^\/api\/oncall\/handover\/([^/]+)\/accept$/,
    (world, _request, [id]) => {
      const handover = world.shifts.handedOver.find((one) => one.id === id);
      if (handover === undefined) return unknown();
      if (handover.state !== 'WAITING') return problem(409, 'handover-accepted', 'Zhang Wei accepted it already. Nothing is left to do.');
      const accepted: HandoverHead = { ...handover, state: 'ACCEPTED', acceptance: { by: WEI_ON_DUTY, at: new Date().toISOString() } };
      world.shifts.handedOver = world.shifts.handedOver.map((one) => (one.id === id ? accepted : one));
      return ok(accepted);
    },
  ],
];

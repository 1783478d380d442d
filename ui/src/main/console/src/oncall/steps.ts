import type { OnCallNow, Step } from '../api/oncall';

/** A step as one choice of a list: "on call in Operations", "Ana Souza". */
export function whomOf(step: Step): string {
  return step.target === 'PERSON' ? `PERSON ${step.person ?? ''}` : `${step.target} ${step.schedule ?? ''}`;
}

export function stepOf(whom: string, minutes: string): Step {
  const [target, id] = whom.split(' ') as [Step['target'], string];
  const waitingSeconds = Math.round(Number(minutes) * 60);
  return target === 'PERSON' ? { target, person: id, waitingSeconds } : { target, schedule: id, waitingSeconds };
}

/** team=data, env=prod: the labels of a policy as one line of text. */
export function matchText(match: Record<string, string> | undefined): string {
  return Object.entries(match ?? {})
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}

/** The labels that a line means, or nothing where it can't be read. */
export function matchOf(text: string): Record<string, string> | undefined {
  const parts = text.split(/[,\n]/).map((part) => part.trim()).filter((part) => part !== '');
  const pairs = parts.map((part) => /^([A-Za-z_]\w*)\s*=\s*"?([^"]*?)"?$/.exec(part));
  return pairs.every((pair) => pair !== null) ? Object.fromEntries(pairs.map((pair) => [pair[1] ?? '', pair[2] ?? ''])) : undefined;
}

/** Whom a step would page at this moment; nobody where its schedule has a gap; the one on call again where nobody is next. A person's own name is not known here. */
export function personNow(step: Step, now: OnCallNow | undefined): { id: string; name: string } | undefined {
  if (step.target === 'PERSON') return step.person === undefined ? undefined : { id: step.person, name: '' };
  const schedule = now?.schedules.find((one) => one.id === step.schedule);
  const meant = step.target === 'ON_CALL' ? schedule?.current : (schedule?.next ?? schedule?.current);
  return meant === undefined ? undefined : { id: meant.personId, name: meant.displayName };
}

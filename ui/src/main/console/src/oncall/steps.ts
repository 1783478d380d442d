import type { Step } from '../api/oncall';

/** A step as one choice of a list: "on call in Operations", "Ana Souza". */
export function whomOf(step: Step): string {
  return step.target === 'PERSON' ? `PERSON ${step.person ?? ''}` : `${step.target} ${step.schedule ?? ''}`;
}

export function stepOf(whom: string, minutes: string): Step {
  const [target, id] = whom.split(' ') as [Step['target'], string];
  const waitingSeconds = Math.round(Number(minutes) * 60);
  return target === 'PERSON' ? { target, person: id, waitingSeconds } : { target, schedule: id, waitingSeconds };
}

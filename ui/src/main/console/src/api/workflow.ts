type ProcessStep = { activityId: string; state: 'done' | 'active'; startedAt: string; endedAt?: string };
type ProcessTimer = { activityId: string; due: string };

export type ProcessPosition = {
  definitionKey: string;
  version: number;
  ended: boolean;
  steps: ProcessStep[];
  timers: ProcessTimer[];
};

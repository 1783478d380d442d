export type AlertState = 'PENDING' | 'FIRING' | 'RESOLVED';

export type Alert = {
  fingerprint: string;
  state: AlertState;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  expression: string;
  value: number;
  threshold?: number;
  activeSince: string;
  firingSince?: string;
  resolvedAt?: string;
  version: number;
};

export type Trial = {
  what: string;
  host: string;
  alertname: string;
  levelPercent: number;
  limitPercent: number;
  endsAt: string;
};

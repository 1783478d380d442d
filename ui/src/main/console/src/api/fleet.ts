export type Facts = {
  agentVersion: string;
  operatingSystem: string;
  kernel: string;
  architecture: string;
  processors: number;
  memoryBytes: number;
  bootedAtEpochSecond: number;
  bufferedSamples: number;
  droppedSamples: number;
};

export type Host = {
  name: string;
  enrolledAt: string;
  lastSeen?: string;
  silent: boolean;
  revoked: boolean;
  facts?: Facts;
};

/** The token is shown once and is in no other answer. */
export type Enrolled = { host: Host; token: string };

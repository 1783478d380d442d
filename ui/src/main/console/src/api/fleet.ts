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
  /** By which other hosts may reach it; absent where its agent does not tell. */
  addresses?: string[];
  /** What its agent follows of its logs; absent where it follows none. */
  logs?: { followed: string[]; problems: string[]; waitingBytes: number; droppedBytes: number };
};

export type Host = {
  name: string;
  enrolledAt: string;
  lastSeen?: string;
  silent: boolean;
  revoked: boolean;
  facts?: Facts;
  /** Refused calls of an agent with a wrong or revoked token. */
  refusals?: { count: number; last: string; reason: string };
  /** What its agent holds back while the server was away. */
  backlog?: { bytes: number; dropped: number };
};

/** The agent's program for other hosts, or why there is none to hand out. */
export type AgentProgram = { available: boolean; version?: string; platform?: string; sha256?: string; bytes?: number; why?: string };

/** A single-use code, and the one line to run on the other host. */
export type JoinCode = { code: string; expiresAt: string; command: string };

/** The token is shown once and is in no other answer. */
export type Enrolled = { host: Host; token: string };

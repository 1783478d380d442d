export type MailSecurity = 'none' | 'starttls' | 'tls';

/** Never carries the password. */
export type MailServer = {
  set: boolean;
  host?: string;
  port?: number;
  security: MailSecurity;
  user?: string;
  from?: string;
};

export type MailServerChange = {
  host: string;
  port: number;
  security: MailSecurity;
  user?: string;
  password?: string;
  from: string;
};

export type Channel = 'EMAIL' | 'CONSOLE' | 'WEBHOOK';

/** A way to reach a person; used only after it was verified with the code that was sent to it. */
export type WayToReach = { id: string; channel: Channel; address: string; verified: boolean; failedSince?: string };
/** `secret` signs a webhook's messages; it is shown once. */
export type AddedWay = { id: string; secret?: string };
export type NewWay = Pick<WayToReach, 'channel' | 'address'>;

/** A call to another watcher every so often; it misses us when we are down. */
export type HeartbeatSetting = { url?: string; everySeconds: number };
export type Heartbeat = HeartbeatSetting & { sentAt?: string; failingSince?: string; reason?: string };
export type Outgoing = { allowedAddresses: string[] };

export type Notice = {
  key: string;
  channel: Channel;
  personId: string;
  address: string;
  subject: string;
  text: string;
  about: string;
  pressing: boolean;
};

export type Sent = {
  notice: Notice;
  state: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  detail: string;
  at: string;
};

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

export type Channel = 'EMAIL' | 'CONSOLE';

export type Notice = {
  key: string;
  channel: Channel;
  personId: string;
  address: string;
  subject: string;
  text: string;
  about: string;
};

export type Sent = {
  notice: Notice;
  state: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  detail: string;
  at: string;
};

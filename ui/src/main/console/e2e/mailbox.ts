import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A mail server on this host that accepts everything and keeps it: what a person would have received. */
export class Mailbox {
  readonly letters: string[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((socket) => this.serve(socket));
  }

  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox();
    await new Promise<void>((ready) => mailbox.server.listen(0, '127.0.0.1', ready));
    return mailbox;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  close(): void {
    this.server.close();
  }

  private serve(socket: Socket): void {
    let buffer = '';
    let letter: string[] | undefined;
    const say = (line: string) => socket.write(`${line}\r\n`);
    const hear = (line: string) => {
      if (letter !== undefined) {
        if (line !== '.') return void letter.push(line);
        this.letters.push(letter.join('\n'));
        letter = undefined;
        return say('250 kept');
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'QUIT') return void socket.end('221 bye\r\n');
      if (verb !== 'DATA') return say('250 mailbox');
      letter = [];
      return say('354 go on');
    };
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: string) => {
      buffer += chunk;
      const lines = buffer.split('\r\n');
      buffer = lines.pop() ?? '';
      lines.forEach(hear);
    });
    say('220 mailbox');
  }
}

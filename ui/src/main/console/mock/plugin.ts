import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import { answer } from './answer.ts';
import { world as newWorld, type World } from './world.ts';

/** The same policy as the server's, so that what breaks it is seen here. */
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The process models that the server ships. */
const MODELS = new URL('../../../../../workflows/src/main/resources/processes/', import.meta.url);

/** Stands in for the server while there is none: `vite --mode mock`, and `vite preview` for the built console. Never part of a build. */
export function mockServer(): Plugin {
  let world = newWorld();
  const streams = new Set<ServerResponse>();
  let live = true;

  function tell(event: string, data: unknown): void {
    for (const stream of streams) stream.write(`id: ${Date.now()}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** What a test asks of the stand-in itself: another day, a lost line, a page. */
  function control(path: string, query: URLSearchParams, response: ServerResponse): void {
    if (path === '/mock/world') world = newWorld((query.get('kind') ?? 'trouble') as Parameters<typeof newWorld>[0]);
    if (path === '/mock/signed-out') world.me = undefined;
    if (path === '/mock/as') world.me = world.people.find((one) => one.name === query.get('name'))?.id;
    if (path === '/mock/line') {
      live = query.get('up') !== 'no';
      if (!live) streams.forEach((stream) => stream.destroy());
    }
    if (path === '/mock/calm') tell('notice', { key: `n-${Date.now()}`, channel: 'CONSOLE', personId: world.me, address: '', subject: 'Drill DR-3 of registry: passed', text: 'Its report is frozen. Review it in the console.', about: 'DR-3', pressing: false });
    if (path === '/mock/failed') tell('notice', { key: `n-${Date.now()}`, channel: 'CONSOLE', personId: world.me, address: '', subject: 'Drill DR-4 of shop: failed', text: 'Findings: restore-failed. Its report is frozen. Review it in the console.', about: 'DR-4', pressing: true });
    if (path === '/mock/page') tell('notice', { key: `n-${Date.now()}`, channel: 'CONSOLE', personId: world.me, address: '', subject: 'INC-1044 P2: Disk /var nearly full on relay-02', text: 'Nobody has it yet.', about: 'INC-1044', pressing: false });
    if (path === '/mock/many') world.items = Array.from({ length: 10_000 }, (_, index) => ({ id: `m-${index}`, kind: 'host', name: `node-${String(index).padStart(5, '0')}`, discovered: true, facts: {}, retired: false, version: 1 }));
    if (path === '/mock/join') world.hosts.push({ name: 'web-09', enrolledAt: new Date().toISOString(), lastSeen: new Date().toISOString(), silent: false, revoked: false });
    if (path === '/mock/open') {
      const first = world.incidents[1];
      if (first !== undefined) world.incidents.push({ ...first, key: `INC-${1045 + world.incidents.length}`, title: 'Memory short on idq-01', openedAt: new Date().toISOString(), alertFingerprints: [] });
      tell('incident', { key: 'INC-1045', version: 1 });
    }
    response.end('ok');
  }

  function stream(request: IncomingMessage, response: ServerResponse): void {
    if (!live || world.me === undefined) {
      response.statusCode = live ? 401 : 503;
      response.end();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(': open\n\n');
    streams.add(response);
    const quiet = setInterval(() => response.write(': quiet\n\n'), 15_000);
    request.on('close', () => {
      clearInterval(quiet);
      streams.delete(response);
    });
  }

  async function serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const body = await bodyOf(request);
    world = tick(world);
    const tag = /^"(\d+)"$/.exec(request.headers['if-match'] ?? '')?.[1];
    const result = answer(world, { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, body, version: tag === undefined ? undefined : Number(tag) });
    response.statusCode = result.status;
    response.setHeader('Content-Type', result.type ?? 'application/json');
    if (result.type === 'text/event-stream') {
      await spoken(result.text ?? '', response);
      return;
    }
    response.end(result.text ?? (result.body === undefined ? '' : JSON.stringify(result.body)));
    const key = /^\/api\/incidents\/([^/]+)\//.exec(url.pathname)?.[1];
    if (request.method === 'POST' && key !== undefined && result.status === 200) tell('incident', { key, version: 0 });
  }

  const handle: Connect.NextHandleFunction = (request, response, next) => {
    const url = new URL(request.url ?? '/', 'http://mock');
    response.setHeader('Content-Security-Policy', POLICY);
    if (url.pathname.startsWith('/mock/')) control(url.pathname, url.searchParams, response);
    else if (url.pathname === '/api/live' || url.pathname === '/api/live/own') stream(request, response);
    else if (url.pathname.startsWith('/api/workflow/definitions/')) response.end(model(url.pathname.split('/')[4] ?? ''));
    else if (url.pathname.startsWith('/api/')) void serve(request, response, url);
    else next();
  };

  return {
    name: 'evenkeel-mock',
    configureServer: (server) => void server.middlewares.use(handle),
    configurePreviewServer: (server) => void server.middlewares.use(handle),
  };
}

/** Events one after the other, as somebody would say them. */
async function spoken(text: string, response: ServerResponse): Promise<void> {
  for (const event of text.split(/(?<=\n\n)/)) {
    response.write(event);
    await new Promise((resolve) => setTimeout(resolve, event.startsWith('event: words') ? 60 : 250));
    if (response.destroyed) return;
  }
  response.end();
}

function model(definition: string): string {
  return readFileSync(new URL(`${/^[a-z-]+$/.exec(definition)?.[0] ?? ''}.bpmn`, MODELS), 'utf8');
}

/** Time passes: hosts that reported go on reporting. */
function tick(world: World): World {
  const passed = Date.now() - world.now;
  if (passed < 10_000) return world;
  const hosts = world.hosts.map((host) => (host.silent || host.lastSeen === undefined ? host : { ...host, lastSeen: new Date(Date.parse(host.lastSeen) + passed).toISOString() }));
  return { ...world, hosts, now: Date.now() };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return undefined;
  return request.headers['content-type']?.startsWith('text/plain') === true ? text : JSON.parse(text);
}

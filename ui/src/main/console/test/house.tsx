import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { answer, problem, session, type Answer } from '../mock/answer';
import { world as newWorld, type World } from '../mock/world';
import { keys } from '../src/api/keys';
import en, { refusals as enRefusals } from '../src/i18n/en';
import { wordRefusals } from '../src/i18n/refusals';
import { translator, WordsContext, type Language } from '../src/i18n/words';
import zh, { refusals as zhRefusals } from '../src/i18n/zh-CN';
import { LineContext, type Line } from '../src/parts/line';
import { theme } from '../src/parts/mantine';

const CATALOGUES = { en, 'zh-CN': zh };
const LIVE: Line = { state: { kind: 'live' }, stale: false, retry: () => undefined };

/** The stand-in server behind `fetch`; a path in `broken` answers as told instead. */
export function serve(world: World, broken: Record<string, Answer | 'never' | 'away'> = {}): void {
  vi.stubGlobal('fetch', (input: string, init: RequestInit = {}) => {
    const url = new URL(input, 'http://localhost');
    const told = broken[url.pathname];
    if (told === 'never') return new Promise(() => undefined);
    if (told === 'away') return Promise.reject(new TypeError('Failed to fetch'));
    const isText = (init.headers as Record<string, string> | undefined)?.['Content-Type']?.startsWith('text/plain') === true;
    const body = typeof init.body !== 'string' ? undefined : isText ? init.body : (JSON.parse(init.body) as unknown);
    const tag = /^"(\d+)"$/.exec((init.headers as Record<string, string> | undefined)?.['If-Match'] ?? '')?.[1];
    const { status, body: answered, text } = told ?? answer(world, { method: init.method ?? 'GET', path: url.pathname, query: url.searchParams, body, version: tag === undefined ? undefined : Number(tag) });
    return Promise.resolve(new Response(text ?? (answered === undefined ? null : JSON.stringify(answered)), { status }));
  });
}

export type House = { world?: World; language?: Language; path?: string; line?: Line; broken?: Record<string, Answer | 'never' | 'away'> };

/** Draws one page or part as the shell would: signed in, in a language, with a router that knows its address. */
export function enter(page: ReactNode, { world = newWorld(), language = 'en', path = '/now', line = LIVE, broken = {} }: House = {}): RenderResult & { client: QueryClient; world: World; router: ReturnType<typeof routerAt> } {
  serve(world, broken);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' }, mutations: { networkMode: 'always' } } });
  client.setQueryData(keys.session, session(world).body);
  wordRefusals(language === 'en' ? enRefusals : zhRefusals);
  const words = { language, catalogue: CATALOGUES[language], t: translator(language, CATALOGUES[language]) };
  const router = routerAt(path, page);
  const shown = render(
    <MantineProvider theme={theme}>
      <WordsContext value={words}>
        <LineContext value={line}>
          <QueryClientProvider client={client}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </LineContext>
      </WordsContext>
    </MantineProvider>,
  );
  return { ...shown, client, world, router };
}

const PATHS = ['/now', '/incidents', '/incidents/$key', '/tasks', '/tasks/$id', '/tasks/start/$name', '/processes', '/processes/$id', '/requests', '/requests/new', '/requests/$key', '/desk', '/desk/$key', '/problems', '/problems/$key', '/changes', '/changes/new', '/changes/$key', '/resources', '/resources/new', '/resources/$key', '/hosts', '/hosts/$name', '/oncall', '/oncall/handover', '/oncall/handover/$id', '/audit', '/settings', '/settings/people', '/settings/teams', '/settings/changes', '/settings/roles', '/settings/tokens', '/settings/mail', '/settings/outgoing', '/settings/storage', '/settings/desk', '/settings/resources', '/settings/systems', '/setup', '/alerts/$fingerprint', '/rules', '/rules/trial', '/rules/files/$name', '/runbooks/$name', '/silences', '/inventory', '/inventory/$id', '/explore', '/logs', '/reports', '/reports/$id', '/knowledge', '/knowledge/new', '/knowledge/$key', '/knowledge/$key/edit', '/recovery', '/recovery/policies/new', '/recovery/policies/$id', '/recovery/policies/$id/edit', '/recovery/drills', '/recovery/drills/$number', '/energy', '/energy/contract', '/energy/tariffs', '/assistant'];

/** The same addresses as the console's; the page under test is shown at its own, and whoever leaves it sees nothing. */
function routerAt(path: string, page: ReactNode) {
  const root = createRootRoute({ component: Outlet });
  const here = path.replace(/[?#].*/, '');
  const own = PATHS.includes(here) ? here : PATHS.find((each) => new RegExp(`^${each.replace(/\$\w+/g, '[^/]+')}$`).test(here));
  const children = PATHS.map((each) => createRoute({ getParentRoute: () => root, path: each, component: () => (each === own ? page : null), validateSearch: (raw: Record<string, unknown>) => raw }));
  // Built for one test; the console's own router type does not know it.
  return createRouter({ routeTree: root.addChildren(children), history: createMemoryHistory({ initialEntries: [path] }) }) as unknown as Parameters<typeof RouterProvider>[0]['router'];
}

export const stale: Line = { state: { kind: 'lost', since: Date.now() - 40_000, nextTryAt: Date.now() + 6_000 }, stale: true, retry: () => undefined };
export const broke = problem(503, 'database-unavailable', 'The database did not answer in 5 s.');

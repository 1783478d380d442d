import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';

export const MOCK = process.env['EVENKEEL_URL'] === undefined;
const ACCOUNT = process.env['EVENKEEL_ADMIN'] ?? 'admin';
const PASSWORD = process.env['EVENKEEL_ADMIN_PASSWORD'] ?? '';

export type Look = { language: 'en' | 'zh-CN'; theme: 'light' | 'dark'; width: number };

/** Each value of each kind with each page, in pairs: the first two, or the last two. Not every pairing: a page costs seconds. */
export const LOOKS: readonly Look[] = [
  { language: 'en', theme: 'light', width: 1440 },
  { language: 'zh-CN', theme: 'dark', width: 360 },
  { language: 'zh-CN', theme: 'dark', width: 1440 },
  { language: 'en', theme: 'light', width: 360 },
];

/** Fails a test on anything that the browser complains about: broken scripts, and what the content policy forbids. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        const expected = /Failed to load resource|net::ERR/.test(message.text());
        if (message.type() === 'error' && !expected) complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** Signs in and hands back what every write has to carry. */
export async function signIn(page: Page): Promise<string> {
  if (MOCK) {
    await page.request.get('/mock/world?kind=trouble');
    return '';
  }
  const answer = await page.request.post('/api/session', { data: { name: ACCOUNT, password: PASSWORD } });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { csrfToken: string }).csrfToken;
}

/** The server beside the browser: what other programs and people would tell it. */
export class Server {
  private readonly page: Page;
  private readonly csrfToken: string;

  constructor(page: Page, csrfToken: string) {
    this.page = page;
    this.csrfToken = csrfToken;
  }

  async ask<T>(method: string, path: string, data?: unknown): Promise<T> {
    const answer = await this.send(method, path, data);
    const text = await answer.text();
    expect(answer.ok(), `${method} ${path}: ${text}`).toBe(true);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** The problem with which a text is refused. */
  async refusal(method: string, path: string, text: string): Promise<unknown> {
    const answer = await this.page.request.fetch(path, { method, data: text, headers: { 'X-CSRF-Token': this.csrfToken, 'Content-Type': 'text/plain', 'If-Match': '"0"' } });
    expect(answer.status()).toBe(400);
    return answer.json();
  }

  /** Another host joins and says that it lives, as its agent would. */
  async hostArrives(name: string): Promise<void> {
    const { token } = await this.ask<{ token: string }>('POST', '/api/fleet/hosts', { name });
    const { agentVersion } = (await this.ask<{ items: { facts?: { agentVersion: string } }[] }>('GET', '/api/fleet/hosts')).items[0]?.facts ?? { agentVersion: '0' };
    const facts = { agentVersion, operatingSystem: 'Debian 13', kernel: '6.12', architecture: 'amd64', processors: 2, memoryBytes: 2 ** 31, bootedAtEpochSecond: 1_780_000_000, bufferedSamples: 0, droppedSamples: 0 };
    const answer = await this.page.request.post('/api/fleet/heartbeat', { data: facts, headers: { Authorization: `Bearer ${token}`, 'Evenkeel-Host': name } });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
  }

  /** As if nobody had stood in for anybody. */
  async removeOverrides(): Promise<void> {
    const [from, to] = [Date.now() - 86_400_000, Date.now() + 86_400_000].map((at) => new Date(at).toISOString());
    const { items } = await this.ask<{ items: { id: string }[] }>('GET', '/api/oncall/schedules');
    for (const { id } of items) {
      const shifts = await this.ask<{ items: { override?: { id: string } }[] }>('GET', `/api/oncall/schedules/${id}/shifts?from=${from ?? ''}&to=${to ?? ''}`);
      for (const override of new Set(shifts.items.flatMap((shift) => shift.override?.id ?? []))) await this.ask('DELETE', `/api/oncall/overrides/${override}`);
    }
  }

  private send(method: string, path: string, data: unknown) {
    return this.page.request.fetch(path, { method, headers: { 'X-CSRF-Token': this.csrfToken }, ...(data === undefined ? {} : { data }) });
  }
}

export async function dress(page: Page, { language, theme, width }: Look): Promise<void> {
  await page.setViewportSize({ width, height: width < 700 ? 780 : 900 });
  await page.addInitScript(([chosenLanguage, chosenTheme]) => localStorage.setItem('evenkeel.preferences', JSON.stringify({ language: chosenLanguage, theme: chosenTheme })), [language, theme]);
}

/** Nothing serious by axe, and no sideways scrolling. */
export async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect(violations.filter((one) => one.impact === 'serious' || one.impact === 'critical').map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).slice(0, 4).join(' | ')}`)).toEqual([]);
  const { wide, seen } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, seen: innerWidth }));
  expect(wide, 'the page scrolls sideways').toBeLessThanOrEqual(seen);
}

export { expect };

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

export async function signIn(page: Page): Promise<void> {
  if (MOCK) {
    await page.request.get('/mock/world?kind=trouble');
    return;
  }
  const answer = await page.request.post('/api/session', { data: { name: ACCOUNT, password: PASSWORD } });
  expect(answer.status(), await answer.text()).toBe(200);
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

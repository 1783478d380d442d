import { dress, expect, expectSound, LOOKS, MOCK, signIn, test } from './house';

/** Every page in both languages and themes, at a desk and on a phone. */
const PAGES = ['/now', '/incidents?state=all', '/hosts', '/oncall', '/audit', '/settings', '/settings/people', '/settings/mail'];
const MOCK_PAGES = ['/incidents/INC-1042', '/incidents/INC-1044', '/incidents/INC-1030', '/incidents/INC-1042?table=true', '/hosts/pg-core-02', '/hosts/hosp-reg-edge-02', '/hosts/portal-07'];

for (const look of LOOKS) {
  const name = `${look.language} ${look.theme} ${look.width}`;
  test.describe(name, () => {
    test.beforeEach(async ({ page }) => {
      await signIn(page);
      await dress(page, look);
    });
    for (const path of MOCK ? [...PAGES, ...MOCK_PAGES] : PAGES) {
      test(`${path} is sound`, async ({ page }) => {
        await page.goto(path);
        await expect(page.locator('main h1').first()).toBeVisible();
        await expect(page.locator('[role=status] .sk')).toHaveCount(0);
        await expectSound(page);
      });
    }
  });
}

for (const look of LOOKS) {
  test(`the sign-in is sound: ${look.language} ${look.theme} ${look.width}`, async ({ page }) => {
    if (MOCK) await page.request.get('/mock/signed-out');
    await dress(page, look);
    await page.goto('/oncall');
    await expect(page.locator('input[name=username]')).toBeVisible();
    await expectSound(page);
    if (MOCK) await page.request.get('/mock/world?kind=trouble');
  });
}

import { dress, expect, LOOKS, signIn, test } from './house';

/** The console on a real server: what it draws is what the server says. */
test.beforeEach(async ({ page }) => {
  await signIn(page);
  await dress(page, LOOKS[0]!);
});

test('the line is live and this host reports', async ({ page }) => {
  await page.goto('/hosts');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  // Not one that another test let in, which sends nothing.
  const own = page.getByRole('table').getByRole('link').filter({ hasNotText: /^second-/ }).first();
  await expect(own).toBeVisible();
  await own.click();
  await expect(page.getByRole('slider').first()).toBeVisible({ timeout: 30_000 });
});

test('somebody is on call', async ({ page }) => {
  await page.goto('/oncall');
  await expect(page.locator('.nowcard').first()).toContainText('until');
});

test('the address of every room survives a reload', async ({ page }) => {
  for (const path of ['/incidents?state=all', '/hosts', '/oncall', '/audit', '/settings/people']) {
    await page.goto(path);
    await page.reload();
    await expect(page.locator('main h1').first()).toBeVisible();
  }
});

test('an act is in the audit trail', async ({ page }) => {
  await page.goto('/audit');
  await expect(page.getByRole('table')).toContainText('signed in');
});

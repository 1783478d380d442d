import { dress, expect, expectSound, LOOKS, signIn, test } from './house';

/** What needs a house in a state of its own: only against the stand-in. */
const [desk, phone] = LOOKS;

test.beforeEach(async ({ page }) => {
  await signIn(page);
  await dress(page, { ...desk!, language: 'en' });
});

test('the first start: the password is changed before anything is shown, then nobody can be paged', async ({ page }) => {
  await page.request.get('/mock/world?kind=first');
  await page.goto('/now');
  await page.getByLabel('First password').fill('evenkeel-mock');
  await page.getByLabel('Your password', { exact: true }).fill('a long new password');
  await page.getByLabel('Your password again').fill('a long new password');
  await expectSound(page);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Nobody can be paged.')).toBeVisible();
  await expectSound(page);
});

test('signing in leads to the address that was asked for', async ({ page }) => {
  await page.request.get('/mock/signed-out');
  await page.goto('/oncall?from=2026-09-21');
  await page.getByLabel('Name').fill('wei');
  await page.getByLabel('Password', { exact: true }).fill('evenkeel-mock');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'On call', level: 1 })).toBeVisible();
  expect(page.url()).toContain('/oncall?from=2026-09-21');
});

test('an incident from its page to its end, by keyboard', async ({ page }) => {
  await page.goto('/incidents/INC-1044');
  await expect(page.getByRole('heading', { name: 'Disk /var nearly full on relay-02' })).toBeVisible();
  await page.keyboard.press('.');
  await expect(page.getByRole('button', { name: 'Record what you try' })).toBeVisible();
  await page.keyboard.press('c');
  await page.keyboard.type('Old logs are being removed.');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.tl')).toContainText('Old logs are being removed.');
  await page.getByRole('button', { name: 'Resolve all the same…' }).first().click();
  await page.getByLabel('Why is it over all the same?').fill('Space is free again, the rule looks an hour back.');
  await expectSound(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
  await page.getByRole('button', { name: 'Write review' }).click();
  await page.getByLabel('Cause').fill('A debug log.');
  await page.getByLabel('Remedy').fill('Log level set back, rotation added.');
  await page.getByRole('button', { name: 'Save review' }).click();
  await expect(page.getByRole('region', { name: 'Review' })).toContainText('Log level set back');
});

test('a page reaches the browser, and its link opens the incident', async ({ page }) => {
  await page.goto('/hosts');
  await expect(page.getByText('Live')).toBeVisible();
  await page.mouse.click(700, 800);
  await page.request.get('/mock/page');
  await expect(page.locator('.notice')).toContainText('INC-1044 P2');
  await expect(page).toHaveTitle(/^\(1!\)/);
  await expectSound(page);
  await page.getByRole('link', { name: 'Open INC-1044' }).click();
  await expect(page).toHaveURL(/incidents\/INC-1044/);
  await expect(page.locator('.notice')).toHaveCount(0);
});

test('a lost line is said, values are grey, and it comes back by itself', async ({ page }) => {
  await page.goto('/now');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await page.request.get('/mock/line?up=no');
  await expect(page.getByText(/Live connection lost/)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('needs live').first()).toBeVisible();
  await expectSound(page);
  await page.request.get('/mock/line?up=yes');
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByText(/Live connection lost/)).toHaveCount(0);
});

test('language, theme and zone change without loading the page', async ({ page }) => {
  await page.goto('/now');
  await page.evaluate(() => ((globalThis as { mark?: number }).mark = 1));
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { name: '当前', level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: /UTC/ }).click();
  await page.getByRole('button', { name: '浅色主题' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(() => (globalThis as { mark?: number }).mark)).toBe(1);
});

test('the palette goes anywhere by keyboard, and gives the focus back', async ({ page }) => {
  await page.goto('/now');
  await expect(page.getByRole('heading', { name: 'Now', level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type('pg-core-02');
  await expectSound(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/hosts\/pg-core-02/);
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page).toHaveURL(/oncall/);
});

test('the chart is read by keyboard, as a table, and from its address', async ({ page }) => {
  await page.goto('/incidents/INC-1042');
  const chart = page.getByRole('slider');
  await chart.focus();
  const before = await chart.getAttribute('aria-valuetext');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(chart).not.toHaveAttribute('aria-valuetext', before ?? '');
  await page.getByRole('button', { name: /^Table of/ }).click();
  await expect(page).toHaveURL(/table=true/);
  await expect(page.getByRole('columnheader', { name: 'Time' })).toBeVisible();
});

test('the whole diagram opens, and the mark of bpmn.io is in sight', async ({ page }) => {
  await page.goto('/incidents/INC-1042');
  await expect(page.locator('.strip .bjs-powered-by')).toBeVisible();
  await page.getByRole('button', { name: 'Open the whole diagram' }).click();
  await expect(page.getByRole('dialog').locator('.bjs-powered-by')).toBeVisible();
  await expectSound(page);
});

for (const [name, path, button] of [
  ['the schedule', '/oncall', 'Change who takes turns'],
  ['the escalation', '/oncall', 'Change escalation'],
  ['a new person', '/settings/people', 'Add person'],
  ['a new host', '/hosts', 'Add host'],
] as const) {
  test(`the dialog of ${name} is sound at a desk and on a phone`, async ({ page }) => {
    await page.goto(path);
    await page.getByRole('button', { name: button }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectSound(page);
    await page.setViewportSize({ width: phone!.width, height: 780 });
    await expectSound(page);
  });
}

test('on a phone the next act is within the first 520 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/incidents/INC-1044');
  const act = page.getByRole('button', { name: 'Acknowledge' });
  const box = await act.boundingBox();
  expect(box!.y + box!.height).toBeLessThanOrEqual(520);
  expect(box!.height).toBeGreaterThanOrEqual(44);
});

test('the first page needs at most 250 KB of compressed script', async ({ page }) => {
  const { gzipSync } = await import('node:zlib');
  const scripts = new Map<string, number>();
  page.on('response', (response) => {
    if (!response.url().endsWith('.js')) return;
    void response.body().then((body) => scripts.set(response.url(), gzipSync(body).length));
  });
  await page.goto('/now');
  await expect(page.getByRole('heading', { name: 'Now', level: 1 })).toBeVisible();
  await page.waitForLoadState('load');
  await expect.poll(() => scripts.size).toBeGreaterThan(3);
  const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  test.info().annotations.push({ type: 'bytes', description: String(total) });
  expect(total).toBeLessThanOrEqual(250_000);
});

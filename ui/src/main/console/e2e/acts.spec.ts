import type { Page } from '@playwright/test';
import { dress, expect, LOOKS, Server, signIn, test } from './house';
import { Mailbox } from './mailbox';

/** What people do in the console, on a real server. Each makes what it needs under a name of its own, and takes away what would hinder others. */
const mark = Date.now().toString(36);
let server: Server;

test.beforeEach(async ({ page }) => {
  server = new Server(page, await signIn(page));
  await dress(page, LOOKS[0]!);
});

test('a silence is made and ended', async ({ page }) => {
  await page.goto('/silences');
  await page.getByRole('button', { name: 'New silence' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Label 1').fill('alertname');
  await dialog.getByLabel('Value 1').fill(`Quiet-${mark}`);
  await dialog.getByLabel('Why').fill('Trying the silences.');
  await dialog.getByRole('button', { name: /^Silence for/ }).click();
  const row = page.getByRole('row', { name: new RegExp(`Quiet-${mark}`) });
  await expect(row).toContainText('Trying the silences.');
  await row.getByRole('button', { name: 'End silence' }).click();
  await dialog.getByRole('button', { name: 'End silence' }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: /^Over/ }).click();
  await expect(page.getByRole('row', { name: new RegExp(`Quiet-${mark}`) })).toContainText('Silence again');
});

test('an expression is tried on the past, a broken file is refused with line and column, a sound one is saved', async ({ page }) => {
  await page.goto('/rules/trial?range=24h');
  await page.getByRole('combobox', { name: 'Expression' }).fill('vector(1) > 0');
  await page.getByRole('button', { name: 'Try it' }).click();
  await expect(page.getByText(/Would have fired (once|\d+ times)/)).toBeVisible();

  const file = `own-${mark}.yml`;
  const text = (expression: string) => `groups:\n  - name: own-${mark}\n    rules:\n      - alert: Own-${mark}\n        expr: ${expression}\n        labels:\n          severity: low\n`;
  await page.goto('/rules/files/new');
  await page.getByLabel('Name of the file').fill(file);
  await page.getByRole('textbox', { name: /^Text of/ }).fill(text('node_load1 >> 1e9'));
  const errors = page.getByRole('list', { name: 'Errors' });
  await expect(errors).toContainText(/5:\d+/);
  await expect(page.getByRole('button', { name: 'Save rules' })).toHaveAttribute('aria-disabled', 'true');
  expect(await server.refusal('PUT', `/api/alerting/files/${file}`, text('node_load1 >> 1e9'))).toMatchObject({ type: 'urn:evenkeel:problem:rule-file-invalid', errors: [{ line: 5 }] });

  await page.getByRole('textbox', { name: /^Text of/ }).fill(text('node_load1 > 1e9'));
  await expect(page.getByText('No error found.')).toBeVisible();
  await page.getByRole('button', { name: 'Save rules' }).click();
  await expect(page).toHaveURL(new RegExp(`rules/files/${file}$`));
  await page.goto('/rules');
  await expect(page.getByRole('link', { name: `Own-${mark}`, exact: true })).toBeVisible();
  await page.goto(`/rules/files/${file}`);
  await page.getByRole('button', { name: 'Delete file' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete file' }).click();
  await expect(page).toHaveURL(/\/rules$/);
});

test('somebody stands in, and it is taken back at once', async ({ page }) => {
  const name = `Stand-in ${mark}`;
  const { person } = await server.ask<{ person: { id: string } }>('POST', '/api/people', { name: `stand-in-${mark}`, displayName: name, role: 'ON_CALL_ENGINEER' });
  await page.goto('/oncall');
  const card = page.locator('.nowcard').first();
  await page.getByRole('button', { name: /^Override/ }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Who is on call instead').selectOption(person.id);
  await dialog.getByLabel('Reason, if you like').fill('Dentist');
  const from = dialog.getByLabel('From');
  await from.fill(earlier(await from.inputValue()));
  await expect(dialog.getByText(new RegExp(`${name} is on call from`))).toBeVisible();
  await dialog.getByRole('button', { name: 'Save override' }).click();
  await expect(card).toContainText(name);

  await card.getByRole('button', { name: 'Take it now' }).click();
  await dialog.getByRole('button', { name: '1 h', exact: true }).click();
  await dialog.getByRole('button', { name: 'Take it for 1 h' }).click();
  await expect(card).toContainText('You, until');
  await server.removeOverrides();
  await server.ask('DELETE', `/api/people/${person.id}`);
});

test('several incidents that have cleared are closed at once', async ({ page }) => {
  const alerts = ['one', 'two', 'three'].map((which) => ({ labels: { alertname: `Passing-${mark}`, instance: `${which}-${mark}`, severity: 'low' }, annotations: { summary: `Passing trouble ${which} ${mark}` } }));
  await server.ask('POST', '/api/v2/alerts', alerts);
  await page.goto(`/incidents?q=${mark}`);
  const rows = page.getByRole('row', { name: new RegExp(`Passing trouble \\w+ ${mark}`) });
  await expect(rows).toHaveCount(3, { timeout: 30_000 });
  await server.ask('POST', '/api/v2/alerts', alerts.map((alert) => ({ ...alert, endsAt: new Date().toISOString() })));
  for (const which of ['one', 'two', 'three']) await rows.filter({ hasText: which }).getByRole('checkbox').check({ timeout: 30_000 });
  await page.getByRole('button', { name: /^Close 3/ }).click();
  await expect(page.getByText('3 closed.')).toBeVisible();
  await expect(rows).toHaveCount(0);
});

test('a dependency is drawn with what its failure hits', async ({ page }) => {
  await page.goto('/inventory');
  await page.getByRole('button', { name: 'Add business service' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(`Payments ${mark}`);
  await dialog.getByRole('button', { name: 'Add business service' }).click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(`Payments ${mark}`) })).toBeVisible();
  await page.getByRole('button', { name: 'Add dependency' }).first().click();
  const { items } = await server.ask<{ items: { name: string }[] }>('GET', '/api/inventory/items?kind=host');
  const host = items[0]!.name;
  await dialog.getByLabel('Depends on').fill(host);
  await dialog.getByRole('button', { name: host, exact: true }).click();
  await dialog.getByRole('button', { name: 'Add dependency' }).click();
  const picture = page.getByRole('region', { name: 'Dependencies, two steps each way' }).last();
  await picture.getByRole('link', { name: new RegExp(host) }).click();
  await expect(page.getByRole('heading', { level: 1, name: host })).toBeVisible();
  await expect(picture.locator('.hit-down')).toContainText([`Payments ${mark}`]);
  await expect(page.getByRole('region', { name: 'What its failure hits' })).toContainText(`Payments ${mark}`);
  await page.getByRole('button', { name: new RegExp(`^Remove: Payments ${mark}`) }).click();
  await expect(page.getByRole('region', { name: 'What its failure hits' })).not.toContainText(`Payments ${mark}`);
});

test('the set-up is walked to its end: a real message is received, a second host arrives', async ({ page }) => {
  const mailbox = await Mailbox.open();
  const address = `admin-${mark}@ops.example`;
  try {
    await page.goto('/setup?step=reach');
    await setMail(page, mailbox);
    await page.getByLabel('Mail address').fill(address);
    await page.getByRole('button', { name: 'Add and send a code' }).click();
    await expect.poll(() => mailbox.letters.length, { timeout: 15_000 }).toBeGreaterThan(0);
    await page.goto('/setup?step=receive');
    await page.getByLabel(`Code for ${address}`).fill(/\b(\d{6})\b/.exec(mailbox.letters.at(-1) ?? '')?.[1] ?? 'no code');
    await expect(page.getByText(`${address} works: you have seen a message from here.`)).toBeVisible();
    await expect(page.getByText('Only this console can be paged.')).toHaveCount(0);

    await page.getByRole('link', { name: 'Next: Who is on call' }).click();
    await expect(page.getByText(/is on call in/)).toBeVisible();
    await page.getByRole('button', { name: /Second host/ }).click();
    await server.hostArrives(`second-${mark}`);
    await expect(page.getByRole('link', { name: `second-${mark}` })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: /Second host/ })).toContainText('done');

    const steps = page.getByRole('navigation', { name: 'Steps' });
    await expect(steps.getByRole('button', { name: /done/ })).toHaveCount((await server.ask<{ items: unknown[] }>('GET', '/api/incidents?state=all')).items.length > 0 ? 5 : 4);
  } finally {
    const { items } = await server.ask<{ items: { id: string; address: string }[] }>('GET', '/api/notify/contacts');
    for (const way of items.filter((one) => one.address === address)) await server.ask('DELETE', `/api/notify/contacts/${way.id}`);
    await server.ask('POST', `/api/fleet/hosts/second-${mark}/revoke`);
    mailbox.close();
  }
});

/** By the form of the set-up where no mail server is set; else it is set anew. */
async function setMail(page: Page, mailbox: Mailbox): Promise<void> {
  const { set } = await server.ask<{ set: boolean }>('GET', '/api/notify/mail');
  if (set) {
    await server.ask('PUT', '/api/notify/mail', { host: '127.0.0.1', port: mailbox.port, security: 'none', from: 'evenkeel@ops.example' });
    return;
  }
  await page.getByLabel('Host').fill('127.0.0.1');
  await page.getByLabel('Security').selectOption('none');
  await page.getByLabel('Port').fill(String(mailbox.port));
  await page.getByLabel('Sender address').fill('evenkeel@ops.example');
  await page.getByRole('button', { name: 'Save mail server' }).click();
  await expect(page.getByText(/127\.0\.0\.1:/)).toBeVisible();
}

/** The moment of a date field five minutes before. */
function earlier(field: string): string {
  return new Date(Date.parse(`${field}Z`) - 300_000).toISOString().slice(0, 16);
}

import type { Page } from '@playwright/test';
import { dress, expect, LOOKS, Server, signIn, test } from './house';
import { Mailbox } from './mailbox';

/**
 * Three in the morning, on a real server without a language model: the mail of a page leads to its incident, which knows its
 * runbook and what happened before, and the chat beside it answers what people ask first, from sources, in both languages.
 */
const mark = Date.now().toString(36);
const host = `walk-${mark}`;
const address = `admin-${mark}@ops.example`;
const trouble = { labels: { alertname: 'HostDiskFull', host, mountpoint: '/var', severity: 'high' }, annotations: { summary: `/var of ${host} is full`, description: 'Below 5 % for five minutes.', runbook_url: '/runbooks/HostDiskFull' } };
const REMEDY = `Deleted the old export of ${mark}.`;

/** What is asked first, and what an answer from this server's own records must say. */
const ASKED = {
  en: [
    ['What is wrong?', `/var of ${host} is full`],
    ['Who is working on it, and who is on call?', 'Administrator is on call'],
    ['Since when?', 'was opened at'],
    ['What changed?', /No change was carried out|CHG-\d+/],
    ['Why did it happen?', /[Dd]iagnosis of|Suspected of/],
    ['What should I do now?', 'HostDiskFull'],
  ],
  'zh-CN': [
    ['出了什么问题？', `/var of ${host} is full`],
    ['谁在处理，谁在值班？', 'Administrator 正在值班'],
    ['从什么时候开始的？', '打开'],
    ['有什么变更？', /没有执行过变更|CHG-\d+/],
    ['为什么会这样？', /的诊断|的嫌疑/],
    ['现在该怎么办？', 'HostDiskFull'],
  ],
} as const;
const SAYS = {
  en: { chat: 'Chat', sources: 'Sources', noModel: 'No model took part', checked: /Checker: (\d+) of \1 / },
  'zh-CN': { chat: '对话', sources: '来源', noModel: '未使用模型', checked: /核对：(\d+) 条陈述中 \1 条有据/ },
} as const;

test('a page leads to the incident with its runbook and what happened before, and the chat answers from sources in both languages', async ({ page, browser, baseURL }) => {
  const server = new Server(page, await signIn(page));
  const mailbox = await Mailbox.open();
  const name = `walk-${mark}`;
  const first = 'A first word of 4 walks.';
  const { person, firstPassword } = await server.ask<{ person: { id: string }; firstPassword: string }>('POST', '/api/people', { name, displayName: `Walk ${mark}`, role: 'ON_CALL_ENGINEER' });
  try {
    await server.hostArrives(host);
    const before = await opened(server);
    await endWith(server, before);

    // Only now: what follows within a minute at one address is gathered, and the mail of the second is what counts.
    await mailReaches(server, mailbox);
    const key = await opened(server, before);
    const link = await linkOf(mailbox, key);

    await dress(page, LOOKS[0]!);
    await page.goto(link);
    const known = page.getByRole('region', { name: 'What we know' });
    await expect(known.getByRole('listitem').filter({ hasText: 'Runbook: names the rule HostDiskFull' }).getByRole('link', { name: /^HostDiskFull/ })).toBeVisible();
    const similar = known.getByRole('listitem').filter({ hasText: before });
    await expect(similar).toContainText('names the rule HostDiskFull');
    await expect(similar).toContainText(`on ${host}`);
    await expect(similar).toContainText(`What helped: ${REMEDY}`);
    await answersWhatIsAsked(page, 'en', key);

    // Another person, who reads Chinese: how much one may ask in a minute is counted by person.
    const theirs = await browser.newContext({ baseURL: baseURL ?? '', ignoreHTTPSErrors: true });
    const second = await theirs.newPage();
    await firstSignIn(second, name, firstPassword, first);
    await dress(second, { ...LOOKS[0]!, language: 'zh-CN' });
    await second.goto(link);
    await expect(second.getByRole('region', { name: '已有知识' }).getByRole('listitem').filter({ hasText: before })).toContainText(`当时的处置：${REMEDY}`);
    await answersWhatIsAsked(second, 'zh-CN', key);
    await theirs.close();
    await endWith(server, key);
  } finally {
    const { items } = await server.ask<{ items: { id: string; address: string }[] }>('GET', '/api/notify/contacts');
    for (const way of items.filter((one) => one.address === address)) await server.ask('DELETE', `/api/notify/contacts/${way.id}`);
    await server.ask('POST', `/api/fleet/hosts/${host}/revoke`);
    await server.ask('DELETE', `/api/people/${person.id}`);
    mailbox.close();
  }
});

async function answersWhatIsAsked(page: Page, language: keyof typeof ASKED, key: string): Promise<void> {
  const says = SAYS[language];
  // By its key: the page that reached this browser lies over the head until it is answered.
  await page.keyboard.press('a');
  const field = page.locator('[data-ask]');
  const answers = page.getByRole('log', { name: says.chat }).locator('.an');
  for (const [index, [question, words]] of ASKED[language].entries()) {
    await field.fill(question);
    await field.press('Enter');
    const answer = answers.nth(index);
    await expect(answer, question).toContainText(says.checked, { timeout: 20_000 });
    await expect(answer, question).toContainText(says.noModel);
    await expect(answer, question).toContainText(words);
    await expect(answer.locator('.unv'), question).toHaveCount(0);
    await expect(answer.getByRole('list', { name: says.sources }).getByRole('link').first(), question).toBeVisible();
  }
  await expect(answers.first()).toContainText(key);
}

/** The alert comes, as another program would tell of it; the key of the incident that follows. */
async function opened(server: Server, before?: string): Promise<string> {
  await server.ask('POST', '/api/v2/alerts', [trouble]);
  let key: string | undefined;
  await expect
    .poll(
      async () => {
        const { items } = await server.ask<{ items: { key: string; host?: string }[] }>('GET', '/api/incidents');
        return (key = items.find((one) => one.host === host && one.key !== before)?.key);
      },
      { timeout: 30_000 },
    )
    .toBeDefined();
  return key ?? '';
}

/** Somebody takes it, the alert clears, and the review says what helped. */
async function endWith(server: Server, key: string): Promise<void> {
  const state = async () => (await server.ask<{ incident: { state: string; firing: boolean } }>('GET', `/api/incidents/${key}`)).incident;
  await server.ask('POST', `/api/incidents/${key}/acknowledge`, {});
  await server.ask('POST', '/api/v2/alerts', [{ ...trouble, endsAt: new Date().toISOString() }]);
  await expect.poll(async () => (await state()).firing, { timeout: 30_000 }).toBe(false);
  await server.ask('POST', `/api/incidents/${key}/resolve`, { note: REMEDY });
  await server.ask('POST', `/api/incidents/${key}/review`, { cause: 'An export that nobody deleted.', remedy: REMEDY });
  await expect.poll(async () => (await state()).state, { timeout: 15_000 }).toBe('CLOSED');
}

async function mailReaches(server: Server, mailbox: Mailbox): Promise<void> {
  await server.ask('PUT', '/api/notify/mail', { host: '127.0.0.1', port: mailbox.port, security: 'none', from: 'evenkeel@ops.example' });
  const { id } = await server.ask<{ id: string }>('POST', '/api/notify/contacts', { channel: 'EMAIL', address });
  const code = () => mailbox.letters.filter((letter) => letter.includes(address)).map((letter) => /code_(\d{6})_/.exec(letter)?.[1]).find((found) => found !== undefined);
  await expect.poll(code, { timeout: 15_000 }).toBeDefined();
  await server.ask('POST', `/api/notify/contacts/${id}/verify`, { code: code() });
}

/** The link in the mail that paged. */
async function linkOf(mailbox: Mailbox, key: string): Promise<string> {
  const link = () => mailbox.letters.map((letter) => new RegExp(`https?://\\S+/incidents/${key}(?!\\d)`).exec(letter.replaceAll('=\n', ''))?.[0]).find((found) => found !== undefined);
  await expect.poll(link, { timeout: 30_000 }).toBeDefined();
  return link() ?? '';
}

async function firstSignIn(page: Page, name: string, firstPassword: string, next: string): Promise<void> {
  const answer = await page.request.post('/api/session', { data: { name, password: firstPassword } });
  expect(answer.status(), await answer.text()).toBe(200);
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  const changed = await page.request.post('/api/session/password', { headers: { 'X-CSRF-Token': csrfToken }, data: { current: firstPassword, next } });
  expect(changed.ok(), await changed.text()).toBe(true);
}

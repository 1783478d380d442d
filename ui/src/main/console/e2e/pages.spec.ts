import { fingerprintOf as alertOf } from '../mock/world';
import { dress, expect, expectSound, LOOKS, MOCK, signIn, test } from './house';

/** The alert of the stand-in that its silence mutes. */
const ALERT = alertOf('HostDiskNearlyFull', 'stor-backup-02');

/** Every page in both languages and themes, at a desk and on a phone. */
const PAGES = [
  '/now',
  '/incidents?state=all',
  '/hosts',
  '/oncall',
  '/oncall/handover',
  '/rules',
  '/rules/trial?expression=node_load1%20%3E%200&range=24h',
  '/silences',
  '/inventory',
  '/explore?e=%5B%22node_load1%22%5D',
  '/logs',
  '/logs?view=patterns&range=24h',
  '/logs?view=counters&q=level%3Aerror',
  '/logs?view=parsing',
  '/audit',
  '/setup',
  '/settings',
  '/settings/people',
  '/settings/teams',
  '/settings/changes',
  '/settings/roles',
  '/settings/tokens',
  '/settings/mail',
  '/settings/outgoing',
  '/settings/storage',
  '/settings/desk',
  '/settings/resources',
  '/settings/systems',
  '/tasks',
  '/requests',
  '/requests/new',
  '/desk',
  '/problems',
  '/reports',
  '/changes',
  '/changes/new',
  '/resources',
  '/resources/new',
  '/processes',
  '/recovery',
  '/recovery/drills',
  '/recovery/policies/new',
  '/knowledge',
  '/knowledge/new',
  '/assistant',
];
const MOCK_PAGES = ['/recovery?gap=late', '/recovery/policies/0199b0a0-0000-7000-8000-0000000000d1', '/recovery/policies/0199b0a0-0000-7000-8000-0000000000d4?act=drill', '/recovery/policies/0199b0a0-0000-7000-8000-0000000000d1/edit', '/recovery/drills?result=open', '/recovery/drills/DR-33', '/recovery/drills/DR-32', '/recovery/drills/DR-28', '/recovery/drills/DR-29', '/knowledge?q=disk', '/knowledge?review=true', '/knowledge/KB-12', '/knowledge/KB-31', '/knowledge/KB-12?number=2', '/knowledge/KB-12?number=2&view=difference', '/knowledge/KB-12/edit', '/knowledge/new?draft=INC-1030', '/assistant?chat=0199b0a0-0000-7000-8000-000000000c01', '/incidents/INC-1042', '/incidents/INC-1044', '/incidents/INC-1030', '/incidents/INC-1042?table=true', '/hosts/pg-core-02', '/hosts/pg-core-02?band=true', '/explore?band=true&e=%5B%22node_load1%22%5D', '/hosts/portal-07', '/rules/files/broken.yml', '/rules/files/new', '/runbooks/host-cpu', `/alerts/${ALERT}`, '/silences?state=expired', '/inventory/i-idq', '/inventory/i-pg-core-02', '/hosts/edge-lb-01', '/explore?e=%5B%22rate(node_load1%5B5m)%22%5D', '/logs?q=level%3Aerror%20%22x', '/logs?q=slow&range=24h', '/logs?around=1750000000000-1&host=edge-lb-01&source=%2Fvar%2Flog%2Fnginx%2Faccess.log', '/logs?tail=true&q=host%3Apg-core-02', '/oncall/handover/0199b0a0-0000-7000-8000-0000000000f1', '/setup?step=receive', '/tasks/t-late', '/tasks/t-vote', '/tasks/start/equipment', '/requests/TIC-40', '/requests/new?kind=request&entry=vm', '/desk/TIC-41', '/problems/PRB-7', '/reports/0199b0a0-0000-7000-8000-0000000000e1', '/reports/0199b0a0-0000-7000-8000-0000000000e1?rows=incidents.opened', '/reports/draft?kind=week&from=2026-09-23', '/changes/CHG-81', '/changes/CHG-80', '/processes/p-1', '/resources?show=all', '/resources?show=idle', '/resources?show=quotas', '/resources/new?entry=vm', '/resources/RES-24', '/resources/RES-21'];

for (const [turn, look] of LOOKS.entries()) {
  const name = `${look.language} ${look.theme} ${look.width}`;
  test.describe(name, () => {
    test.beforeEach(async ({ page }) => {
      await signIn(page);
      await dress(page, look);
    });
    const all = MOCK ? [...PAGES, ...MOCK_PAGES] : PAGES;
    // Every other page goes with every other pair of looks.
    for (const path of all.filter((_path, index) => index % 2 === Math.floor(turn / 2))) {
      test(`${path} is sound`, async ({ page }) => {
        await page.goto(path);
        await expect(page.locator('main h1').first()).toBeVisible();
        await expect(page.locator('[role=status] .sk')).toHaveCount(0);
        await expectSound(page);
      });
    }
  });
}

/** Dialogs of the logs page and what opens them, in either look of a width. */
for (const [turn, look] of LOOKS.entries()) {
  test(`dialogs of the logs are sound: ${look.language} ${look.theme} ${look.width}`, async ({ page }) => {
    await signIn(page);
    await dress(page, look);
    await page.goto('/logs?q=level%3Aerror');
    const titles = look.language === 'en' ? ['Saved queries', 'Export'] : ['已存查询', '导出'];
    await page.getByRole('button', { name: titles[turn % 2]!, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.locator('[role=status] .sk')).toHaveCount(0);
    await expectSound(page);
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

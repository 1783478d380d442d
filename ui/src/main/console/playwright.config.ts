import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Which browser there is; nothing is downloaded. Debian: apt-get install -y --no-install-recommends chromium fonts-noto-cjk */
const BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/google-chrome'];
const browser = process.env['EVENKEEL_BROWSER'] ?? BROWSERS.find((path) => existsSync(path));

/** Against a running server: EVENKEEL_URL and EVENKEEL_ADMIN_PASSWORD. Without them, against the stand-in of mock/ and the built console. */
const url = process.env['EVENKEEL_URL'];
const json = process.env['PLAYWRIGHT_JSON'];

export default defineConfig({
  testDir: 'e2e',
  testMatch: url === undefined ? ['pages.spec.ts', 'mock.spec.ts'] : ['pages.spec.ts', 'server.spec.ts', 'walk.spec.ts', 'acts.spec.ts'],
  fullyParallel: false,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  reporter: json === undefined ? [['list']] : [['list'], ['json', { outputFile: json }]],
  use: {
    baseURL: url ?? 'http://127.0.0.1:4173',
    browserName: 'chromium',
    ignoreHTTPSErrors: true,
    locale: 'en-GB',
    launchOptions: {
      executablePath: browser,
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-domain-reliability',
        '--no-first-run',
        '--no-pings',
        '--metrics-recording-only',
        '--disable-features=OptimizationHints,MediaRouter,Translate',
        '--proxy-server=127.0.0.1:9',
        '--proxy-bypass-list=<-loopback>;127.0.0.1;localhost',
      ],
    },
  },
  ...(url === undefined ? { webServer: { command: 'npm run build && npm run preview:mock', url: 'http://127.0.0.1:4173/api/health', timeout: 120_000, reuseExistingServer: true } } : {}),
});

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** With VITEST_JSON set, the results are written there too, for `./evenkeel test` to count. */
const json = process.env['VITEST_JSON'];

/** What is pure is tried without a page, which costs a second a file; what is drawn, in one. */
export default defineConfig({
  plugins: [react()],
  test: {
    reporters: json === undefined ? ['default'] : ['default', ['json', { outputFile: json }]],
    env: { TZ: 'Asia/Shanghai' },
    projects: [
      { extends: true, test: { name: 'pure', environment: 'node', include: ['src/**/*.test.ts', 'mock/**/*.test.ts'], unstubGlobals: true } },
      {
        extends: true,
        test: {
          name: 'drawn',
          environment: 'jsdom',
          environmentOptions: { jsdom: { url: 'http://localhost:8080/' } },
          include: ['src/**/*.test.tsx'],
          setupFiles: ['test/setup.ts'],
          testTimeout: 45_000,
        },
      },
    ],
  },
});

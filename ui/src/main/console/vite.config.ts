import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mockServer } from './mock/plugin.ts';

const SHARED = /\/src\/(api|shell|parts)\/(?!chart|menus|Palette|KeysHelp|Dialog|Markdown|anchor)|\/src\/i18n\/[^/]+$|\/src\/(hosts|identity|incident|notify|oncall)\/(server|state)\.ts$|\/identity\/(Choices)/;

function isShared(id: string): boolean {
  return SHARED.test(id) && !id.endsWith('.css');
}

/** `--mode mock` answers from the stand-in of mock/; else requests go to the server at EVENKEEL_URL. */
export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === 'mock' ? [mockServer()] : [])],
  server: {
    port: 5173,
    proxy: mode === 'mock' ? undefined : { '/api': { target: process.env['EVENKEEL_URL'] ?? 'http://127.0.0.1:8080' } },
  },
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    // What every page needs comes in one file, not in thirty of a kilobyte each.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'house', test: isShared }] } } },
  },
}));

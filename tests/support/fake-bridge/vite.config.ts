/** Opens the page in any browser on invented data: `vite --config tests/support/fake-bridge/vite.config.ts`. */
import react from '@vitejs/plugin-react';
import path from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;
const root = path.resolve(here, '../../../renderer');

export default defineConfig({
  root,
  cacheDir: path.resolve(here, '../../../node_modules/.vite-fake-bridge'),
  plugins: [
    react(),
    {
      name: 'fake-bridge',
      // Stands before the page's own script; the build of the application never sees this file.
      transformIndexHtml: () => [
        { tag: 'script', attrs: { type: 'module', src: `/@fs${here}/install.ts` }, injectTo: 'head-prepend' },
      ],
    },
  ],
  server: { port: 5199, strictPort: true, fs: { allow: [path.resolve(here, '../../..')] } },
});

/** How the three parts of the application are bundled into `dist/`. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { preparePacks } from './electron/records/content/prepared-packs.ts';

/** The encrypted store's addon and the solver find their binaries beside their own files, so they stay outside the bundle. */
const external = ['better-sqlite3', /^better-sqlite3\//, 'highs'];

/** How long each plugin took is no news to somebody who starts the application. */
const quiet = { pluginTimings: false };

/** Pages to print stand at addresses below `/print/`, where the relative paths that electron-vite insists on lead nowhere. */
const fromTheRoot: Plugin = {
  name: 'from-the-root',
  enforce: 'post',
  config: (config) => void (config.base = '/'),
};

/** The content packs are checked here, once, so that a workstation need not do it at every start. */
const checkedPacks: Plugin = {
  name: 'checked-packs',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'packs.json', source: preparePacks('resources/clinical') });
  },
};

export default defineConfig({
  main: {
    plugins: [checkedPacks],
    build: {
      outDir: 'dist/main',
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        // The records process is a second entry: the shell starts it with utilityProcess.fork. Proposals are worked out, pages and backups read, in threads of it.
        input: {
          main: 'electron/main.ts',
          entry: 'electron/records/entry.ts',
          'copy-worker': 'electron/records/store/copy/verify-worker.ts',
          'page-worker': 'electron/records/replication/page-worker.ts',
          'proposer-worker': 'electron/records/services/followup/proposer-worker.ts',
        },
        external,
        checks: quiet,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'dist/preload',
      // A sandboxed preload is one CommonJS file and can require nothing but electron.
      externalizeDeps: false,
      lib: { entry: 'electron/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), fromTheRoot],
    build: {
      outDir: 'dist/renderer',
      rolldownOptions: { input: 'renderer/index.html', checks: quiet },
      // The page's policy allows scripts and fonts from its own files only, never from data: addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  },
});

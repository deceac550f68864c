// How the three programs are built: the page, main (all its entries share chunks), and the preload script.

import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Packages that main loads from node_modules: native code, WASM beside its script, or Electron itself. */
const external = [
  'electron',
  'sharp',
  '@napi-rs/canvas',
  '@napi-rs/keyring',
  '@julusian/jpeg-turbo',
  'harfbuzzjs',
  'libheif-js',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-converter',
  '@tensorflow/tfjs-backend-wasm',
  'vite',
];

const mainEntries = {
  cli: 'main/cli.ts',
  campaign: 'main/campaign.ts',
  start: 'main/start.ts',
  electron: 'main/electron.ts',
  'press-worker': 'main/press/worker.ts',
  'sheet-worker': 'main/sheets/worker.ts',
  'heic-worker': 'main/pictures/heicWorker.ts',
};

export default defineConfig({
  root: `${root}renderer`,
  base: './',
  clearScreen: false,
  logLevel: 'warn',
  plugins: [react()],
  build: { emptyOutDir: true, reportCompressedSize: false },
  environments: {
    client: {
      build: {
        outDir: `${root}out/renderer`,
        target: 'es2024',
        assetsInlineLimit: 0,
        rollupOptions: {
          input: `${root}renderer/index.html`,
          // HarfBuzz's script asks for Node's `module` in a branch that no page takes.
          onLog: (level, log, handle) => {
            if (!log.message.includes('harfbuzzjs/dist/harfbuzz.js')) handle(level, log);
          },
        },
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external, conditions: ['node', 'module', 'default'] },
      build: {
        outDir: `${root}out/main`,
        target: 'node24',
        minify: false,
        ssr: true,
        rollupOptions: {
          input: Object.fromEntries(Object.entries(mainEntries).map(([name, file]) => [name, root + file])),
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: `${root}out/preload`,
        target: 'node24',
        minify: false,
        ssr: true,
        rollupOptions: {
          input: { preload: `${root}main/preload.ts` },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'main', 'preload']) await builder.build(builder.environments[name]);
    },
  },
});

import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { chromiumFlags, findChromium } from './scripts/project/chromium.ts';
import { isolationHeaders } from './scripts/serve/security-headers.ts';
import { keptApp } from './scripts/vite-kept-app.ts';
import { keptSize } from './scripts/vite-kept-size.ts';
import { leanLibraries, sharedResampler } from './scripts/vite-lean-libraries.ts';
import { licenceNotice, licences } from './scripts/vite-licences.ts';
import { modelFiles } from './scripts/vite-model-files.ts';
import { pageWeight } from './scripts/vite-page-weight.ts';
import { pagePolicy } from './scripts/vite-policy.ts';
import { portrait } from './scripts/vite-portrait.ts';
import { servedHeaders } from './scripts/vite-served-headers.ts';
import { speechMiniature } from './scripts/vite-speech-miniature.ts';
import { speechRuntime } from './scripts/vite-speech-runtime.ts';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** A machine with other work is many times slower than an idle one; a test that is fast there has room. */
const PATIENCE = { testTimeout: 120_000, hookTimeout: 120_000 };

const IN_BROWSER = 'src/**/*.browser.test.{ts,tsx}';
const LONG_IN_BROWSER = 'src/**/*.long.browser.test.{ts,tsx}';
/** Tests that put something of theirs in a module's place, which others in the same process would get too. */
const ISOLATED = '**/*.isolated.test.ts';

const BUNDLED = [
  '@alexanderolsen/libsamplerate-js',
  '@echogarden/fvad-wasm',
  '@huggingface/transformers',
  '@mantine/core',
  '@mantine/hooks',
  '@mantine/notifications',
  '@mediapipe/tasks-vision',
  '@petamoriken/float16',
  '@tensorflow/tfjs',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-webgpu',
  'ass-compiler',
  'chardet',
  'comlink',
  'd3-sankey',
  'd3-shape',
  'eld/extrasmall',
  'entities',
  'i18next',
  'mediabunny',
  'meyda',
  'ogg-opus-decoder',
  'pitchy',
  'react',
  'react-dom/client',
  'react/jsx-dev-runtime',
  'react-i18next',
  'zod',
  'zustand',
  'zustand/shallow',
  'zustand/vanilla',
];

/** Tests in a Chromium's page; `kind` says which of the files. */
const inBrowser = (
  name: string,
  kind: { include: string[]; exclude?: string[] },
): TestProjectConfiguration => ({
  extends: true,
  plugins: [speechMiniature(), portrait()],
  // Named, so that a first run does not find them one by one and reload in the middle of a test.
  optimizeDeps: { include: BUNDLED },
  test: {
    name,
    ...kind,
    ...PATIENCE,
    expect: { poll: { timeout: 60_000 } },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { ...findChromium(), args: chromiumFlags } }),
      instances: [{ browser: 'chromium' }],
    },
  },
});

export default defineConfig({
  base: process.env.DBR_BASE ?? './',
  plugins: [
    react(),
    leanLibraries(),
    sharedResampler(),
    modelFiles(),
    pagePolicy(),
    servedHeaders(),
    licences(),
    pageWeight(),
    keptApp(),
    keptSize(),
  ],
  server: { headers: isolationHeaders },
  worker: {
    format: 'es',
    plugins: () => [leanLibraries(), speechRuntime()],
    rolldownOptions: { output: licenceNotice },
  },
  // zod looks whether it may compile code from text, which the page's Content-Security-Policy would refuse and report.
  define: {
    'globalThis.__zod_globalConfig': JSON.stringify({ jitless: true }),
    'import.meta.env.DBR_VERSION': JSON.stringify(version),
    'import.meta.env.DBR_DOWNLOADS': JSON.stringify(process.env.DBR_DOWNLOADS ?? ''),
    'import.meta.env.DBR_MODEL_FILES': JSON.stringify(process.env.DBR_MODEL_FILES ?? 'model-files/'),
  },
  build: {
    target: 'es2023',
    rolldownOptions: {
      output: {
        ...licenceNotice,
        codeSplitting: {
          // A hundred small files wait for one another and are packed worse than a few.
          groups: [
            { name: 'page', tags: ['$initial'], priority: 1 },
            { name: 'views', test: /\/src\/ui\/|\/@mantine\//, minShareCount: 5 },
          ],
        },
      },
    },
  },
  test: {
    // The first page waits until its dependencies are bundled. Read from here, not from the project.
    browser: { connectTimeout: PATIENCE.testTimeout },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['src/**/*.browser.test.ts', 'src/fuzz/**', ISOLATED],
          // Loading TensorFlow.js and the network once a worker instead of once a file halves the time.
          isolate: false,
          setupFiles: ['scripts/test/leave-as-found.ts'],
          // The default leaves a core to somebody who works beside it.
          maxWorkers: availableParallelism(),
          ...PATIENCE,
        },
      },
      {
        extends: true,
        test: {
          name: 'isolated unit',
          environment: 'node',
          include: [`src/${ISOLATED}`, `scripts/${ISOLATED}`],
          maxWorkers: availableParallelism(),
          ...PATIENCE,
        },
      },
      {
        extends: true,
        test: {
          name: 'fuzz',
          environment: 'node',
          include: ['src/fuzz/**/*.test.ts'],
          maxWorkers: availableParallelism(),
          // Ten thousand inputs each; nobody waits for them.
          testTimeout: 1_800_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          environment: 'node',
          include: ['e2e/engines/**/*.test.ts'],
          globalSetup: 'e2e/engines/setup.ts',
          // Two browsers at once leave each other nothing.
          fileParallelism: false,
          // A session, or a film, in a browser that decodes in software.
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      inBrowser('browser', { include: [IN_BROWSER], exclude: [LONG_IN_BROWSER] }),
      inBrowser('long browser', { include: [LONG_IN_BROWSER] }),
    ],
  },
});

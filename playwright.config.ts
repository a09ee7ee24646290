import { defineConfig, devices } from '@playwright/test';
import { fakeDeviceFlags } from './scripts/fake-devices/fake-devices.ts';
import { chromiumFlags, findChromium } from './scripts/project/chromium.ts';

const { DBR_E2E_URL, DBR_E2E_CAMERA, DBR_E2E_MICROPHONE } = process.env;
const fakeDevices = fakeDeviceFlags(DBR_E2E_CAMERA ?? null, DBR_E2E_MICROPHONE ?? null);

export default defineConfig({
  testDir: 'e2e',
  // Tests of other browsers are vitest's.
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  snapshotPathTemplate: '{testDir}/snapshots/{arg}{ext}',
  globalSetup: './e2e/serve.ts',
  // A software adapter and wasm on two cores leave nothing for a second page.
  workers: 1,
  // A step that takes a person's patience is a fault, on a busy machine too; a test has many steps.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  // Where nothing works, five are enough to see it.
  maxFailures: 5,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['./scripts/test/playwright-reporter.ts']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    ...(DBR_E2E_URL ? { baseURL: DBR_E2E_URL } : {}),
    // What a person who allows both would have answered; everything not listed is denied.
    permissions: ['camera', 'microphone'],
    // What a service worker keeps, a test could not take away; e2e/offline.spec.ts is about it.
    serviceWorkers: 'block',
    // What glides takes half of a processor without a graphics card; e2e/one-motion.spec.ts is about it.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: { ...findChromium(), args: [...chromiumFlags, ...fakeDevices] },
  },
});

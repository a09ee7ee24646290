import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { build } from 'vite';
import { exportOnnx } from '../../../src/model/onnx/export-onnx.ts';
import { startBackend } from '../../../src/training/node/backend.ts';
import { readNetwork } from '../../../src/training/node/checkpoint.ts';
import { chromiumFlags, findChromium } from '../../project/chromium.ts';
import { inProject, projectRoot } from '../../project/project.ts';
import { addressesOf, serveBuilt } from '../../serve/serve.ts';
import type { Measured } from './measure.ts';

/** Where the page that measures is built, seen from the project. */
const FOLDER = '.cache/bench-network';
const PAGE = 'scripts/bench/network/page.html';

/** What the worker loads beside its code: where it lies in the page's folder, and in the project. */
const BESIDE: Record<string, string> = {
  'model.json': 'models/dbr/model.json',
  'weights.bin': 'models/dbr/weights.bin',
  ...Object.fromEntries(
    ['', '-simd', '-threaded-simd'].map((variant) => {
      const name = `tfjs-backend-wasm${variant}.wasm`;
      return [name, `node_modules/@tensorflow/tfjs-backend-wasm/dist/${name}`];
    }),
  ),
};

/** The page with all it loads; the app's own plugins make an app of a folder, so they stay out. */
async function buildPage(): Promise<void> {
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'silent',
    worker: { format: 'es' },
    build: {
      target: 'es2023',
      outDir: FOLDER,
      emptyOutDir: true,
      copyPublicDir: false,
      rollupOptions: { input: inProject(PAGE) },
    },
  });
  for (const [name, path] of Object.entries(BESIDE)) {
    await copyFile(inProject(path), inProject(join(FOLDER, name)));
  }
  await startBackend('wasm');
  const network = await readNetwork(inProject('models/dbr'));
  await writeFile(inProject(join(FOLDER, 'network.onnx')), await exportOnnx(network));
  network.dispose();
}

/** Measures models/dbr in a worker of a fresh Chromium, in a page that does nothing else. */
export async function measureInChromium(): Promise<Measured> {
  await buildPage();
  const server = await serveBuilt({ port: 0, folder: FOLDER });
  // Without it, kernels of ONNX Runtime's start with what another left in a workgroup's memory.
  const args = chromiumFlags.filter((flag) => !flag.includes('disable_workgroup_init'));
  const browser = await chromium.launch({ ...findChromium(), args });
  try {
    const [address = ''] = addressesOf(server);
    const page = await browser.newPage();
    await page.goto(new URL(PAGE, address).href);
    await page.waitForFunction(() => window.networkAnswer !== undefined);
    const answer = await page.evaluate(() => window.networkAnswer);
    if (!answer || 'problem' in answer) throw new Error(`Nothing was measured: ${answer?.problem}`);
    return answer.measured;
  } finally {
    await browser.close();
    await server.close();
  }
}

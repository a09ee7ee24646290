import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as ort from 'onnxruntime-web';
import { type Adapter, probeAdapter } from '../../../src/engine/backend/backend.ts';
import { exportOnnx } from '../../../src/model/onnx/export-onnx.ts';
import { startBackend } from '../../../src/training/node/backend.ts';
import { readNetwork } from '../../../src/training/node/checkpoint.ts';
import { NoWebGpuError, provideWebGpu } from '../../../src/training/node/node-webgpu.ts';
import { inProject } from '../../project/project.ts';
import { type Measured, measureNetwork } from './measure.ts';

/** Measures models/dbr in this process; on a GPU where the npm package "webgpu" is installed and finds one. */
export async function measureInNode(): Promise<Measured> {
  ort.env.wasm.numThreads = 1;
  const folder = inProject('models/dbr');
  await startBackend('wasm');
  const network = await readNetwork(folder);
  const onnx = await exportOnnx(network);
  network.dispose();
  return measureNetwork({
    json: JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')),
    bytes: await readFile(join(folder, 'weights.bin')),
    onnx,
    runtime: ort,
    startBackend,
    adapter: await adapterHere(),
  });
}

/** The GPU; null where there is none, with the reason on standard error. */
async function adapterHere(): Promise<Adapter | null> {
  try {
    await provideWebGpu();
  } catch (error) {
    if (!(error instanceof NoWebGpuError)) throw error;
    console.error(`Nothing is measured on a GPU: ${error.message}.`);
    return null;
  }
  return probeAdapter(navigator.gpu);
}

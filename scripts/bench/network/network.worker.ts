import '@tensorflow/tfjs-backend-webgpu';
import * as ort from 'onnxruntime-web/wasm';
import { probeAdapter } from '../../../src/engine/backend/backend.ts';
import { activateBackend } from '../../../src/engine/backend/tfjs-backend.ts';
import { type Measured, measureNetwork } from './measure.ts';

/** The answer to the page: what was measured, or why nothing was. */
export type Answer = { measured: Measured } | { problem: string };

/** Measures the network of `models/dbr` beside the page, exported as `network.onnx`. */
async function measure(): Promise<Measured> {
  ort.env.wasm.numThreads = 1;
  const file = async (path: string): Promise<Response> => {
    const response = await fetch(new URL(path, location.origin));
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response;
  };
  const bytes = async (path: string) => new Uint8Array(await (await file(path)).arrayBuffer());
  return measureNetwork({
    json: await (await file('/model.json')).json(),
    bytes: await bytes('/weights.bin'),
    onnx: await bytes('/network.onnx'),
    runtime: ort,
    gpuRuntime: onGpu,
    startBackend: (name) => activateBackend(name, new URL('/', location.origin).href),
    adapter: await probeAdapter(navigator.gpu),
  });
}

/** Its own build, which knows of GPUs. */
async function onGpu(): Promise<typeof ort> {
  const gpu = await import('onnxruntime-web/webgpu');
  gpu.env.wasm.numThreads = 1;
  return gpu;
}

measure()
  .then((measured): Answer => ({ measured }))
  .catch((error: unknown): Answer => ({ problem: String((error as Error).stack ?? error) }))
  .then((answer) => self.postMessage(answer));

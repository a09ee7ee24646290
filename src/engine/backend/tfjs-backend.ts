import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { installWasmKernels, installWebGpuKernels } from '../../model/index.ts';
import type { BackendName } from './backend.ts';
import { registerWebGpuBackend } from './webgpu-backend.ts';

/**
 * Makes a backend the active one of this realm.
 *
 * wasm runs on one thread: the network's products are too small to share out, and threads need a page that is
 * cross-origin isolated.
 *
 * @throws Error when the backend does not start here
 */
export async function activateBackend(name: BackendName, wasmFolder: string): Promise<void> {
  if (name === 'wasm') {
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    setWasmPaths(wasmFolder);
  }
  if (name === 'webgpu') registerWebGpuBackend();
  if (!(await tf.setBackend(name))) throw new Error(`The ${name} backend did not start.`);
  installWasmKernels();
  installWebGpuKernels();
}

/** Resolves with the driver's word when the GPU is taken away; never for a backend without one. */
export function deviceLoss(): Promise<string> {
  const device = gpuDevice();
  if (!device) return new Promise(() => {});
  return device.lost.then(({ reason, message }) => message || String(reason));
}

/** Takes the GPU away, as a driver reset does. For inspection. */
export function destroyDevice(): void {
  gpuDevice()?.destroy();
}

function gpuDevice(): GPUDevice | null {
  const backend = tf.backend();
  return backend instanceof WebGPUBackend ? backend.device : null;
}

import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { installWasmKernels } from '../../model/index.ts';
import type { BackendName } from './backend.ts';

/**
 * Makes a backend the active one of this realm. wasm comes with the worker; the others are brought when they are wanted.
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
  if (name === 'cpu' && !tf.findBackendFactory('cpu')) await import('@tensorflow/tfjs-backend-cpu');
  const webGpu = name === 'webgpu' ? await import('./webgpu-backend.ts') : null;
  webGpu?.registerWebGpuBackend();
  if (!(await tf.setBackend(name))) throw new Error(`The ${name} backend did not start.`);
  installWasmKernels();
  webGpu?.installWebGpuKernels();
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
  return tf.getBackend() === 'webgpu' ? (tf.backend() as WebGPUBackend).device : null;
}

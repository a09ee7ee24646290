import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { installWasmKernels, installWebGpuKernels } from '../../model/index.ts';
import { NoWebGpuError, provideWebGpu } from './node-webgpu.ts';

export const BACKENDS = ['wasm', 'webgpu', 'cpu'] as const;
export type BackendName = (typeof BACKENDS)[number];

/** The backend asked for does not run in this Node. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
}

/**
 * Makes `name` the tfjs backend of this process.
 * @throws BackendError when it cannot start; webgpu needs a GPU and the npm package "webgpu", which is not installed
 * with this project because of its size.
 */
export async function startBackend(name: BackendName): Promise<void> {
  if (name === 'wasm') {
    setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  }
  // Keeps tfjs's advice about faster backends off the console.
  tf.enableProdMode();
  if (name === 'webgpu') await importWebGpu();
  const started = await tf.setBackend(name).catch(() => false);
  if (!started) throw doesNotStart(name);
  await tf.ready();
  installWasmKernels();
  installWebGpuKernels();
}

async function importWebGpu(): Promise<void> {
  await provideWebGpu().catch((cause: unknown) => {
    throw cause instanceof NoWebGpuError ? doesNotStart('webgpu', cause) : cause;
  });
  await import('@tensorflow/tfjs-backend-webgpu');
}

function doesNotStart(name: BackendName, cause?: Error): BackendError {
  const reason = cause ? `: ${cause.message}` : '';
  return new BackendError(`the ${name} backend does not start in this Node${reason}; try --backend wasm`, {
    cause,
  });
}

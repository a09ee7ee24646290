import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { installWasmKernels } from '../model/index.ts';

export const BACKENDS = ['wasm', 'webgpu', 'cpu'] as const;
export type BackendName = (typeof BACKENDS)[number];

/** The backend asked for does not run in this Node. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
}

/**
 * Makes `name` the tfjs backend of this process.
 * @throws BackendError when it cannot start; webgpu needs a Node that has `navigator.gpu`.
 */
export async function startBackend(name: BackendName): Promise<void> {
  if (name === 'wasm') {
    setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  }
  // Keeps tfjs's advice about faster backends off the console.
  tf.enableProdMode();
  if (name === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
  const started = await tf.setBackend(name).catch(() => false);
  if (!started) throw new BackendError(`the ${name} backend does not start in this Node; try --backend wasm`);
  await tf.ready();
  if (name === 'wasm') installWasmKernels();
}

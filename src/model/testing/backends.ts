import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe } from 'vitest';
import { installWasmKernels } from '../wasm/install.ts';
import { installWebGpuKernels } from '../webgpu/install.ts';

export type BackendName = 'cpu' | 'wasm' | 'webgpu';

const IN_NODE = typeof window === 'undefined';

/** The backends this test process has: Node has no GPU, Chromium brings a software one. */
export const BACKENDS: readonly BackendName[] = IN_NODE ? ['cpu', 'wasm'] : ['cpu', 'wasm', 'webgpu'];

/** A software GPU compiles a pipeline for every kernel and rank, and the machine may be busy. */
export const PATIENCE = 300_000;

async function wasmFolder(): Promise<string> {
  if (!IN_NODE) return new URL('/model-files/wasm/tfjs/', location.origin).href;
  const { createRequire } = await import('node:module');
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  return entry.slice(0, entry.lastIndexOf('/') + 1);
}

/**
 * Makes a backend the active one. Tensors made on another move over when they are next used.
 * @param stock leaves tfjs's own wasm kernels in place; they cannot come back once replaced
 */
export async function useBackend(name: BackendName, { stock = false } = {}): Promise<void> {
  // Keeps tfjs's advice about faster backends off the console.
  tf.enableProdMode();
  if (name === 'wasm') {
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    if (!tf.findBackend('wasm')) setWasmPaths(await wasmFolder());
  }
  if (name === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
  if (!(await tf.setBackend(name))) throw new Error(`The ${name} backend does not start here.`);
  if (stock) return;
  installWasmKernels();
  installWebGpuKernels();
}

/** Chromium runs cpu and wasm as Node does; that they agree there is a test of its own. */
const PROVEN_HERE = IN_NODE ? BACKENDS : (['webgpu'] as const);

/** The same tests on every backend, each where it is tried: cpu and wasm in Node, webgpu in Chromium. */
export function describeOnBackends(name: string, tests: (backend: BackendName) => void): void {
  for (const backend of PROVEN_HERE) {
    describe(`${name} (${backend})`, { timeout: PATIENCE }, () => {
      beforeAll(() => useBackend(backend), PATIENCE);
      tests(backend);
    });
  }
}

import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { BackendError, startBackend } from './backend.ts';

describe('startBackend', () => {
  const reason = webGpuIsInstalled() ? 'skipped: the npm package webgpu is installed' : '';
  it.skipIf(reason)(`says in one line what WebGPU lacks here${reason && ` (${reason})`}`, async () => {
    const refusal = await startBackend('webgpu').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(BackendError);
    expect((refusal as Error).message).toMatch(/^[^\n]*npm install --no-save webgpu[^\n]*--backend wasm$/);
  });
});

function webGpuIsInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('webgpu');
    return true;
  } catch {
    return false;
  }
}

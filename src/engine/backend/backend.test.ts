import { describe, expect, it } from 'vitest';
import { backendRequestOf, chooseBackend, probeAdapter } from './backend.ts';

const card = { description: 'apple metal-3', software: false };
const software = { description: 'google swiftshader', software: true };

function gpuOffering(info: Partial<GPUAdapterInfo> | null): GPU {
  const adapter = info && { info: { description: '', isFallbackAdapter: false, ...info } };
  return { requestAdapter: async () => adapter } as unknown as GPU;
}

describe('chooseBackend', () => {
  it('starts on wasm and lets a graphics card be timed against it', () => {
    expect(chooseBackend('auto', card)).toEqual({
      candidates: ['wasm', 'cpu'],
      reason: null,
      rival: 'webgpu',
    });
  });

  it('takes wasm on a software adapter, without a race, and says which it is', () => {
    expect(chooseBackend('auto', software)).toEqual({
      candidates: ['wasm', 'cpu'],
      reason: { code: 'backend-software-gpu', detail: 'google swiftshader' },
      rival: null,
    });
  });

  it('takes wasm without an adapter and says so, also when webgpu was asked for', () => {
    for (const request of ['auto', 'webgpu'] as const) {
      expect(chooseBackend(request, null)).toEqual({
        candidates: ['wasm', 'cpu'],
        reason: { code: 'backend-no-webgpu' },
        rival: null,
      });
    }
  });

  it('obeys a request that the machine can meet', () => {
    expect(chooseBackend('webgpu', software).candidates[0]).toBe('webgpu');
    expect(chooseBackend('webgpu', card)).toEqual({
      candidates: ['webgpu', 'wasm', 'cpu'],
      reason: null,
      rival: null,
    });
    expect(chooseBackend('wasm', card)).toEqual({ candidates: ['wasm', 'cpu'], reason: null, rival: null });
    expect(chooseBackend('cpu', card)).toEqual({ candidates: ['cpu'], reason: null, rival: null });
  });
});

describe('probeAdapter', () => {
  it('knows a software adapter by its flag or by its architecture', async () => {
    const named = gpuOffering({ vendor: 'google', architecture: 'swiftshader' });
    const flagged = gpuOffering({ vendor: 'x', architecture: 'y', isFallbackAdapter: true });
    expect(await probeAdapter(named)).toEqual(software);
    expect((await probeAdapter(flagged))?.software).toBe(true);
    expect(await probeAdapter(gpuOffering({ vendor: 'apple', architecture: 'metal-3' }))).toEqual(card);
  });

  it('is null when there is no WebGPU, no adapter, or the request throws', async () => {
    const throwing = { requestAdapter: () => Promise.reject(new Error('blocked')) } as unknown as GPU;
    expect(await probeAdapter(undefined)).toBeNull();
    expect(await probeAdapter(gpuOffering(null))).toBeNull();
    expect(await probeAdapter(throwing)).toBeNull();
  });
});

describe('backendRequestOf', () => {
  it('reads the address and takes anything unknown for auto', () => {
    expect(backendRequestOf('?backend=wasm')).toBe('wasm');
    expect(backendRequestOf('?sample=flat')).toBe('auto');
    expect(backendRequestOf('?backend=quantum')).toBe('auto');
  });
});

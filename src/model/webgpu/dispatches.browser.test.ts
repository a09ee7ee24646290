import type * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { MODALITIES } from '../modalities.ts';
import { networkOf } from '../network.ts';
import { readTraces } from '../readback.ts';
import { PATIENCE, useBackend } from '../testing/backends.ts';
import { networkFor, TINY_CONFIG, windowsFor } from '../testing/windows.ts';
import { EXPLORATION_TRACE, SUMMARY_TRACE } from '../trace.ts';

beforeAll(() => useBackend('webgpu'), PATIENCE);
afterEach(() => vi.restoreAllMocks());

test.each([
  { what: 'a summary', names: SUMMARY_TRACE, most: 57 },
  { what: 'an exploration', names: EXPLORATION_TRACE, most: 80 },
])(
  '$what takes few dispatches and submits, and writes nothing but the window',
  { timeout: PATIENCE },
  async ({ names, most }) => {
    const trained = networkFor(TINY_CONFIG);
    // As a loaded network is: what follows from its weights alone is made once.
    const weights = new Map(
      [...trained.parameters].map(([name, tensor]) => [name, tensor.clone() as tf.Tensor]),
    );
    const network = networkOf(TINY_CONFIG, weights);
    const window = () => windowsFor(TINY_CONFIG, { items: [MODALITIES] });
    await readTraces(network, window(), names);
    const dispatches = vi.spyOn(GPUComputePassEncoder.prototype, 'dispatchWorkgroups');
    const submits = vi.spyOn(GPUQueue.prototype, 'submit');
    const writes = vi.spyOn(GPUQueue.prototype, 'writeBuffer');
    await readTraces(network, window(), names);
    network.dispose();
    expect(dispatches.mock.calls.length).toBeLessThanOrEqual(most);
    expect(submits.mock.calls.length).toBeLessThanOrEqual(4);
    expect(writes).not.toHaveBeenCalled();
  },
);

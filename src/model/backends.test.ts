import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MODALITIES } from './modalities.ts';
import { readTraces } from './readback.ts';
import { BACKENDS, PATIENCE, useBackend } from './testing/backends.ts';
import { largestDifference } from './testing/numbers.ts';
import { disposeWindows, FULL_CONFIG, openNetwork, openWindows } from './testing/windows.ts';
import { FULL_TRACE, type PlainTrace } from './trace.ts';

/** A fresh network and the same windows on one backend, every traced tensor. */
async function traceOn(backend: (typeof BACKENDS)[number]): Promise<PlainTrace[]> {
  await useBackend(backend);
  const network = openNetwork(FULL_CONFIG, 11);
  const inputs = openWindows(FULL_CONFIG, {
    seed: 3,
    items: [MODALITIES, ['language'], ['acoustic', 'visual']],
  });
  const traces = await readTraces(network, inputs, FULL_TRACE);
  network.dispose();
  disposeWindows(inputs);
  return traces;
}

describe('the whole trace of the default network', { timeout: PATIENCE }, () => {
  const traces = new Map<string, PlainTrace[]>();

  beforeAll(async () => {
    for (const backend of BACKENDS) traces.set(backend, await traceOn(backend));
  }, PATIENCE);
  afterAll(() => traces.clear());

  test.each(BACKENDS.filter((backend) => backend !== 'cpu'))('is the same on %s as on cpu', (backend) => {
    const differences = FULL_TRACE.map((name) => {
      const values = (of: string) =>
        (traces.get(of) ?? []).flatMap((trace) => [...(trace[name]?.values ?? [])]);
      return [name, largestDifference(values(backend), values('cpu'))] as const;
    });
    expect(differences.filter(([, difference]) => !(difference < 1e-4))).toEqual([]);
  });
});

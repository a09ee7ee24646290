import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { dbrSpecs } from './dbr.ts';
import { isTrainable, type Network, trainableVariables } from './network.ts';
import { readTraces } from './readback.ts';
import { PATIENCE, useBackend } from './testing/backends.ts';
import { largestDifference } from './testing/numbers.ts';
import { networkFor, STAGE_SWITCHES, TINY_CONFIG, windowsFor } from './testing/windows.ts';
import { loadNetwork, serializeNetwork } from './weights.ts';

beforeAll(() => useBackend('cpu'));

function loaded(...file: Parameters<typeof loadNetwork>): Network {
  const network = loadNetwork(...file);
  onTestFinished(() => network.dispose());
  return network;
}

const valuesOf = (network: Network): number[] =>
  [...network.parameters.values()].flatMap((tensor) => [...tensor.dataSync()]);

const shapesOf = (network: Network) => [...network.parameters].map(([name, { shape }]) => [name, shape]);

/** As a file goes over the wire: JSON as text. */
const throughText = (json: unknown): unknown => JSON.parse(JSON.stringify(json));

describe('a stored network', { timeout: PATIENCE }, () => {
  test.each(STAGE_SWITCHES)('comes back from float32 exactly, %o', (stages) => {
    const network = networkFor({ ...TINY_CONFIG, stages });
    const { json, bytes } = serializeNetwork(network, 'float32');
    const again = loaded(throughText(json), bytes);
    expect(again.config).toEqual(network.config);
    expect(shapesOf(again)).toEqual(shapesOf(network));
    expect(largestDifference(valuesOf(again), valuesOf(network))).toBe(0);
  });

  test('predicts what it predicted', async () => {
    const network = networkFor(TINY_CONFIG);
    const inputs = windowsFor(TINY_CONFIG);
    const expected = await readTraces(network, inputs);
    for (const [precision, tolerance] of [
      ['float32', 0],
      ['float16', 0.02],
    ] as const) {
      const { json, bytes } = serializeNetwork(network, precision);
      const traces = await readTraces(loaded(throughText(json), bytes), inputs);
      traces.forEach(({ sentiment }, item) => {
        const difference = largestDifference(sentiment.values, expected[item]?.sentiment.values ?? []);
        expect(difference).toBeLessThanOrEqual(tolerance);
      });
    }
  });

  test('comes back from float16 within a thousandth, in half the bytes', () => {
    const network = networkFor(TINY_CONFIG);
    const { json, bytes } = serializeNetwork(network);
    expect(bytes.byteLength * 2).toBe(serializeNetwork(network, 'float32').bytes.byteLength);
    const originals = valuesOf(network);
    const values = valuesOf(loaded(throughText(json), bytes));
    expect(values).toHaveLength(originals.length);
    // Below 2^-14 a half float is a multiple of 2^-24.
    const excess = originals.map((original, i) => {
      const difference = Math.abs((values[i] as number) - original);
      return difference / (Math.abs(original) * 1e-3 + 2 ** -24);
    });
    expect(Math.max(...excess)).toBeLessThanOrEqual(1);
  });

  test('keeps values that float16 has no room for', () => {
    const widths = TINY_CONFIG.widths;
    const network = networkFor(TINY_CONFIG);
    const mean = Float32Array.from({ length: widths.acoustic }, (_, i) => 1e5 * (i + 1));
    network.parameters.get('projection.acoustic.mean')?.dispose();
    network.parameters.set('projection.acoustic.mean', tf.tensor1d(mean));
    const { json, bytes } = serializeNetwork(network, 'float16');
    expect(loaded(json, bytes).parameters.get('projection.acoustic.mean')?.dataSync()).toEqual(mean);
  });

  test('is read from any view of bytes, whatever lies around it', () => {
    const network = networkFor(TINY_CONFIG);
    for (const precision of ['float16', 'float32'] as const) {
      const { json, bytes } = serializeNetwork(network, precision);
      const wide = new Uint8Array(bytes.byteLength + 16).fill(0xff);
      wide.set(bytes, 3);
      // What node:fs gives is a Buffer, whose slice() is a view.
      for (const view of [
        wide.subarray(3, 3 + bytes.byteLength),
        Buffer.from(wide.buffer, 3, bytes.byteLength),
      ]) {
        expect(largestDifference(valuesOf(loaded(json, view)), valuesOf(loaded(json, bytes)))).toBe(0);
      }
    }
  });

  test('is trainable only when asked', () => {
    const { json, bytes } = serializeNetwork(networkFor(TINY_CONFIG), 'float32');
    expect(trainableVariables(loaded(json, bytes))).toHaveLength(0);
    expect(trainableVariables(loaded(json, bytes, { trainable: true }))).toHaveLength(
      dbrSpecs(TINY_CONFIG).filter(isTrainable).length,
    );
  });
});

import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { dbrSpecs } from './dbr.ts';
import { createNetwork } from './network.ts';
import { NetworkFileError } from './stored-tensors.ts';
import { PATIENCE, useBackend } from './testing/backends.ts';
import { openNetwork, TINY_CONFIG } from './testing/windows.ts';
import { loadNetwork, parseConfig, serializeNetwork } from './weights.ts';

type File = ReturnType<typeof serializeNetwork>;

let good: File;

beforeAll(async () => {
  await useBackend('cpu');
  const network = openNetwork(TINY_CONFIG);
  good = serializeNetwork(network, 'float32');
  network.dispose();
});

/** The good file with something else in it. */
function fileWith(changes: Record<string, unknown>): unknown {
  return { ...good.json, ...changes };
}

function configWith(changes: Record<string, unknown>): unknown {
  return fileWith({ config: { ...good.json.config, ...changes } });
}

/** The good values with one of them another number. */
function bytesWith(index: number, value: number): Uint8Array {
  const bytes = good.bytes.slice();
  new DataView(bytes.buffer).setFloat32(index * 4, value, true);
  return bytes;
}

/** Where a parameter's values start. */
function offsetOf(name: string): number {
  const specs = dbrSpecs(TINY_CONFIG);
  const before = specs.slice(
    0,
    specs.findIndex((spec) => spec.name === name),
  );
  return before.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
}

const CASES: [string, () => [unknown, Uint8Array], RegExp][] = [
  ['nothing', () => [null, good.bytes], /Not a network file/],
  ['a list', () => [[good.json], good.bytes], /Not a network file/],
  ['another format', () => [fileWith({ format: 'onnx' }), good.bytes], /format/],
  ['another version', () => [fileWith({ version: 2 }), good.bytes], /version/],
  ['another precision', () => [fileWith({ precision: 'int8' }), good.bytes], /precision/],
  ['a key too many', () => [fileWith({ script: 'x' }), good.bytes], /script/],
  ['a key too many in the configuration', () => [configWith({ layers: 3 }), good.bytes], /layers/],
  ['a key missing', () => [configWith({ nodes: undefined }), good.bytes], /nodes/],
  ['heads that do not divide the width', () => [configWith({ heads: 3 }), good.bytes], /multiple of heads/],
  ['more anchors than the width has directions', () => [configWith({ anchors: 9 }), good.bytes], /anchors/],
  ['a half step', () => [configWith({ steps: 2.5 }), good.bytes], /steps/],
  ['no steps', () => [configWith({ steps: 0 }), good.bytes], /steps/],
  [
    'an even kernel',
    () => [configWith({ kernels: { ...TINY_CONFIG.kernels, visual: 2 } }), good.bytes],
    /odd/,
  ],
  ['a width beyond all memory', () => [configWith({ width: 2 ** 40 }), good.bytes], /width/],
  ['steps without end', () => [configWith({ steps: Number.POSITIVE_INFINITY }), good.bytes], /steps/],
  [
    'features beyond all memory',
    () => [configWith({ widths: { ...TINY_CONFIG.widths, acoustic: 1e12 } }), good.bytes],
    /acoustic/,
  ],
  [
    'the largest sizes allowed, without the bytes',
    () => [configWith({ width: 1024, classes: 1000 }), good.bytes],
    /bytes, \d{8,} were expected/,
  ],
  [
    'other stages',
    () => [configWith({ stages: { tsf: false, agpr: true, brf: true } }), good.bytes],
    /tensors, this configuration has/,
  ],
  [
    'a tensor left out',
    () => [fileWith({ tensors: good.json.tensors.slice(1) }), good.bytes],
    /tensors, this configuration has/,
  ],
  [
    'tensors in another order',
    () => [fileWith({ tensors: [...good.json.tensors].reverse() }), good.bytes],
    /Tensor 0 is head\.bias/,
  ],
  [
    'another shape',
    () => [
      fileWith({
        tensors: good.json.tensors.map((tensor) => ({ ...tensor, shape: [...tensor.shape].reverse() })),
      }),
      good.bytes,
    ],
    /expected projection\.language\.kernel/,
  ],
  ['a file cut short', () => [good.json, good.bytes.subarray(0, -4)], /bytes/],
  ['a value cut in half', () => [good.json, good.bytes.subarray(0, -1)], /bytes/],
  ['a file too long', () => [good.json, new Uint8Array([...good.bytes, 0, 0, 0, 0])], /bytes/],
  ['no values', () => [good.json, new Uint8Array()], /0 bytes/],
  ['values of the other precision', () => [fileWith({ precision: 'float16' }), good.bytes], /bytes/],
  ['NaN', () => [good.json, bytesWith(17, Number.NaN)], /not finite/],
  ['infinity', () => [good.json, bytesWith(17, Number.NEGATIVE_INFINITY)], /not finite/],
  [
    'a deviation of 0',
    () => [good.json, bytesWith(offsetOf('projection.visual.std'), 0)],
    /projection\.visual\.std/,
  ],
  [
    'a negative deviation',
    () => [good.json, bytesWith(offsetOf('projection.visual.std') + 1, -1)],
    /projection\.visual\.std/,
  ],
];

describe('a damaged network file', { timeout: PATIENCE }, () => {
  test.each(CASES)('is refused by name: %s', (_, file, message) => {
    const before = tf.memory().numTensors;
    const load = () => loadNetwork(...file());
    expect(load).toThrow(NetworkFileError);
    expect(load).toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('is never taken for a network, whatever it holds', () => {
    fc.assert(
      fc.property(fc.anything(), fc.uint8Array({ maxLength: 64 }), (json, bytes) => {
        expect(() => loadNetwork(json, bytes)).toThrow(NetworkFileError);
        expect(() => loadNetwork(fileWith({ config: json }), bytes)).toThrow(NetworkFileError);
        expect(() => loadNetwork(fileWith({ tensors: json }), bytes)).toThrow(NetworkFileError);
      }),
    );
  });

  test('with one thing changed is refused, or is a sound network', () => {
    const keys = fc.constantFrom(...Object.keys(TINY_CONFIG));
    const value = fc.oneof(fc.integer({ min: -1, max: 70 }), fc.jsonValue(), fc.anything());
    fc.assert(
      fc.property(keys, value, (key, changed) => {
        const json = configWith({ [key]: changed });
        const outcome = attempt(() => loadNetwork(json, good.bytes));
        if (outcome instanceof Error) {
          expect(outcome).toBeInstanceOf(NetworkFileError);
          return;
        }
        const shapes = [...outcome.parameters].map(([name, { shape }]) => ({ name, shape }));
        expect(shapes).toEqual(dbrSpecs(outcome.config).map(({ name, shape }) => ({ name, shape })));
        outcome.dispose();
      }),
    );
  });

  test('with any byte changed is refused or holds finite numbers', () => {
    fc.assert(
      fc.property(fc.nat(good.bytes.length - 1), fc.nat(255), (index, byte) => {
        const bytes = good.bytes.slice();
        bytes[index] = byte;
        const outcome = attempt(() => loadNetwork(good.json, bytes));
        if (outcome instanceof Error) {
          expect(outcome).toBeInstanceOf(NetworkFileError);
          return;
        }
        const values = [...outcome.parameters.values()].flatMap((tensor) => [...tensor.dataSync()]);
        expect(values.every(Number.isFinite)).toBe(true);
        outcome.dispose();
      }),
    );
  });
});

describe('parseConfig', { timeout: PATIENCE }, () => {
  test('takes what createNetwork can build, and nothing else', () => {
    const small = fc.integer({ min: 1, max: 12 });
    const sizes = fc.record({
      width: small,
      heads: small,
      anchors: small,
      nodes: small,
      steps: small,
      classes: small,
    });
    fc.assert(
      fc.property(sizes, (change) => {
        const config = attempt(() => parseConfig({ ...TINY_CONFIG, ...change }));
        if (config instanceof Error) expect(config).toBeInstanceOf(NetworkFileError);
        else createNetwork(config, 1).dispose();
      }),
      { numRuns: 40 },
    );
  });
});

function attempt<T>(action: () => T): T | Error {
  try {
    return action();
  } catch (error) {
    return error as Error;
  }
}

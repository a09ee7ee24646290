import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DbrInputs, MODALITIES, NetworkFileError, serializeNetwork } from '../../../model/index.ts';
import { useBackend } from '../../../model/testing/backends.ts';
import { networkFor, padded, SUBSETS, TINY_CONFIG, windowsFor } from '../../../model/testing/windows.ts';
import { isDbr, loadPredictor, serializePredictor } from '../plan/architectures.ts';
import { createLateFusion, type LateFusion, lateFusionSpecs } from './late-fusion.ts';

const { widths, steps, width, kernels } = TINY_CONFIG;
const config = { widths, steps, width, kernels, classes: 1 };

beforeAll(() => useBackend('wasm'));

function predictions(fusion: LateFusion, inputs: DbrInputs) {
  const { sentiment, unimodal } = tf.tidy(() => {
    const { sentiment, unimodal } = fusion.forward(inputs);
    return { sentiment, unimodal };
  });
  const read = { sentiment: [...sentiment.dataSync()], unimodal: [...unimodal.dataSync()] };
  tf.dispose([sentiment, unimodal]);
  return read;
}

function expectClose(found: number[], expected: number[]) {
  expect(found).toHaveLength(expected.length);
  for (const [i, value] of found.entries()) expect(value).toBeCloseTo(expected[i] as number, 5);
}

describe('late fusion', () => {
  it('gives every set of modalities a sentiment in [-3, 3]', () => {
    const fusion = createLateFusion(config, 1);
    const { sentiment, unimodal } = predictions(fusion, windowsFor(TINY_CONFIG, { items: SUBSETS }));
    expect(sentiment).toHaveLength(SUBSETS.length);
    expect(unimodal).toHaveLength(SUBSETS.length * MODALITIES.length);
    expect(sentiment.every((value) => Math.abs(value) <= 3)).toBe(true);
    expect(new Set(sentiment).size).toBe(SUBSETS.length);
    fusion.dispose();
  });

  it('takes nothing from what an absent modality holds', () => {
    const fusion = createLateFusion(config, 1);
    const inputs = windowsFor(TINY_CONFIG, { items: [['language', 'visual']] });
    const acoustic = inputs.features.acoustic.mul(-7);
    const other = { ...inputs, features: { ...inputs.features, acoustic: acoustic as tf.Tensor3D } };
    expect(predictions(fusion, other)).toEqual(predictions(fusion, inputs));
    acoustic.dispose();
    fusion.dispose();
  });

  it('is indifferent to padding', () => {
    const fusion = createLateFusion(config, 1);
    const inputs = windowsFor(TINY_CONFIG, { steps: 3 });
    const short = predictions(fusion, inputs);
    const long = predictions(fusion, padded(inputs, TINY_CONFIG.steps));
    expectClose(long.sentiment, short.sentiment);
    expectClose(long.unimodal, short.unimodal);
    fusion.dispose();
  });

  it('lets a modality alone decide what its own head says', () => {
    const fusion = createLateFusion(config, 1);
    const all = predictions(fusion, windowsFor(TINY_CONFIG, { items: [[...MODALITIES]] }));
    const alone = predictions(fusion, windowsFor(TINY_CONFIG, { items: [['language']] }));
    expect(alone.unimodal[0]).toBeCloseTo(all.unimodal[0] as number, 5);
    expect(alone.sentiment[0]).not.toBeCloseTo(all.sentiment[0] as number, 3);
    fusion.dispose();
  });

  it('gives classes probabilities', () => {
    const fusion = createLateFusion({ ...config, classes: 4 }, 1);
    const { sentiment } = predictions(fusion, windowsFor(TINY_CONFIG));
    expect(sentiment).toHaveLength(8);
    expect(sentiment.slice(0, 4).reduce((sum, share) => sum + share)).toBeCloseTo(1, 5);
    fusion.dispose();
  });

  it('is the same for the same seed and another for another', () => {
    const weights = (seed: number) => {
      const fusion = createLateFusion(config, seed);
      const values = [...fusion.parameters.values()].flatMap((tensor) => [...tensor.dataSync()]);
      fusion.dispose();
      return values;
    };
    expect(weights(3)).toEqual(weights(3));
    expect(weights(3)).not.toEqual(weights(4));
  });

  it('forgets nothing when disposed of', () => {
    const before = tf.memory().numTensors;
    createLateFusion(config, 1).dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('a stored baseline', () => {
  it('comes back as it was', () => {
    const fusion = createLateFusion(config, 2);
    const { json, bytes } = serializePredictor(fusion, 'float32');
    const read = loadPredictor(JSON.parse(JSON.stringify(json)), bytes);
    expect(isDbr(read)).toBe(false);
    expect(read.config).toEqual(config);
    const inputs = windowsFor(TINY_CONFIG);
    expect(predictions(read, inputs)).toEqual(predictions(fusion, inputs));
    expect([...read.parameters.keys()]).toEqual(lateFusionSpecs(config).map(({ name }) => name));
    read.dispose();
    fusion.dispose();
  });

  it('is trainable only when asked', () => {
    const fusion = createLateFusion(config, 2);
    const { json, bytes } = serializePredictor(fusion, 'float32');
    for (const trainable of [true, false]) {
      const read = loadPredictor(json, bytes, { trainable });
      const variables = [...read.parameters.values()].filter((tensor) => tensor instanceof tf.Variable);
      expect(variables.length > 0).toBe(trainable);
      read.dispose();
    }
    fusion.dispose();
  });

  it('is not taken for a DBR network, nor the other way round', () => {
    const network = networkFor(TINY_CONFIG);
    const read = loadPredictor(serializeNetwork(network).json, serializeNetwork(network).bytes);
    expect(isDbr(read)).toBe(true);
    read.dispose();
  });

  it.each([
    ['another version', (json: object) => ({ ...json, version: 2 })],
    ['a configuration of DBR', (json: object) => ({ ...json, config: TINY_CONFIG })],
    ['a width out of bounds', (json: object) => ({ ...json, config: { ...config, width: 1e9 } })],
    ['no tensors', (json: object) => ({ ...json, tensors: [] })],
    ['no format', () => ({})],
    ['nothing', () => null],
  ])('is refused with %s', (_, damage) => {
    const fusion = createLateFusion(config, 2);
    const { json, bytes } = serializePredictor(fusion, 'float32');
    expect(() => loadPredictor(damage(json), bytes)).toThrow(NetworkFileError);
    expect(() => loadPredictor(json, bytes.subarray(4))).toThrow(NetworkFileError);
    fusion.dispose();
  });
});

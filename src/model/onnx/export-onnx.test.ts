import * as tf from '@tensorflow/tfjs';
import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startBackend } from '../../training/node/backend.ts';
import { readNetwork } from '../../training/node/checkpoint.ts';
import { ALL_STAGES, MODALITIES } from '../modalities.ts';
import type { Network } from '../network.ts';
import { readTraces } from '../readback.ts';
import { PATIENCE } from '../testing/backends.ts';
import { largestDifference } from '../testing/numbers.ts';
import { networkFor, STAGE_SWITCHES, SUBSETS, TINY_CONFIG, windowsFor } from '../testing/windows.ts';
import { exportOnnx } from './export-onnx.ts';

const WINDOWS = 50;
/** The seven sets of modalities that there can be. */
const SOMETHING = SUBSETS.filter((present) => present.length > 0);

beforeAll(async () => {
  ort.env.wasm.numThreads = 1;
  await startBackend('wasm');
});

async function shipped(name: string): Promise<Network> {
  const network = await readNetwork(`models/${name}`);
  onTestFinished(() => network.dispose());
  return network;
}

async function sessionFor(network: Network): Promise<ort.InferenceSession> {
  const session = await ort.InferenceSession.create(await exportOnnx(network));
  onTestFinished(() => session.release());
  return session;
}

/** The largest difference between what a runtime and the network say of the same windows, output by output. */
async function differences(
  network: Network,
  session: ort.InferenceSession,
  inputs: ReturnType<typeof windowsFor>,
) {
  const [, batch, steps] = inputs.mask.shape;
  const feeds: Record<string, ort.Tensor> = {};
  MODALITIES.forEach((modality, m) => {
    const features = inputs.features[modality];
    feeds[modality] = new ort.Tensor('float32', features.dataSync(), features.shape);
    const mask = inputs.mask.dataSync().slice(m * batch * steps, (m + 1) * batch * steps);
    feeds[`${modality}_mask`] = new ort.Tensor('float32', mask, [batch, steps]);
  });
  const given = await session.run(feeds);
  const traces = await readTraces(network, inputs);
  return Object.entries(given).map(([name, tensor]) => {
    const traced = name === 'probabilities' ? 'sentiment' : (name as 'unimodal');
    const own = traces.flatMap((trace) => [...trace[traced].values]);
    return { name, shape: tensor.dims, difference: largestDifference(tensor.data as Float32Array, own) };
  });
}

describe('a network exported to ONNX', () => {
  it.each([
    ['the shipped network', () => shipped('dbr')],
    ['plain decoupling', () => shipped('plain')],
    [
      'three classes of features of other widths',
      async () =>
        networkFor({
          ...TINY_CONFIG,
          widths: { language: 17, acoustic: 9, visual: 6 },
          kernels: { language: 3, acoustic: 1, visual: 5 },
          steps: 12,
          width: 12,
          heads: 3,
          classes: 3,
        }),
    ],
  ])('gives the same numbers whatever is there: %s', { timeout: PATIENCE }, async (_, open) => {
    const network = await open();
    const session = await sessionFor(network);
    const items = Array.from({ length: WINDOWS }, (_window, i) => SOMETHING[i % SOMETHING.length] ?? []);
    for (const { name, difference } of await differences(
      network,
      session,
      windowsFor(network.config, { items }),
    )) {
      expect(difference, name).toBeLessThan(1e-4);
    }
  });

  it.each(STAGE_SWITCHES)('does without a stage: %o', async (stages) => {
    const network = networkFor({ ...TINY_CONFIG, stages });
    const session = await sessionFor(network);
    const inputs = windowsFor(network.config, { items: SUBSETS });
    for (const { name, difference } of await differences(network, session, inputs)) {
      expect(difference, name).toBeLessThan(1e-4);
    }
  });

  it('takes any batch, and says so', async () => {
    const network = networkFor({ ...TINY_CONFIG, classes: 3 });
    const session = await sessionFor(network);
    for (const batch of [1, 2, 7]) {
      const inputs = windowsFor(network.config, { items: Array.from({ length: batch }, () => MODALITIES) });
      const given = await differences(network, session, inputs);
      expect(given.map(({ name, shape }) => [name, shape])).toEqual([
        ['probabilities', [batch, 3]],
        ['unimodal', [batch, 3, 3]],
        ['contributions', [batch, 2, 3, TINY_CONFIG.steps, 3]],
      ]);
      for (const { name, difference } of given) expect(difference, name).toBeLessThan(1e-4);
    }
    const shapes = session.inputMetadata.map(({ name, ...rest }) => [name, 'shape' in rest && rest.shape]);
    expect(shapes).toEqual([
      ['language', ['batch', 5, 3]],
      ['acoustic', ['batch', 5, 4]],
      ['visual', ['batch', 5, 5]],
      ['language_mask', ['batch', 5]],
      ['acoustic_mask', ['batch', 5]],
      ['visual_mask', ['batch', 5]],
    ]);
  });

  it('has every layer norm as the operator that runtimes have for it', async () => {
    const bytes = await exportOnnx(networkFor(TINY_CONFIG));
    const names = new TextDecoder('latin1').decode(bytes).match(/LayerNormalization_\d+/g);
    // One of the projection, three of each encoder, three of TSF, one of AGPR.
    expect(new Set(names).size).toBe(11);
  });

  it('leaves the backend, the network and the memory as they were', async () => {
    const network = networkFor({ ...TINY_CONFIG, stages: ALL_STAGES });
    await exportOnnx(network);
    const { numTensors, numBytes } = tf.memory();
    await exportOnnx(network);
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
    expect(tf.getBackend()).toBe('wasm');
  });
});

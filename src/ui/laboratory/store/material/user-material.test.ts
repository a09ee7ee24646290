import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createExtraNetworkStore } from '../../../../app/networks/extra-networks.ts';
import type { Run } from '../../../../engine/workers/inference/api.ts';
import { disposeInput, networkInput } from '../../../../engine/workers/inference/network-input.ts';
import { DEFAULT_CONFIG } from '../../../../features/default-config.ts';
import { type FeatureTracks, WINDOW_STEPS } from '../../../../features/frames.ts';
import { NpzError } from '../../../../features/npz/npz-error.ts';
import { blobSource, openNpz } from '../../../../features/npz/npz-reader.ts';
import { type WritableArray, writeNpz } from '../../../../features/npz/npz-writer.ts';
import { readFeatureFile } from '../../../../features/ready/feature-file.ts';
import { extractorArrays } from '../../../../features/ready/npz-extractors.ts';
import {
  createNetwork,
  type DbrConfig,
  EXPLORATION_TRACE,
  loadNetwork,
  type Network,
  NetworkFileError,
  type NetworkName,
  readTraces,
  serializeNetwork,
} from '../../../../model/index.ts';
import { fixtureStore } from '../../../testing/live-fixture.ts';
import { createLabStore } from '../lab-store.ts';
import { userMaterialActions } from './user-material.ts';

const SMALL = { width: 8, heads: 2, nodes: 2, anchors: 2 };
/** Other people's features: other widths, another length. */
const OTHER: DbrConfig = {
  ...DEFAULT_CONFIG,
  ...SMALL,
  widths: { language: 6, acoustic: 3, visual: 2 },
  steps: 7,
};

beforeAll(async () => {
  await tf.setBackend('cpu');
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Steps of a sample are numbers that tell which they are. */
function array(samples: number, steps: number, width: number): WritableArray {
  const values = Float32Array.from({ length: samples * steps * width }, (_, i) => 0.1 + (i % 13) / 10);
  return { shape: [samples, steps, width], values };
}

async function npz(
  config: Pick<DbrConfig, 'widths' | 'steps' | 'extractors'>,
  labels: WritableArray = { shape: [3], values: Float32Array.of(-1, 0, 2) },
  more: Record<string, WritableArray> = {},
): Promise<Blob> {
  const { widths, steps, extractors = {} } = config;
  return writeNpz({
    language: array(3, steps, widths.language),
    acoustic: array(3, steps, widths.acoustic),
    visual: array(3, steps, widths.visual),
    labels,
    ...extractorArrays(extractors),
    ...more,
  });
}

const file = (blob: BlobPart, name = 'features.npz') => new File([blob], name);

/** model.json and weights.bin as training writes them. */
function weights(config: DbrConfig, seed = 5): File[] {
  const network = createNetwork(config, seed);
  const { json, bytes } = serializeNetwork(network);
  network.dispose();
  return [file(JSON.stringify(json), 'model.json'), file(bytes as Uint8Array<ArrayBuffer>, 'weights.bin')];
}

/** A Laboratory over real networks on cpu, reading real files. */
function opened() {
  const networks = new Map<NetworkName, Network>([
    ['dbr', createNetwork({ ...DEFAULT_CONFIG, ...SMALL }, 1)],
  ]);
  const extra = createExtraNetworkStore('http://nowhere/', async (name, { json, bytes }) => {
    try {
      const network = loadNetwork(json, bytes);
      networks.get(name)?.dispose();
      networks.set(name, network);
      return { ok: true, value: network.config };
    } catch (error) {
      if (!(error instanceof NetworkFileError)) throw error;
      return { ok: false, problem: { code: 'model-file-corrupt', detail: error.message } };
    }
  });
  async function explore(tracks: FeatureTracks, runs: readonly Run[]) {
    return Promise.all(
      runs.map(async ({ network: name, intervention }) => {
        const network = networks.get(name);
        if (!network) throw new Error(`no ${name}`);
        const input = networkInput(tracks, network.config);
        const [trace] = await readTraces(network, input, EXPLORATION_TRACE, intervention);
        disposeInput(input);
        if (!trace) throw new Error('no trace');
        return trace;
      }),
    );
  }
  const live = { ...fixtureStore(), networks: extra, explore };
  const lab = createLabStore(live);
  const own = userMaterialActions(live, lab.state, lab.stopPlaying, async (read) => {
    try {
      const features = await readFeatureFile(read.name, await openNpz(blobSource(read)));
      const { path: name, samples, ...rest } = features;
      return {
        ok: true,
        value: {
          overview: { ...rest, name, labels: samples.map(({ label }) => label) },
          sample: async (index) => samples[index]?.steps ?? { language: null, acoustic: null, visual: null },
          close: () => undefined,
        },
      };
    } catch (error) {
      if (!(error instanceof NpzError)) throw error;
      return { ok: false, problem: { code: 'user-features-unreadable', detail: error.message } };
    }
  });
  const stop = lab.follow();
  const settle = async () => {
    for (let turn = 0; turn < 6; turn++) {
      await vi.advanceTimersByTimeAsync(300);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const now = () => lab.state.getState();
  const contributions = () => now().exploration?.shown.trace.contributions.shape;
  return { lab, own, stop, settle, now, contributions };
}

describe('features of a person’s own', () => {
  it('are shown by a network of their widths, utterance by utterance', async () => {
    const { own, now, settle, contributions } = opened();
    await own.load([file(await npz({ ...DEFAULT_CONFIG, steps: 4 }))]);
    await settle();
    expect(now()).toMatchObject({
      subject: { kind: 'features', index: 0 },
      problem: null,
      loadingFiles: null,
    });
    expect(now().features?.overview.labels).toEqual([-1, 0, 2]);
    expect(contributions()).toEqual([2, 3, WINDOW_STEPS]);
    expect(now().exploration?.shown.masks.acoustic.filter((m) => m === 1)).toHaveLength(4);
    await own.lookAtSample(2);
    await settle();
    expect(now().subject).toEqual({ kind: 'features', index: 2 });
    await own.lookAtSample(99);
    expect(now().subject).toEqual({ kind: 'features', index: 2 });
  });

  it('of other widths wait for weights that read them, and are told of meanwhile', async () => {
    const { own, now, settle, contributions } = opened();
    await own.load([file(await npz(OTHER), 'mosi.npz')]);
    expect(now().problem).toEqual({
      code: 'user-features-misfit',
      detail: 'mosi.npz: 6 / 3 / 2; DBR: 512 / 36 / 59',
    });
    expect(now().subject).toEqual({ kind: 'live' });
    await own.load(weights(OTHER));
    await settle();
    expect(now()).toMatchObject({ subject: { kind: 'features', index: 0 }, problem: null });
    expect(now().comparison.a.network).toBe('own');
    expect(contributions()).toEqual([2, 3, 7]);
  });

  it('and their weights can come together, and a recording goes back to a network that reads it', async () => {
    const { lab, own, now, settle, contributions } = opened();
    await own.load([...weights(OTHER), file(await npz(OTHER))]);
    await settle();
    expect(contributions()).toEqual([2, 3, 7]);
    await lab.look({ kind: 'recording', id: 'flat', seconds: 2 });
    await settle();
    expect(now().comparison.a.network).toBe('dbr');
    expect(contributions()).toEqual([2, 3, WINDOW_STEPS]);
    await own.lookAtSample(1);
    await settle();
    expect(now().comparison.a.network).toBe('own');
    expect(contributions()).toEqual([2, 3, 7]);
  });

  it('and weights that do not fit them are both named, and both wait for their like', async () => {
    const { own, now } = opened();
    await own.load([file(await npz(OTHER), 'mosi.npz')]);
    await own.load(weights({ ...OTHER, widths: { language: 4, acoustic: 4, visual: 4 } }));
    expect(now().problem).toEqual({
      code: 'user-features-misfit',
      detail: 'mosi.npz: 6 / 3 / 2; model.json: 4 / 4 / 4; DBR: 512 / 36 / 59',
    });
    expect(now().subject).toEqual({ kind: 'live' });
    await own.load(weights(OTHER));
    expect(now().subject).toEqual({ kind: 'features', index: 0 });
  });
});

describe('a class head of a person’s own', () => {
  it('is looked at class by class: contributions add up to the logit, coalitions reach the probability', async () => {
    const { own, now, settle } = opened();
    const labels = { shape: [3], values: Int32Array.of(0, 2, 3) };
    const classes = { shape: [4], values: ['joke', 'thank', 'leave', 'praise'] };
    await own.load([...weights({ ...OTHER, classes: 4 }), file(await npz(OTHER, labels, { classes }))]);
    await settle();
    const seen = new Set<number>();
    for (const chosen of [0, 3]) {
      own.chooseClass(chosen);
      await settle();
      const exploration = now().exploration;
      if (!exploration) throw new Error('nothing explored');
      const { head } = exploration.a;
      expect(head?.chosen).toBe(chosen);
      expect(head?.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
      const { table, shown } = exploration;
      expect(shown.inLogits).toBe(true);
      expect(table.total + table.bias).toBeCloseTo(table.logit, 4);
      expect(shown.trace.coalitions?.values.at(-1)).toBeCloseTo(head?.probabilities[chosen] ?? 0, 5);
      seen.add(table.logit);
    }
    expect(seen.size).toBe(2);
    expect(now().features?.overview.classNames).toEqual(['joke', 'thank', 'leave', 'praise']);
  });
});

describe('bad material', () => {
  /** The view after something good was shown and something bad was dropped. */
  async function problemAfter(bad: readonly File[]) {
    const { own, now, settle, contributions } = opened();
    await own.load([file(await npz({ ...DEFAULT_CONFIG, steps: 4 }), 'good.npz')]);
    await settle();
    const before = { viewed: now().viewed, exploration: now().exploration };
    await own.load(bad);
    await settle();
    expect({ viewed: now().viewed, exploration: now().exploration }).toEqual(before);
    expect(now().features?.overview.name).toBe('good.npz');
    expect(now().loadingFiles).toBeNull();
    expect(contributions()).toEqual([2, 3, WINDOW_STEPS]);
    return now().problem;
  }

  it.each([
    ['cut off', async () => (await npz(OTHER)).slice(0, 200), /not a valid .npz/],
    [
      'holding NaN',
      async () =>
        npz(OTHER, undefined, {
          visual: { shape: [3, 7, 2], values: new Float32Array(42).fill(1).fill(Number.NaN, 15, 16) },
        }),
      /"visual" holds NaN at \[1, 0, 1\]/,
    ],
    [
      'of the wrong shape',
      async () => npz(OTHER, undefined, { acoustic: { shape: [3, 2], values: new Float32Array(6).fill(1) } }),
      /"acoustic" is of shape \(3, 2\), not \[samples, steps, features\]/,
    ],
    [
      'with fewer labels than samples',
      async () => npz(OTHER, { shape: [2], values: Float32Array.of(1, 2) }),
      /"labels" is of shape \(2\), not \(3\)/,
    ],
    ['that is no archive', async () => new Blob(['hello']), /not a valid .npz/],
  ])('is refused by name: a feature file %s', async (_, blob, trouble) => {
    expect(await problemAfter([file(await blob())])).toMatchObject({
      code: 'user-features-unreadable',
      detail: expect.stringMatching(trouble),
    });
  });

  it('is refused by name: weights cut off, of another network, or not JSON', async () => {
    const [json, bytes] = weights(OTHER);
    if (!json || !bytes) throw new Error('no weights');
    const refused = (detail: RegExp) => ({
      code: 'user-weights-unreadable',
      detail: expect.stringMatching(detail),
    });
    const cut = file(bytes.slice(0, 1000), 'weights.bin');
    expect(await problemAfter([json, cut])).toMatchObject(
      refused(/weights\.bin: .*1000 bytes, \d+ were expected/),
    );
    const [, others] = weights({ ...OTHER, width: 16 });
    expect(await problemAfter([json, others ?? cut])).toMatchObject(refused(/bytes, \d+ were expected/));
    expect(await problemAfter([file('{"format": "other"}', 'model.json'), bytes])).toMatchObject(
      refused(/Not a network file/),
    );
    expect(await problemAfter([file('<html>', 'model.json'), bytes])).toMatchObject(
      refused(/^model\.json: /),
    );
  });

  it('is refused unread when it is two gigabytes', async () => {
    const huge = file('', 'huge.npz');
    Object.defineProperty(huge, 'size', { value: 2 ** 31 });
    expect(await problemAfter([huge])).toEqual({ code: 'user-file-large', detail: 'huge.npz, 2147 MB' });
  });
});

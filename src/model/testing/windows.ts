import * as tf from '@tensorflow/tfjs';
import { onTestFinished } from 'vitest';
import { type DbrConfig, DEFAULT_ARCHITECTURE } from '../config.ts';
import { type DbrInputs, dbrSpecs } from '../dbr.ts';
import { ALL_STAGES, byModality, MODALITIES, type Modality } from '../modalities.ts';
import { isTrainable, type Network, networkOf } from '../network.ts';
import { initialise, type ParameterSpec } from '../parameters.ts';
import { noise } from './numbers.ts';

/** Small enough for central differences, with every width different so that none can stand in for another. */
export const TINY_CONFIG: DbrConfig = {
  widths: { language: 3, acoustic: 4, visual: 5 },
  steps: 5,
  width: 8,
  heads: 2,
  kernels: { language: 1, acoustic: 3, visual: 3 },
  nodes: 2,
  anchors: 3,
  opinions: 'own',
  classes: 1,
  stages: ALL_STAGES,
};

/** As large as the network of the app. */
export const FULL_CONFIG: DbrConfig = {
  ...DEFAULT_ARCHITECTURE,
  widths: { language: 512, acoustic: 36, visual: 59 },
  steps: 40,
};

const SWITCH = [true, false];

/** Every way to switch the rebalancing stages. */
export const STAGE_SWITCHES: DbrConfig['stages'][] = SWITCH.flatMap((tsf) =>
  SWITCH.flatMap((agpr) => SWITCH.map((brf) => ({ tsf, agpr, brf }))),
);

/** Every set of present modalities: all seven, and none. */
export const SUBSETS: Modality[][] = Array.from({ length: 2 ** MODALITIES.length }, (_, bits) =>
  MODALITIES.filter((__, m) => (bits >> m) & 1),
);

export function describeSet(set: readonly string[]): string {
  return set.length === 0 ? 'nothing' : set.join(' + ');
}

/**
 * A network whose every parameter is away from its start, so that no gain of 1 or bias of 0 hides a mistake. Made of
 * plain numbers: on a software GPU that is the quicker half of a test.
 */
export function openNetwork(config: DbrConfig, seed = 1): Network {
  const parameters = new Map<string, tf.Tensor>();
  dbrSpecs(config).forEach((spec, index) => {
    const start = startOf(spec, seed * 1000 + index);
    if (!isTrainable(spec)) {
      parameters.set(spec.name, tf.tensor(start, spec.shape));
      return;
    }
    const drift = plainNoise(spec.shape, seed * 2000 + index).map(
      (value, i) => (start[i] as number) + 0.2 * value,
    );
    parameters.set(
      spec.name,
      tf.tidy(() => tf.variable(tf.tensor(drift, spec.shape))),
    );
  });
  return networkOf(config, parameters);
}

function startOf(spec: ParameterSpec, seed: number): Float32Array {
  if (spec.initialiser === 'orthogonal') return plainNoise(spec.shape, seed);
  return tf.tidy(() => initialise(spec, seed).dataSync() as Float32Array);
}

function plainNoise(shape: number[], seed: number): Float32Array {
  return tf.tidy(() => noise(shape, seed).dataSync() as Float32Array);
}

/** The same, disposed with the test. */
export function networkFor(config: DbrConfig, seed = 1): Network {
  const network = openNetwork(config, seed);
  onTestFinished(() => network.dispose());
  return network;
}

export interface WindowShape {
  seed?: number;
  steps?: number;
  /** What each item of the batch has; two items with everything where not said. */
  items?: readonly (readonly Modality[])[];
}

/** How many steps of a modality an item of the batch has: all, then fewer. */
function validSteps(steps: number, m: number, item: number): number {
  return Math.max(1, steps - ((m + item) % 3));
}

/**
 * A batch of windows: noise in valid steps, another number in those that are not (the mask alone must say so).
 * Modalities and items differ in length, and the first item's acoustic track has a gap inside.
 */
export function openWindows(config: DbrConfig, shape: WindowShape = {}): DbrInputs {
  const { seed = 1, steps = config.steps, items = [MODALITIES, MODALITIES] } = shape;
  const mask = MODALITIES.map((modality, m) =>
    items.map((present, item) =>
      Array.from({ length: steps }, (__, t) => {
        const gap = modality === 'acoustic' && item === 0 && t === 1;
        return Number(present.includes(modality) && t < validSteps(steps, m, item) && !gap);
      }),
    ),
  );
  const feature = (modality: Modality) => {
    const m = MODALITIES.indexOf(modality);
    const width = config.widths[modality];
    const valid = (mask[m] as number[][]).flat();
    const size = [items.length, steps, width] as [number, number, number];
    const values = plainNoise(size, seed * 10 + m);
    return tf.tensor3d(
      values.map((value, i) => (valid[Math.floor(i / width)] === 1 ? value : PADDING)),
      size,
    );
  };
  return {
    features: byModality(feature),
    mask: tf.tensor3d(mask),
  };
}

/** What stands in steps the mask rules out. */
const PADDING = 5;

/** The same, disposed with the test. */
export function windowsFor(config: DbrConfig, shape: WindowShape = {}): DbrInputs {
  return disposedWithTest(openWindows(config, shape));
}

function disposedWithTest(inputs: DbrInputs): DbrInputs {
  onTestFinished(() => disposeWindows(inputs));
  return inputs;
}

export function disposeWindows({ features, mask }: DbrInputs): void {
  tf.dispose([...Object.values(features), mask]);
}

/** The same windows padded at the end to more steps. */
export function padded({ features, mask }: DbrInputs, steps: number): DbrInputs {
  const more = steps - mask.shape[2];
  const pad = (x: tf.Tensor3D) =>
    tf.pad3d(
      x,
      [
        [0, 0],
        [0, more],
        [0, 0],
      ],
      PADDING,
    );
  return disposedWithTest({
    features: byModality((modality) => pad(features[modality])),
    mask: tf.pad3d(mask, [
      [0, 0],
      [0, 0],
      [0, more],
    ]),
  });
}

/** One item of a batch as a batch of its own. */
export function itemOf({ features, mask }: DbrInputs, item: number): DbrInputs {
  const one = (x: tf.Tensor3D) => x.slice([item, 0, 0], [1, -1, -1]);
  return disposedWithTest({
    features: byModality((modality) => one(features[modality])),
    mask: mask.slice([0, item, 0], [-1, 1, -1]),
  });
}

import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gradientTimesInput } from './attribution.ts';
import type { DbrInputs } from './dbr.ts';
import { byModality, MODALITIES, type Modality } from './modalities.ts';
import type { Network } from './network.ts';
import { describeOnBackends } from './testing/backends.ts';
import { noise, read, sum } from './testing/numbers.ts';
import { openNetwork, TINY_CONFIG, windowsFor } from './testing/windows.ts';

const CONFIG = { ...TINY_CONFIG, steps: 3 };
const { widths, steps } = CONFIG;

let network: Network;
/** A network whose features are neither centred nor of one scale. */
function openScaled(): Network {
  const opened = openNetwork(CONFIG, 3);
  MODALITIES.forEach((modality, m) => {
    for (const part of ['mean', 'std'] as const) {
      const name = `projection.${modality}.${part}`;
      opened.parameters.get(name)?.dispose();
      const drawn = tf.tidy(() => noise([widths[modality]], 70 + m, part === 'std' ? 0.3 : 1).exp());
      opened.parameters.set(name, drawn);
    }
  });
  return opened;
}

const statistic = (modality: Modality, part: string) =>
  network.parameters.get(`projection.${modality}.${part}`) as tf.Tensor;
const sentiments = (inputs: DbrInputs) => read(() => network.forward(inputs).sentiment);

/** The standardised features moved by `change`, as the network is given them. */
function moved(inputs: DbrInputs, change: (z: tf.Tensor, modality: Modality) => tf.Tensor): DbrInputs {
  const features = byModality((modality) => {
    const [mean, std] = [statistic(modality, 'mean'), statistic(modality, 'std')];
    const z = inputs.features[modality].sub(mean).div(std);
    return change(z, modality).mul(std).add(mean) as tf.Tensor3D;
  });
  return { ...inputs, features };
}

/** One item of the windows, `times` over. */
const repeated = ({ mask, features }: DbrInputs, times: number): DbrInputs => ({
  mask: mask.slice([0, 0, 0], [-1, 1, -1]).tile([1, times, 1]),
  features: byModality((modality) => features[modality].slice(0, 1).tile([times, 1, 1])),
});

describeOnBackends('gradient x input', () => {
  beforeEach(() => {
    network = openScaled();
    tf.engine().startScope();
  });
  afterEach(() => {
    tf.engine().endScope();
    network.dispose();
  });

  test('is the slope that central differences find, times the standardised feature', async () => {
    const inputs = windowsFor(CONFIG, { items: [MODALITIES] });
    const given = await gradientTimesInput(network, inputs);
    const by = 2e-2;
    for (const modality of MODALITIES) {
      const size = steps * widths[modality];
      const many = repeated(inputs, 2 * size);
      const nudge = tf.concat([tf.eye(size).mul(by), tf.eye(size).mul(-by)]);
      const nudged = moved(many, (z, of) => (of === modality ? z.add(nudge.reshape(z.shape)) : z));
      const said = await sentiments(nudged);
      const z = await read(() =>
        inputs.features[modality].sub(statistic(modality, 'mean')).div(statistic(modality, 'std')),
      );
      for (let column = 0; column < widths[modality]; column++) {
        const own = Array.from({ length: steps }, (_, step) => step * widths[modality] + column);
        const expected = own.map((at) => {
          const slope = ((said[at] as number) - (said[size + at] as number)) / (2 * by);
          return slope * (z[at] as number);
        });
        expect(given[modality][column], `${modality} ${column}`).toBeCloseTo(sum(expected), 2);
      }
      expect(Math.max(...given[modality].map(Math.abs)), modality).toBeGreaterThan(0.02);
    }
  });

  test('averaged on the way from average features adds up to the whole way', async () => {
    const inputs = windowsFor(CONFIG, { items: [MODALITIES] });
    const stops = 100;
    // Squares of even steps: near the average the layer norm turns quickly.
    const way = tf.range(0, stops).add(0.5).div(stops).square();
    const stretched = moved(repeated(inputs, stops), (z) => z.mul(way.reshape([-1, 1, 1])));
    const given = await gradientTimesInput(network, stretched);
    const walked = MODALITIES.flatMap((modality) =>
      [...given[modality]].map((value, at) => {
        const step = (Math.floor(at / widths[modality]) + 0.5) / stops;
        // A stop's feature is step² of the whole; the way is 2 step long there.
        return ((value / step ** 2) * 2 * step) / stops;
      }),
    );
    const [there] = await sentiments(inputs);
    const [start] = await sentiments(moved(inputs, (z) => z.mul(0)));
    expect(Math.abs((there as number) - (start as number))).toBeGreaterThan(0.1);
    expect(sum(walked)).toBeCloseTo((there as number) - (start as number), 2);
  });

  test('is of each item alone, nothing where a modality is absent, and leaves no tensor', async () => {
    const both = windowsFor(CONFIG, { items: [MODALITIES, ['language', 'visual']] });
    const given = await gradientTimesInput(network, both);
    const first = repeated(both, 1);
    const before = tf.memory().numTensors;
    const alone = await gradientTimesInput(network, first);
    expect(tf.memory().numTensors).toBe(before);
    for (const modality of MODALITIES) {
      const width = widths[modality];
      alone[modality].forEach((value, column) => {
        expect(given[modality][column], modality).toBeCloseTo(value, 5);
      });
      expect(given[modality].slice(width).some((value) => value !== 0)).toBe(modality !== 'acoustic');
    }
  });

  test('sees a feature where it is clamped, however far out it is', async () => {
    const inputs = windowsFor(CONFIG, { items: [MODALITIES] });
    const out = (far: number) =>
      gradientTimesInput(
        network,
        moved(inputs, (z) => z.sign().mul(far)),
      );
    const [near, far] = [await out(7), await out(700)];
    for (const modality of MODALITIES) {
      near[modality].forEach((value, column) => {
        expect(far[modality][column]).toBeCloseTo(value, 5);
      });
      expect(near[modality].some((value) => Math.abs(value) > 1e-3)).toBe(true);
    }
  });
});

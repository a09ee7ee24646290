import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { shapleyValues } from '../diagnostics/shapley.ts';
import { coalitionLogits } from './coalitions.ts';
import type { DbrConfig } from './config.ts';
import { type Intervention, NO_INTERVENTION } from './intervention.ts';
import { ALL_STAGES, MODALITIES, NO_STAGES, PLAYERS, type Stages } from './modalities.ts';
import { type Network, networkOf } from './network.ts';
import { readTraces } from './readback.ts';
import { describeOnBackends } from './testing/backends.ts';
import { largestDifference, rowsOf, sum } from './testing/numbers.ts';
import {
  describeSet,
  networkFor,
  STAGE_SWITCHES,
  SUBSETS,
  TINY_CONFIG,
  windowsFor,
} from './testing/windows.ts';
import { EXPLORATION_TRACE, type PlainTrace, type TraceName } from './trace.ts';

const EVERYONE = 2 ** PLAYERS.length - 1;
const UNEVEN = [0.5, 2, 1, 1, 0, 1.5];

async function traceOf(
  network: Network,
  change: Partial<Intervention> = {},
  names: readonly TraceName[] = EXPLORATION_TRACE,
): Promise<PlainTrace> {
  const inputs = windowsFor(network.config, { items: [MODALITIES] });
  const [trace] = await readTraces(network, inputs, names, { ...NO_INTERVENTION, ...change });
  return trace as PlainTrace;
}

/** Which stages show in a trace. */
const traced = ({ tsfGate, agprRoute, brfGate }: PlainTrace): Stages => ({
  tsf: tsfGate !== undefined,
  agpr: agprRoute !== undefined,
  brf: brfGate !== undefined,
});

/** The same weights under a configuration that reads fewer of them. */
function reading(network: Network, change: Partial<DbrConfig>): Network {
  return networkOf({ ...network.config, ...change }, network.parameters);
}

describeOnBackends('a network under a setup', () => {
  test('with everything on and scaled by 1 is the network itself, bit for bit', async () => {
    const network = networkFor(TINY_CONFIG);
    const inputs = windowsFor(TINY_CONFIG, { items: [MODALITIES] });
    const [plain] = await readTraces(network, inputs, EXPLORATION_TRACE);
    expect(await traceOf(network)).toEqual(plain);
  });

  test('runs the stages that are on and leaves the others out of the trace', async () => {
    const network = networkFor(TINY_CONFIG);
    for (const stages of STAGE_SWITCHES) expect(traced(await traceOf(network, { stages }))).toEqual(stages);
  });

  test('TSF and AGPR off are a network of the same weights that never had them', async () => {
    const network = networkFor(TINY_CONFIG);
    const stages = { tsf: false, agpr: false, brf: true };
    const bypassed = await traceOf(network, { stages });
    expect(bypassed.sharedRebalanced).toEqual(bypassed.shared);
    expect(bypassed.privateRebalanced).toEqual(bypassed.private);
    const without = await traceOf(reading(network, { stages }));
    expect(largestDifference(bypassed.logit.values, without.logit.values)).toBeLessThan(1e-6);
  });

  test('BRF off is the head on half of each branch’s mean over the valid steps', async () => {
    const network = networkFor(TINY_CONFIG);
    const trace = await traceOf(network, { stages: { ...ALL_STAGES, brf: false } });
    const { mask } = windowsFor(TINY_CONFIG, { items: [MODALITIES] });
    const valid = await mask.data();
    const kernel = (await network.parameters.get('head.kernel')?.data()) as Float32Array;
    const means = [trace.sharedRebalanced, trace.privateRebalanced].map((branch) => {
      const steps = rowsOf(branch?.values as Float32Array, TINY_CONFIG.width).filter(
        (_, i) => valid[i] === 1,
      );
      return kernel.map((_, channel) => sum(steps.map((step) => step[channel] as number)) / steps.length);
    }) as [Float32Array, Float32Array];
    const z = means[0].map((s, channel) => (s + (means[1][channel] as number)) / 2);
    const logit = sum(z.map((value, channel) => value * (kernel[channel] as number)));
    const bias = trace.contributionBias.values[0] as number;
    expect(trace.logit.values[0]).toBeCloseTo(logit + bias, 5);
  });

  test('a network that never had a stage stays as it is when the stage is asked for or not', async () => {
    for (const has of STAGE_SWITCHES) {
      const network = networkFor({ ...TINY_CONFIG, stages: has });
      const asTrained = await traceOf(network);
      expect(await traceOf(network, { stages: has }), JSON.stringify(has)).toEqual(asTrained);
      expect(traced(asTrained)).toEqual(has);
    }
  });

  test.each([
    ...STAGE_SWITCHES.map((stages) => ({ stages, scales: UNEVEN })),
    { stages: ALL_STAGES, scales: [0, 0, 0, 0, 0, 0] },
  ])('contributions sum to the logit and Shapley values to what they gain, %o', async (intervention) => {
    for (const has of [ALL_STAGES, NO_STAGES]) {
      const trace = await traceOf(networkFor({ ...TINY_CONFIG, stages: has }), intervention);
      const logit = sum(trace.contributions.values) + (trace.contributionBias.values[0] as number);
      expect(logit).toBeCloseTo(trace.logit.values[0] as number, 5);
      const reached = trace.coalitions?.values as Float32Array;
      expect(reached[EVERYONE]).toBeCloseTo(trace.sentiment.values[0] as number, 5);
      const phi = shapleyValues(reached);
      expect(sum(phi)).toBeCloseTo((reached[EVERYONE] as number) - (reached[0] as number), 5);
      intervention.scales.forEach((scale, player) => {
        if (scale === 0) expect(phi[player]).toBe(0);
      });
    }
  });

  test('players at 0 say what the coalition without them says', async () => {
    const network = networkFor(TINY_CONFIG);
    const inputs = windowsFor(TINY_CONFIG, { items: [MODALITIES] });
    const coalitions = tf.tidy(() => coalitionLogits(network, network.forward(inputs)).dataSync());
    for (const coalition of [0, 1, 0b001110, 0b101101, 0b111110, EVERYONE]) {
      const scales = PLAYERS.map((_, player) => (coalition >> player) & 1);
      const { logit, contributions } = await traceOf(network, { scales }, ['logit', 'contributions']);
      const message = describeSet(
        PLAYERS.filter((_, i) => scales[i]).map((p) => `${p.branch} ${p.modality}`),
      );
      expect(logit.values[0], message).toBeCloseTo(coalitions[coalition] as number, 5);
      rowsOf(contributions.values, TINY_CONFIG.steps).forEach((row, player) => {
        if (scales[player] === 0) expect(row.every((share) => share === 0)).toBe(true);
      });
    }
  });

  test('a scale multiplies the player’s share where nothing reads it, and changes the prediction', async () => {
    const network = networkFor({ ...TINY_CONFIG, stages: { tsf: true, agpr: true, brf: false } });
    const rows = async (scales: number[]) =>
      rowsOf((await traceOf(network, { scales })).contributions.values, TINY_CONFIG.steps).map(sum);
    const before = await rows([1, 1, 1, 1, 1, 1]);
    const after = await rows(UNEVEN.map((scale) => scale || 1));
    after.forEach((share, player) => {
      expect(share).toBeCloseTo((before[player] as number) * (UNEVEN[player] || 1), 5);
    });
  });

  test('scales what is there and nothing else, for every set of modalities', async () => {
    const network = networkFor(TINY_CONFIG);
    const inputs = windowsFor(TINY_CONFIG, { items: SUBSETS });
    const silent = { ...NO_INTERVENTION, scales: [1, 0, 1, 1, 0, 1] };
    const scaled = await readTraces(network, inputs, ['logit', 'contributions'], silent);
    const plain = await readTraces(network, inputs, ['logit', 'contributions']);
    SUBSETS.forEach((present, item) => {
      const same = scaled[item]?.logit.values[0] === plain[item]?.logit.values[0];
      const heard = present.includes('acoustic');
      if (!heard)
        expect(scaled[item]?.logit.values[0]).toBeCloseTo(plain[item]?.logit.values[0] as number, 5);
      expect(same && heard, describeSet(present)).toBe(false);
    });
  });

  test('leaves no tensor behind', async () => {
    const network = networkFor(TINY_CONFIG);
    const inputs = windowsFor(TINY_CONFIG, { items: [MODALITIES] });
    const stages = { tsf: false, agpr: true, brf: false };
    const run = () => readTraces(network, inputs, EXPLORATION_TRACE, { stages, scales: UNEVEN });
    await run();
    const before = tf.memory().numTensors;
    for (let i = 0; i < 5; i++) await run();
    expect(tf.memory().numTensors).toBe(before);
  });

  test.each([[[1, 1]], [[1, 1, 1, 1, 1, -1]], [[1, 1, 1, 1, 1, 2.5]], [[1, 1, 1, 1, 1, Number.NaN]]])(
    'refuses scales %o',
    (scales) => {
      const network = networkFor(TINY_CONFIG);
      const inputs = windowsFor(TINY_CONFIG);
      const run = () =>
        tf.tidy(() => network.forward(inputs, undefined, { stages: ALL_STAGES, scales }).logit);
      expect(run).toThrow(/six numbers from 0 to 2/);
    },
  );
});

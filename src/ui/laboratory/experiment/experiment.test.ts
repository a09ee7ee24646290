import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it, vi } from 'vitest';
import { createExtraNetworkStore } from '../../../app/networks/extra-networks.ts';
import {
  balance,
  imbalanceOf,
  logitContributions,
  rowSum,
  sentimentPoints,
  shapleyValues,
} from '../../../diagnostics/index.ts';
import { disposeInput, networkInput } from '../../../engine/workers/inference/network-input.ts';
import { DEFAULT_CONFIG } from '../../../features/default-config.ts';
import type { FeatureTracks } from '../../../features/frames.ts';
import {
  createNetwork,
  EXPLORATION_TRACE,
  MODALITIES,
  type NetworkName,
  NO_INTERVENTION,
  PLAIN_SETUP,
  PLAYERS,
  type PlainTrace,
  readTraces,
  switchStage,
} from '../../../model/index.ts';
import { fixturePrediction, fixtureStore } from '../../testing/live-fixture.ts';
import { type ComparedNumber, comparedNumbers } from '../panel/compared-numbers.ts';
import { createLabStore } from '../store/lab-store.ts';
import { withScale } from './scales.ts';

/** Small: what it computes is real, and quickly so. */
const CONFIG = {
  ...DEFAULT_CONFIG,
  widths: { language: 3, acoustic: 4, visual: 5 },
  steps: 8,
  width: 4,
  heads: 1,
  nodes: 2,
  anchors: 2,
};
const PLAIN = { ...CONFIG, stages: { tsf: false, agpr: false, brf: false } };

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** Shapley values, contributions and the rest of one trace, as the table names them. */
function number(
  trace: PlainTrace,
  { kind, branch = 'shared', modality = 'language' }: ComparedNumber,
): number {
  const points = sentimentPoints(trace);
  const player = PLAYERS.findIndex((one) => one.branch === branch && one.modality === modality);
  const reached = trace.coalitions?.values ?? [];
  switch (kind) {
    case 'prediction':
      return trace.sentiment.values[0] ?? Number.NaN;
    case 'balance':
      return balance(logitContributions(trace)).overall;
    case 'imbalance':
      return imbalanceOf(trace).byModality ?? Number.NaN;
    case 'bias':
      return points.bias;
    case 'contribution':
      return rowSum(points, branch, modality);
    case 'none':
      return reached[0] ?? Number.NaN;
    case 'shapley':
      return shapleyValues(reached)[player] ?? Number.NaN;
  }
}

it('AGPR off and the face at 0 beside plain decoupling: the numbers shown are the networks’ own', async () => {
  const networks = new Map<NetworkName, ReturnType<typeof createNetwork>>([
    ['dbr', createNetwork(CONFIG, 3)],
    ['plain', createNetwork(PLAIN, 4)],
  ]);
  const { window, ...rest } = fixturePrediction({ text: 'I loved it' });
  const tracks = Object.fromEntries(
    MODALITIES.map((modality) => {
      const size = CONFIG.steps * CONFIG.widths[modality];
      const values = Float32Array.from({ length: size }, (_, i) => Math.sin(0.7 * i * (i % 5)));
      return [modality, { values, mask: window.tracks[modality].mask.slice(0, CONFIG.steps) }];
    }),
  ) as FeatureTracks;
  const run = async (name: NetworkName, intervention = NO_INTERVENTION): Promise<PlainTrace> => {
    const network = networks.get(name);
    if (!network) throw new Error(`There is no ${name}.`);
    const input = networkInput(tracks, network.config);
    const [trace] = await readTraces(network, input, EXPLORATION_TRACE, intervention);
    disposeInput(input);
    return trace as PlainTrace;
  };

  const live = fixtureStore({ prediction: { ...rest, window: { ...window, tracks } } });
  const lab = createLabStore({
    ...live,
    networks: createExtraNetworkStore(
      'http://here/',
      async () => ({ ok: true, value: PLAIN }),
      async () => ({ json: {}, bytes: new Uint8Array() }),
    ),
    explore: (_, runs) => Promise.all(runs.map(({ network, intervention }) => run(network, intervention))),
  });
  const stop = lab.follow();
  const { a } = lab.state.getState().comparison;
  // Two stages off: DBR's own weights, whatever else there is.
  const off = switchStage(switchStage(a, 'agpr', false), 'tsf', false);
  lab.setUp('a', { ...off, scales: withScale(off.scales, { modality: 'visual' }, 0) });
  lab.setUp('b', PLAIN_SETUP);
  const both = await vi.waitFor(() => {
    const { exploration } = lab.state.getState();
    if (!exploration?.b || exploration.a.setup.scales[2] !== 0) throw new Error('not there yet');
    return { a: exploration.a, b: exploration.b };
  }, 100_000);
  stop();

  const stages = { tsf: false, agpr: false, brf: true };
  const ours = await run('dbr', { stages, scales: [1, 1, 0, 1, 1, 0] });
  const theirs = await run('plain');
  const unchanged = await run('dbr');
  const shown = comparedNumbers(both.a, both.b);
  expect(shown).toHaveLength(17);
  for (const one of shown) {
    const name = [one.kind, one.branch, one.modality].join(' ');
    expect(one.a, name).toBeCloseTo(number(ours, one), 4);
    expect(one.b, name).toBeCloseTo(number(theirs, one), 4);
    if (one.kind === 'shapley' && one.modality === 'visual') expect(one.a).toBe(0);
  }
  expect(
    Math.abs(
      number(ours, { kind: 'prediction' } as ComparedNumber) -
        number(unchanged, { kind: 'prediction' } as ComparedNumber),
    ),
  ).toBeGreaterThan(1e-3);
  for (const network of networks.values()) network.dispose();
}, 200_000);

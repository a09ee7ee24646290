import * as tf from '@tensorflow/tfjs';
import { createExtraNetworkStore } from '../../app/networks/extra-networks.ts';
import { EngineError } from '../../engine/engine-error.ts';
import type { Run } from '../../engine/workers/inference/api.ts';
import { measureWindow } from '../../engine/workers/inference/group-measures.ts';
import { disposeInput, networkInput } from '../../engine/workers/inference/network-input.ts';
import { DEFAULT_CONFIG } from '../../features/default-config.ts';
import type { FeatureTracks } from '../../features/frames.ts';
import type { MeasuredGroup } from '../../features/groups/measured-group.ts';
import {
  createNetwork,
  type DbrConfig,
  EXPLORATION_TRACE,
  MODALITIES,
  type PlainTrace,
  readTraces,
} from '../../model/index.ts';
import { type FixtureStore, fixturePrediction, fixtureStore } from './live-fixture.ts';

/** A small network of the real form: what it computes is real, and quickly so. */
export const CONFIG: DbrConfig = {
  ...DEFAULT_CONFIG,
  widths: { language: 3, acoustic: 4, visual: 5 },
  width: 8,
  heads: 2,
};
await tf.setBackend('cpu');
export const network = createNetwork(CONFIG, 3);
const PLAIN: DbrConfig = { ...CONFIG, stages: { tsf: false, agpr: false, brf: false } };
export const plain = createNetwork(PLAIN, 4);

async function explore(tracks: FeatureTracks, runs: readonly Run[]): Promise<PlainTrace[]> {
  const input = networkInput(tracks, CONFIG);
  try {
    const traces: PlainTrace[] = [];
    for (const run of runs) {
      const chosen = run.network === 'plain' ? plain : network;
      traces.push(...(await readTraces(chosen, input, EXPLORATION_TRACE, run.intervention)));
    }
    return traces;
  } finally {
    disposeInput(input);
  }
}

async function measureGroups(tracks: FeatureTracks, runs: readonly Run[]): Promise<MeasuredGroup[][]> {
  const chosen = runs.map((run) => (run.network === 'plain' ? plain : network));
  return Promise.all(chosen.map((one, index) => measureWindow(one, tracks, runs[index]?.intervention)));
}

/** A store whose window holds words and a voice but no face, explored by the network above. */
export function exploredStore(text = 'I loved it'): FixtureStore {
  const { window, ...rest } = fixturePrediction({ text, seconds: 2, absent: ['visual'] });
  const tracks = Object.fromEntries(
    MODALITIES.map((modality) => {
      const size = CONFIG.steps * CONFIG.widths[modality];
      const values = Float32Array.from({ length: size }, (_, i) => Math.sin(0.7 * i * (i % 5)));
      return [modality, { values, mask: window.tracks[modality].mask }];
    }),
  ) as FeatureTracks;
  const prediction = { ...rest, window: { ...window, tracks } };
  const store = fixtureStore({ prediction, history: [{ seconds: 1, sentiment: 0.4, balance: 0.1 }] });
  const networks = createExtraNetworkStore(
    location.origin,
    async () => ({ ok: true, value: PLAIN }),
    async (folder) => {
      if (!folder.endsWith('plain/')) throw new EngineError('model-file-missing', folder);
      return { json: {}, bytes: new Uint8Array() };
    },
  );
  return { ...store, explore, measureGroups, networks };
}

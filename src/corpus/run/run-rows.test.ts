import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { joinTables, modalityRows } from '../../diagnostics/index.ts';
import { DEFAULT_CONFIG } from '../../features/default-config.ts';
import { createNetwork, MODALITIES } from '../../model/index.ts';
import type { Sample } from '../../training/core/data/batch.ts';
import { sampleOf } from '../../training/core/data/batching.ts';
import { compose } from '../../training/core/data/composition.ts';
import { predict } from '../../training/core/predictors/prediction.ts';
import { openRandom } from '../../training/core/random.ts';
import { SYNTHETIC_WIDTHS, syntheticPools } from '../../training/core/testing/synthetic-data.ts';
import { startBackend } from '../../training/node/backend.ts';
import type { Chunk } from './api.ts';
import { CHUNK_ROWS, runRows } from './run-rows.ts';

const ROWS = 70;
const pools = syntheticPools(ROWS, 1);
const random = openRandom(4);
const samples = pools.sentences.map((sentence) => sampleOf(compose(sentence, pools, random)));

const smallNetwork = () =>
  createNetwork({ ...DEFAULT_CONFIG, widths: SYNTHETIC_WIDTHS, width: 8, heads: 2 }, 1);

async function chunksOf(from: number, most = Number.POSITIVE_INFINITY): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  await runRows(smallNetwork(), samples, from, (chunk) => chunks.push(chunk) < most);
  return chunks;
}

const tableOf = (chunks: readonly Chunk[]) => joinTables(chunks.map(({ table }) => table));

describe('a run over rows', () => {
  let whole: Promise<Chunk[]>;
  beforeAll(async () => {
    await startBackend('wasm');
    whole = chunksOf(0);
    await whole;
  });

  it('has a row for every sample, whose contributions and bias make its prediction', async () => {
    const chunks = await whole;
    expect(chunks.map(({ from }) => from)).toEqual([0, CHUNK_ROWS]);
    const table = await tableOf(chunks);
    expect(table.utterances).toBe(ROWS);
    const predictions = await predict(smallNetwork(), samples, (sample) => sample);
    for (let row = 0; row < ROWS; row++) {
      const added = MODALITIES.map((modality) => modalityRows(table, 'contribution', modality).values);
      const sum = added.reduce(
        (total, values) => total + (values[2 * row] as number) + (values[2 * row + 1] as number),
        table.columns.bias[row] as number,
      );
      expect(table.columns.prediction[row]).toBeCloseTo(predictions[row] as number, 5);
      expect(sum).toBeCloseTo(predictions[row] as number, 5);
    }
  });

  it('stops after a chunk, and goes on from there as if it had not stopped', async () => {
    const first = await chunksOf(0, 1);
    expect(first).toHaveLength(1);
    const rest = await chunksOf(CHUNK_ROWS);
    expect(await tableOf([...first, ...rest])).toEqual(await tableOf(await whole));
  });

  it('has nothing to say of a row with nothing in it', async () => {
    const empty = { ...samples[1], steps: { language: null, acoustic: null, visual: null } } as Sample;
    const chunks: Chunk[] = [];
    await runRows(smallNetwork(), [samples[0] as Sample, empty], 0, (chunk) => chunks.push(chunk) > 0);
    const { prediction, balance, present } = (await tableOf(chunks)).columns;
    expect([...prediction].map(Number.isNaN)).toEqual([false, true]);
    expect([...balance].map(Number.isNaN)).toEqual([false, true]);
    expect([present[1], present[3], present[5]]).toEqual([0, 0, 0]);
  });

  it('takes the likeliest of classes, as the network itself does', async () => {
    const network = createNetwork(
      { ...DEFAULT_CONFIG, widths: SYNTHETIC_WIDTHS, width: 8, heads: 2, classes: 4 },
      1,
    );
    const chunks: Chunk[] = [];
    await runRows(network, samples, 0, (chunk) => chunks.push(chunk) > 0);
    const shares = await predict(network, samples, (sample) => sample);
    const likeliest = samples.map((_, row) => {
      const own = shares.slice(4 * row, 4 * row + 4);
      return own.indexOf(Math.max(...own));
    });
    expect([...(await tableOf(chunks)).columns.prediction]).toEqual(likeliest);
    network.dispose();
  });

  it('leaves no tensor behind', async () => {
    const network = smallNetwork();
    await runRows(network, samples.slice(0, 3), 0, () => true);
    const before = tf.memory().numTensors;
    await runRows(network, samples.slice(0, 3), 0, () => true);
    expect(tf.memory().numTensors).toBe(before);
  });
});

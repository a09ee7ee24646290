import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../features/default-config.ts';
import { byModality, createNetwork } from '../../model/index.ts';
import { sampleOf } from '../../training/core/data/batching.ts';
import { compose } from '../../training/core/data/composition.ts';
import { predict } from '../../training/core/predictors/prediction.ts';
import { openRandom } from '../../training/core/random.ts';
import { SYNTHETIC_WIDTHS, syntheticPools } from '../../training/core/testing/synthetic-data.ts';
import { startBackend } from '../../training/node/backend.ts';
import type { Corpus } from '../corpus.ts';
import { KEPT, keptOf } from '../kept-modalities.ts';
import { type KeptChunk, keptRows } from './kept-rows.ts';

const ROWS = 40;
const pools = syntheticPools(ROWS, 1);
const random = openRandom(4);
const samples = pools.sentences.map((sentence) => sampleOf(compose(sentence, pools, random)));
const present = byModality((modality) => Uint8Array.from(samples, ({ steps }) => (steps[modality] ? 1 : 0)));
const source = {
  samples: async (from: number, to: number) => samples.slice(from, to),
  corpus: { present } as Corpus,
};
const network = () => createNetwork({ ...DEFAULT_CONFIG, widths: SYNTHETIC_WIDTHS, width: 8, heads: 2 }, 1);

describe('rows with some modalities alone', () => {
  beforeAll(async () => {
    await startBackend('wasm');
  });

  it('are predicted as if the others had never been there, whichever rows are asked for', async () => {
    const rows = Int32Array.of(39, 3, 7);
    const chunks: KeptChunk[] = [];
    await keptRows(network(), source, rows, (chunk) => chunks.push(chunk) > 0);
    const [chunk] = chunks;
    expect(chunk?.rows).toEqual(rows);
    expect(chunk?.predictions).toHaveLength(KEPT.length);
    const way = KEPT.findIndex((kept) => kept.join() === 'acoustic');
    const alone = Array.from(rows, (row) => samples[row]).map((sample) => ({
      ...(sample as (typeof samples)[number]),
      steps: { language: null, acoustic: sample?.steps.acoustic ?? null, visual: null },
    }));
    const said = await predict(network(), alone, (sample) => sample);
    for (const [place, { steps }] of alone.entries()) {
      const own = chunk?.predictions[way]?.[place] as number;
      if (steps.acoustic) expect(own).toBeCloseTo(said[place] as number, 5);
      else expect(own).toBeNaN();
    }
  });

  it('come some at a time, until nobody wants more', async () => {
    const chunks: KeptChunk[] = [];
    const all = Int32Array.from({ length: ROWS }, (_, row) => row);
    await keptRows(network(), source, all, (chunk) => chunks.push(chunk) < 1);
    expect(chunks).toHaveLength(1);
    expect(chunks[0]?.rows.length).toBeLessThan(ROWS);
  });

  it('are those that leave something out of what is there, each way once', () => {
    const where = (...there: string[]) =>
      byModality((modality) => Uint8Array.of(0, there.includes(modality) ? 1 : 0));
    expect(keptOf(where('language', 'acoustic', 'visual'))).toEqual(KEPT);
    expect(keptOf(where('language', 'visual'))).toEqual([['language'], ['visual']]);
    expect(keptOf(where('language'))).toEqual([]);
  });
});

import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { byModality, MODALITIES, type Modality } from '../../../model/modalities.ts';
import { startBackend } from '../../node/backend.ts';
import type { Take } from '../data/pools.ts';
import type { Predictor } from '../predictors/predictor.ts';
import { openRandom } from '../random.ts';
import { SYNTHETIC_WIDTHS, syntheticPictures, syntheticPools } from '../testing/synthetic-data.ts';
import { calibrate, intervalMetrics, judgeCases } from './calibration.ts';
import { calibrationRows, type HeldOut, halvesOf, type Owned } from './calibration-cases.ts';
import { sentenceCases } from './cases.ts';

beforeAll(() => startBackend('cpu'));

/** Says the mean of the first feature of language: a synthetic sentence's sentiment with noise; 0 without words. */
const reader: Predictor = {
  config: { widths: SYNTHETIC_WIDTHS, steps: 40, classes: 1 },
  parameters: new Map(),
  forward({ features, mask }) {
    const seen = mask.slice([0, 0, 0], [1, -1, -1]).squeeze<tf.Tensor2D>([0]);
    const first = features.language.slice([0, 0, 0], [-1, -1, 1]).squeeze<tf.Tensor2D>([2]).mul(seen);
    const sentiment = first.sum(1, true).div<tf.Tensor2D>(seen.sum(1, true).maximum(1));
    return { mask, unimodal: tf.zeros([3, sentiment.shape[0], 1]), logit: sentiment, sentiment };
  },
  dispose: () => undefined,
};

/** Items of so many owners, in turn. */
function owned<Item>(items: readonly Item[], owners: number, name: string): Owned<Item>[] {
  return items.map((item, i) => ({ ...item, owner: `${name}${i % owners}` }));
}

function heldOut(): HeldOut {
  const { clips, sentences } = syntheticPools(120, 1);
  const pictures = syntheticPictures(3, 2);
  const random = openRandom(4);
  const ofEach = Array.from({ length: 40 }, () => clips.draw(random, () => true)).flatMap(
    (clip) => clip ?? [],
  );
  const takes = owned(ofEach.slice(0, 8), 4, 'speaker').map(
    ({ owner, ...clip }): Owned<Take> => ({
      owner,
      speaker: owner,
      clip,
      emotion: clip.emotion,
      valence: clip.valence,
      track: {
        framesPerSecond: 10,
        blendshapes: new Float32Array(20 * 52),
        matrices: Float32Array.from({ length: 20 * 16 }, (_, i) => ((i % 16) % 5 === 0 ? 1 : 0)),
      },
    }),
  );
  return {
    sentences: {
      'a.csv': owned(sentences.slice(0, 100), 10, 'film'),
      'b.csv': owned(sentences.slice(100), 5, 'film'),
    },
    accompanied: ['a.csv'],
    clips: owned(ofEach, 4, 'speaker'),
    pictures: owned(pictures, pictures.length, 'picture'),
    takes: { takes, residuals: [], faceShare: 0.8 },
  };
}

describe('halvesOf', () => {
  it('never parts what belongs to one speaker or recording, whatever file it is in', () => {
    const material = heldOut();
    const halves = halvesOf(material);
    const owners = halves.map(
      ({ sentences, clips, takes, pictures }) =>
        new Set(
          [...Object.values(sentences).flat(), ...clips, ...(takes?.takes ?? []), ...pictures].map(
            ({ owner }) => owner,
          ),
        ),
    );
    expect([...(owners[0] ?? [])].filter((owner) => owners[1]?.has(owner))).toEqual([]);
    for (const { sentences, clips } of halves) {
      expect(sentences['a.csv']).toHaveLength(50);
      expect(clips).toHaveLength(20);
    }
  });
});

describe('calibrationRows', () => {
  const [half] = halvesOf(heldOut());
  const rows = calibrationRows(half, 1);

  it('have every set of modalities, and are the same for the same seed', () => {
    const subsets = new Set<string>();
    for (const cases of Object.values(rows)) {
      const { steps } = cases[0]?.sample() ?? { steps: byModality(() => null) };
      subsets.add(MODALITIES.filter((modality: Modality) => steps[modality]).join('+'));
    }
    expect(subsets.size).toBe(7);
    const labels = (seed: number) =>
      Object.values(calibrationRows(half, seed)).map((cases) => cases.map(({ label }) => label));
    expect(labels(1)).toEqual(labels(1));
    expect(labels(1)).not.toEqual(labels(2));
  });

  it('are cut early in part, and leave out what there is no material for', () => {
    const lengths = rows['face tracks']?.map((one) => one.sample().steps.visual?.valid.length ?? 0) ?? [];
    expect(Math.min(...lengths)).toBeLessThan(3);
    expect(Math.max(...lengths)).toBeGreaterThan(20);
    const words = calibrationRows({ ...half, clips: [], pictures: [], takes: null }, 1);
    expect(Object.keys(words)).toEqual(['a.csv', 'b.csv']);
  });
});

describe('calibrate', () => {
  it('makes widths of both halves and tries those of one on the other', async () => {
    const [one, other] = halvesOf(heldOut());
    const words = (half: HeldOut) => ({ words: sentenceCases(half.sentences['a.csv'] ?? []) });
    const { table, rows } = await calibrate(reader, [words(one), words(other)]);
    // The mean of three to six steps of noise 0.3.
    expect(table?.subsets.language).toMatchObject({ n: 100, halfWidth: expect.closeTo(0.18, 1) });
    expect(rows.words?.n).toBe(100);
    // Three standard deviations of a hundred coins.
    expect(Math.abs((rows.words?.coverage ?? 0) - 0.8)).toBeLessThan(0.12);
    // A half that is twice as hard does not fit widths made from the easy one.
    const hard = words(other).words.map((item) => ({ ...item, label: item.label + 1 }));
    const { rows: skewed } = await calibrate(reader, [words(one), { words: hard }]);
    expect(skewed.words?.coverage).toBeCloseTo(0.5, 1);
  }, 60_000);

  it('makes none of too few samples', async () => {
    const few = { words: sentenceCases(heldOut().sentences['b.csv'] ?? []) };
    expect(await calibrate(reader, [few, few])).toEqual({ table: null, rows: {} });
  });

  it('counts what a network is given: steps that carry data, of the last T', async () => {
    const [sentence] = heldOut().sentences['a.csv'] ?? [];
    if (!sentence) throw new Error('no sentence');
    const long = {
      ...sentence,
      tokens: {
        width: 512,
        values: new Float32Array(60 * 512),
        valid: new Uint8Array(60).fill(1).fill(0, 50, 55),
      },
    };
    const [judged] = await judgeCases(reader, sentenceCases([long]));
    expect(judged?.steps).toEqual({ language: 35, acoustic: 0, visual: 0 });
  });

  it('measures coverage and width where there is an interval', async () => {
    const table = { level: 0.8, all: { n: 60, halfWidth: 1 }, subsets: {} };
    const judged = [
      { steps: { language: 3, acoustic: 0, visual: 0 }, prediction: 0, truth: 0.9 },
      { steps: { language: 3, acoustic: 0, visual: 0 }, prediction: 2.5, truth: 1 },
      { steps: { language: 0, acoustic: 0, visual: 0 }, prediction: 0, truth: 0 },
    ];
    expect(intervalMetrics(table, judged)).toEqual({ coverage: 0.5, width: 1.75 });
  });
});

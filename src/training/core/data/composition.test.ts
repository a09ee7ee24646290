import { describe, expect, it } from 'vitest';
import { MODALITIES, type Modality } from '../../../model/index.ts';
import { openRandom } from '../random.ts';
import { syntheticPools } from '../testing/synthetic-data.ts';
import { CONDITIONS, type Composition, canCompose, compose, label } from './composition.ts';
import { EMOTIONS } from './emotions.ts';

const pools = syntheticPools(4000, 1);
const composeAll = (seed: number): Composition[] => {
  const random = openRandom(seed);
  return pools.sentences.map((sentence) => compose(sentence, pools, random));
};
const share = (samples: readonly Composition[], matches: (sample: Composition) => boolean) =>
  samples.filter(matches).length / samples.length;

describe('compose', () => {
  const samples = composeAll(1);

  it('is the same for the same seed and another for another', () => {
    // Without the features, which take long to compare and come with the sentence, the clip and the face.
    const draws = (all: readonly Composition[]) =>
      all.map(({ condition, present, valences, face }) => [
        condition,
        present,
        valences,
        'seed' in face && face.seed,
      ]);
    expect(draws(composeAll(1))).toEqual(draws(samples));
    expect(draws(composeAll(2))).not.toEqual(draws(samples));
  });

  it('draws 60 % congruent, 25 % neutral and 15 % conflicting', () => {
    expect(share(samples, ({ condition }) => condition === 'congruent')).toBeCloseTo(0.6, 1);
    expect(share(samples, ({ condition }) => condition === 'neutral')).toBeCloseTo(0.25, 1);
    expect(share(samples, ({ condition }) => condition === 'conflicting')).toBeCloseTo(0.15, 1);
  });

  it('drops each modality in about 15 %, and never all three', () => {
    for (const modality of MODALITIES) {
      expect(share(samples, ({ present }) => !present[modality])).toBeCloseTo(0.15, 1);
    }
    expect(samples.every(({ present }) => MODALITIES.some((modality) => present[modality]))).toBe(true);
  });

  it('keeps to its condition', () => {
    for (const { condition, valences, clip, face } of samples) {
      const others = [valences.acoustic, valences.visual];
      if (condition === 'neutral') {
        expect(clip.emotion).toBe('neutral');
        expect('keyframes' in face && face.keyframes.every(({ emotion }) => emotion === 'neutral')).toBe(
          true,
        );
      }
      if (condition === 'conflicting')
        expect(others.every((other) => other * valences.language < 0)).toBe(true);
      // The pools reach from -2 to 2.2, so that only sentences further out have no voice within 1.2.
      if (condition === 'congruent' && Math.abs(valences.language) < 3) {
        expect(others.every((other) => Math.abs(other - valences.language) <= 1.2 + 1e-6)).toBe(true);
      }
    }
  });

  it('falls back to the nearest voice and face when none is close', () => {
    const sentence = { ...pools.sentences[0], valence: 3 } as (typeof pools.sentences)[0];
    const happy = { ...pools, clips: pools.clips, pictures: pools.pictures };
    const { valences } = compose(sentence, happy, openRandom(5), { condition: 'congruent' });
    expect(valences).toMatchObject({ acoustic: 2.2, visual: 2.2 });
  });

  it('takes no opposite of a sentence without sentiment', () => {
    const sentence = { ...pools.sentences[0], valence: 0 } as (typeof pools.sentences)[0];
    expect(CONDITIONS.filter((condition) => canCompose(sentence, pools, condition))).toEqual([
      'congruent',
      'neutral',
    ]);
    expect(compose(sentence, pools, openRandom(1), { condition: 'conflicting' }).condition).toBe('congruent');
  });

  it('draws conditions and lone modalities by the shares given', () => {
    const random = openRandom(3);
    const shares = { congruent: 0.1, neutral: 0.1, free: 0.2, alone: 0.5 };
    const sentence = { ...pools.sentences[0], valence: 2 } as (typeof pools.sentences)[0];
    const drawn = Array.from({ length: 1000 }, () => compose(sentence, pools, random, { shares }));
    const share = (matches: (one: (typeof drawn)[0]) => boolean) => drawn.filter(matches).length / 1000;
    expect(share(({ condition }) => condition === 'conflicting')).toBeCloseTo(0.5 * 0.6, 1);
    expect(share(({ condition }) => condition === 'free')).toBeCloseTo(0.5 + 0.5 * 0.2, 1);
    const kept = ({ present }: (typeof drawn)[0]) => MODALITIES.filter((modality) => present[modality]);
    // Half of them on purpose, and of the others those that dropping left alone: 3 x .85 x .15^2, of 1 - .15^3.
    expect(share((one) => kept(one).length === 1)).toBeCloseTo(0.5 + 0.5 * 0.058, 1);
    for (const modality of MODALITIES)
      expect(share((one) => kept(one).join() === modality)).toBeCloseTo(0.53 / 3, 1);
  });

  it('of those alone, gives the language as often as it is told to', () => {
    const random = openRandom(5);
    const shares = { congruent: 1, neutral: 0, free: 0, alone: 0.99, languageAlone: 0.1 };
    const sentence = pools.sentences[0] as (typeof pools.sentences)[0];
    const drawn = Array.from({ length: 2000 }, () => compose(sentence, pools, random, { shares }));
    const share = (modality: Modality) =>
      drawn.filter(({ present }) => MODALITIES.every((other) => present[other] === (other === modality)))
        .length / drawn.length;
    expect(share('language')).toBeCloseTo(0.1, 1);
    expect(share('acoustic')).toBeCloseTo(0.45, 1);
    expect(share('visual')).toBeCloseTo(0.45, 1);
  });

  it('drawn freely, a sentence without sentiment meets every voice and face', () => {
    const random = openRandom(4);
    const shares = { congruent: 0, neutral: 0, free: 1, alone: 0 };
    const sentence = { ...pools.sentences[0], valence: 0 } as (typeof pools.sentences)[0];
    const drawn = Array.from({ length: 400 }, () => compose(sentence, pools, random, { shares }));
    const emotions = new Set(drawn.map(({ clip }) => clip.emotion));
    expect(emotions).toEqual(new Set(EMOTIONS));
    expect(drawn.some(({ valences }) => valences.visual < -1)).toBe(true);
    expect(drawn.some(({ valences }) => valences.visual > 1)).toBe(true);
  });

  it('gives exactly the modalities asked for', () => {
    const sentence = pools.sentences[0] as (typeof pools.sentences)[0];
    const { present, label: value } = compose(sentence, pools, openRandom(1), { present: ['language'] });
    expect(present).toEqual({ language: true, acoustic: false, visual: false });
    expect(value).toBeCloseTo(sentence.valence);
  });
});

describe('label', () => {
  const valences = { language: 2, acoustic: -1, visual: 1 };

  it('is the weighted mean over what is present', () => {
    expect(label(valences, { language: true, acoustic: true, visual: true })).toBeCloseTo(1 - 0.2 + 0.3);
    expect(label(valences, { language: false, acoustic: true, visual: true })).toBeCloseTo(
      (-0.2 + 0.3) / 0.5,
    );
  });
});

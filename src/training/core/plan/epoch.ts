import { type Composition, compose } from '../data/composition.ts';
import type { Sentence, TrainingData } from '../data/pools.ts';
import { openRandom, type Random } from '../random.ts';
import type { TrainingConfig } from './training-config.ts';

/** What a stream of random numbers is for: streams of one seed never overlap. */
const STREAMS = { epoch: 1, batches: 2, validation: 3, dropout: 4 } as const;

/** The random stream of a run for one purpose, and within it one epoch or step. */
export function runRandom(seed: number, purpose: keyof typeof STREAMS, ...place: number[]): Random {
  return openRandom(seed, STREAMS[purpose], ...place);
}

/** Samples of an epoch: as many as wanted, but each whole file's sentence and no sentence twice; the portions besides. */
export function epochSize(data: TrainingData, wanted: number): number {
  const { portions = [] } = data;
  const sizes = portions.map(({ sentences, samples }) => Math.min(samples, sentences.length));
  return sizes.reduce((sum, size) => sum + size, filledSize(data, wanted));
}

function filledSize({ whole, sampled }: TrainingData, wanted: number): number {
  return Math.min(Math.max(wanted, whole.length), whole.length + sampled.length);
}

/** Fresh compositions of one epoch: every sentence of the whole files, others drawn to fill it up, and the portions. */
export function composeEpoch(
  data: TrainingData,
  { samplesPerEpoch, shares }: Pick<TrainingConfig, 'samplesPerEpoch' | 'shares'>,
  seed: number,
  epoch: number,
): Composition[] {
  const random = runRandom(seed, 'epoch', epoch);
  const drawn: Sentence[] = random
    .shuffle([...data.sampled])
    .slice(0, filledSize(data, samplesPerEpoch) - data.whole.length);
  const portions = (data.portions ?? []).map(({ sentences, samples }) =>
    random.shuffle([...sentences]).slice(0, samples),
  );
  const pools = { ...data.train, sentences: [] };
  return [...data.whole, ...drawn, ...portions.flat()].map((sentence) =>
    compose(sentence, pools, random, { shares }),
  );
}

/** The compositions a run is validated on, the same at every epoch. */
export function composeValidation(data: TrainingData, repeats: number, seed: number): Composition[] {
  const random = runRandom(seed, 'validation');
  return Array.from({ length: repeats }, () =>
    data.valid.sentences.map((sentence) => compose(sentence, data.valid, random)),
  ).flat();
}

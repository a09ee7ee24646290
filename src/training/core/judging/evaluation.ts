import type { StepSequence } from '../../../features/step-sequence.ts';
import { byModality, MODALITIES, type Modality } from '../../../model/index.ts';
import type { Sample } from '../data/batch.ts';
import { sampleOf } from '../data/batching.ts';
import {
  CONDITIONS,
  type Composition,
  type CompositionOptions,
  canCompose,
  compose,
} from '../data/composition.ts';
import { faceSequence } from '../data/face-features.ts';
import { holdFace } from '../data/face-track.ts';
import type { Clip, Picture, Pools, Sentence } from '../data/pools.ts';
import { predict } from '../predictors/prediction.ts';
import type { Predictor } from '../predictors/predictor.ts';
import { openRandom } from '../random.ts';
import { type SentimentMetrics, sentimentMetrics } from './metrics.ts';

/** What `npm run evaluate -- --json` prints. */
export interface Evaluation {
  task: 'text' | 'speech' | 'faces' | 'composed';
  /** Samples of the condition "all". */
  n: number;
  conditions: Record<string, SentimentMetrics>;
  /** The same conditions for other networks on the same samples, by their names. */
  variants: Record<string, Record<string, SentimentMetrics>>;
}

const HELD_FACE_SECONDS = 2;

/** Language alone: each sentence against its own sentiment. */
export function evaluateText(predictor: Predictor, sentences: readonly Sentence[]): Promise<Evaluation> {
  return evaluateAlone('text', predictor, sentences, 'language', ({ tokens }) => tokens);
}

/** Voice alone: each clip against the sentiment of its acted emotion. */
export function evaluateSpeech(predictor: Predictor, clips: readonly Clip[]): Promise<Evaluation> {
  return evaluateAlone('speech', predictor, clips, 'acoustic', ({ steps }) => steps);
}

/** Face alone: each picture held as a two-second track, against the sentiment of its emotion. */
export function evaluateFaces(
  predictor: Predictor,
  pictures: readonly Picture[],
  seed: number,
): Promise<Evaluation> {
  const random = openRandom(seed);
  return evaluateAlone('faces', predictor, pictures, 'visual', (picture) =>
    faceSequence(holdFace(picture, HELD_FACE_SECONDS, random.integer(2 ** 32))),
  );
}

/**
 * Composed samples, fixed by the seed. "all" is composed as training samples are, modalities dropped at random; under
 * each condition and without each modality every sentence is composed anew with all (the other) modalities there.
 * @param repeats compositions of every sentence in each row: more make the figures steadier
 */
export async function evaluateComposed(
  predictor: Predictor,
  pools: Pools,
  seed: number,
  repeats = 1,
): Promise<Evaluation> {
  const rows: Record<string, CompositionOptions> = {
    all: {},
    ...Object.fromEntries(CONDITIONS.map((condition) => [condition, { condition, present: MODALITIES }])),
    ...Object.fromEntries(
      MODALITIES.map((absent) => [
        `without_${absent}`,
        { present: MODALITIES.filter((modality) => modality !== absent) },
      ]),
    ),
  };
  const conditions: Record<string, SentimentMetrics> = {};
  for (const [index, [name, options]] of Object.entries(rows).entries()) {
    const random = openRandom(seed, index);
    const sentences = pools.sentences.filter(
      (sentence) => !options.condition || canCompose(sentence, pools, options.condition),
    );
    const compositions = Array.from({ length: repeats }, () =>
      sentences.map((sentence) => compose(sentence, pools, random, options)),
    ).flat();
    conditions[name] = await compositionMetrics(predictor, compositions);
  }
  return { task: 'composed', n: repeats * pools.sentences.length, conditions, variants: {} };
}

/** Metrics of the predictor's sentiment against the compositions' labels. */
export async function compositionMetrics(
  predictor: Predictor,
  compositions: readonly Composition[],
): Promise<SentimentMetrics> {
  const predictions = await predict(predictor, compositions, sampleOf);
  return sentimentMetrics(
    predictions,
    compositions.map(({ label }) => label),
  );
}

async function evaluateAlone<Item extends { valence: number }>(
  task: Evaluation['task'],
  predictor: Predictor,
  items: readonly Item[],
  modality: Modality,
  sequenceOf: (item: Item) => StepSequence,
): Promise<Evaluation> {
  const predictions = await predict(predictor, items, (item) =>
    aloneSample(modality, sequenceOf(item), item.valence),
  );
  const truths = items.map(({ valence }) => valence);
  return { task, n: items.length, conditions: { all: sentimentMetrics(predictions, truths) }, variants: {} };
}

function aloneSample(modality: Modality, sequence: StepSequence, valence: number): Sample {
  return {
    steps: { ...byModality(() => null), [modality]: sequence },
    valences: byModality(() => valence),
    label: valence,
  };
}

import { isMissed } from '../behaviour/sentences.ts';
import type { Composition } from '../data/composition.ts';
import type { Clip, Picture, Pools, Sentence } from '../data/pools.ts';
import { predict } from '../predictors/prediction.ts';
import type { Predictor } from '../predictors/predictor.ts';
import {
  type Case,
  type CaseRows,
  clipCases,
  composedRows,
  compositionCases,
  pictureCases,
  sentenceCases,
} from './cases.ts';
import { balancedSigns, type SentimentMetrics, sentimentMetrics } from './metrics.ts';

/** What `npm run evaluate -- --json` prints. */
export interface Evaluation {
  task: 'text' | 'speech' | 'faces' | 'composed' | 'pairs' | 'behaviour';
  /** Samples of the condition "all". */
  n: number;
  conditions: Record<string, RowMetrics>;
  /** The same conditions for other networks on the same samples, by their names. */
  variants: Record<string, Record<string, RowMetrics>>;
}

/** Metrics of a row, and what some tasks have besides. */
export interface RowMetrics extends SentimentMetrics {
  /** Of templates: share of the sentences that are missed, see `isMissed`. */
  missed?: number | undefined;
  /** Of takes: see `balancedSigns`. */
  signs_balanced?: number | undefined;
}

/** Judges a predictor row by row. */
export async function evaluateRows(
  task: Evaluation['task'],
  predictor: Predictor,
  rows: CaseRows,
): Promise<Evaluation> {
  const conditions: Evaluation['conditions'] = {};
  for (const [name, cases] of Object.entries(rows))
    conditions[name] = await rowMetrics(task, predictor, cases);
  return { task, n: rows.all?.length ?? 0, conditions, variants: {} };
}

/** Language alone: each sentence against its own sentiment. */
export function evaluateText(predictor: Predictor, sentences: readonly Sentence[]): Promise<Evaluation> {
  return evaluateRows('text', predictor, { all: sentenceCases(sentences) });
}

/** Metrics of language alone. */
export function sentenceMetrics(
  predictor: Predictor,
  sentences: readonly Sentence[],
): Promise<SentimentMetrics> {
  return rowMetrics('text', predictor, sentenceCases(sentences));
}

/** Voice alone: each clip against the sentiment of its acted emotion. */
export function evaluateSpeech(predictor: Predictor, clips: readonly Clip[]): Promise<Evaluation> {
  return evaluateRows('speech', predictor, { all: clipCases(clips) });
}

/** Face alone: each picture held as a two-second track, against the sentiment of its emotion. */
export function evaluateFaces(
  predictor: Predictor,
  pictures: readonly Picture[],
  seed: number,
): Promise<Evaluation> {
  return evaluateRows('faces', predictor, { all: pictureCases(pictures, seed) });
}

/** Composed samples, see `composedRows`. */
export function evaluateComposed(
  predictor: Predictor,
  pools: Pools,
  seed: number,
  repeats = 1,
): Promise<Evaluation> {
  return evaluateRows('composed', predictor, composedRows(pools, seed, repeats));
}

/** Metrics of the predictor's sentiment against the compositions' labels. */
export function compositionMetrics(
  predictor: Predictor,
  compositions: readonly Composition[],
): Promise<SentimentMetrics> {
  return rowMetrics('composed', predictor, compositionCases(compositions));
}

async function rowMetrics(
  task: Evaluation['task'],
  predictor: Predictor,
  cases: readonly Case[],
): Promise<RowMetrics> {
  const predictions = await predict(predictor, cases, (one) => one.sample());
  const truths = cases.map(({ label }) => label);
  const missed = cases.filter(({ label }, index) => isMissed(predictions[index] as number, label));
  return {
    ...sentimentMetrics(predictions, truths),
    ...(task === 'behaviour' && { missed: missed.length / cases.length }),
    ...(task === 'pairs' && { signs_balanced: balancedSigns(predictions, truths) }),
  };
}

import type { IntervalTable } from '../../../diagnostics/index.ts';
import { isMissed } from '../behaviour/sentences.ts';
import type { Composition } from '../data/composition.ts';
import type { Clip, Picture, Pools, Sentence } from '../data/pools.ts';
import type { Predictor } from '../predictors/predictor.ts';
import { intervalMetrics, judgeCases } from './calibration.ts';
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
  /** Of a network that has intervals: share of the truths inside, and their mean width. */
  coverage?: number | undefined;
  width?: number | undefined;
}

/** Judges a predictor, and its intervals where it has any, row by row. */
export async function evaluateRows(
  task: Evaluation['task'],
  predictor: Predictor,
  rows: CaseRows,
  intervals: IntervalTable | null = null,
): Promise<Evaluation> {
  const conditions: Evaluation['conditions'] = {};
  for (const [name, cases] of Object.entries(rows))
    conditions[name] = await rowMetrics(task, predictor, cases, intervals);
  return { task, n: rows.all?.length ?? 0, conditions, variants: {} };
}

/** Metrics of language alone. */
export function sentenceMetrics(
  predictor: Predictor,
  sentences: readonly Sentence[],
): Promise<SentimentMetrics> {
  return rowMetrics('text', predictor, sentenceCases(sentences));
}

/** Voice alone: each clip against the sentiment of its acted emotion. */
export function evaluateSpeech(
  predictor: Predictor,
  clips: readonly Clip[],
  intervals: IntervalTable | null = null,
): Promise<Evaluation> {
  return evaluateRows('speech', predictor, { all: clipCases(clips) }, intervals);
}

/** Face alone: each picture held as a two-second track, against the sentiment of its emotion. */
export function evaluateFaces(
  predictor: Predictor,
  pictures: readonly Picture[],
  seed: number,
  intervals: IntervalTable | null = null,
): Promise<Evaluation> {
  return evaluateRows('faces', predictor, { all: pictureCases(pictures, seed) }, intervals);
}

/** Composed samples, see `composedRows`. */
export function evaluateComposed(
  predictor: Predictor,
  pools: Pools,
  seed: number,
  repeats = 1,
  intervals: IntervalTable | null = null,
): Promise<Evaluation> {
  return evaluateRows('composed', predictor, composedRows(pools, seed, repeats), intervals);
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
  intervals: IntervalTable | null = null,
): Promise<RowMetrics> {
  const judged = await judgeCases(predictor, cases);
  const predictions = judged.map(({ prediction }) => prediction);
  const truths = cases.map(({ label }) => label);
  const missed = cases.filter(({ label }, index) => isMissed(predictions[index] as number, label));
  return {
    ...sentimentMetrics(predictions, truths),
    ...(task === 'behaviour' && { missed: missed.length / cases.length }),
    ...(task === 'pairs' && { signs_balanced: balancedSigns(predictions, truths) }),
    ...(intervals && intervalMetrics(intervals, judged)),
  };
}

import type { IntervalTable } from '../../../diagnostics/index.ts';
import { byModality, MODALITIES, type Modality } from '../../../model/modalities.ts';
import type { Sample } from '../../core/data/batch.ts';
import { type IntervalMetrics, intervalMetrics, judgeCases } from '../../core/judging/calibration.ts';
import type { Case } from '../../core/judging/cases.ts';
import {
  type ClassMetrics,
  classMetrics,
  type SentimentMetrics,
  sentimentMetrics,
} from '../../core/judging/metrics.ts';
import { predict } from '../../core/predictors/prediction.ts';
import type { Predictor } from '../../core/predictors/predictor.ts';

export type FeatureMetrics = SentimentMetrics | ClassMetrics;

/** What `npm run evaluate -- --features` prints with `--json`. */
export interface FeatureEvaluation {
  task: 'features';
  /** Samples of the condition "all". */
  n: number;
  /** With how many samples each was judged on: those that have a modality left. */
  conditions: Record<string, FeatureMetrics & Partial<IntervalMetrics> & { n: number }>;
  variants: Record<string, never>;
}

/**
 * Judges a predictor, and its intervals where it has any, on samples as they are ("all"), with one modality alone ("language_alone") and without one
 * ("without_language"); a condition that no sample can meet is left out.
 */
export async function evaluateFeatures(
  predictor: Predictor,
  samples: readonly Sample[],
  intervals: IntervalTable | null = null,
): Promise<FeatureEvaluation> {
  const kept: Record<string, readonly Modality[]> = {
    all: MODALITIES,
    ...Object.fromEntries(MODALITIES.map((modality) => [`${modality}_alone`, [modality]])),
    ...Object.fromEntries(
      MODALITIES.map((absent) => [`without_${absent}`, MODALITIES.filter((modality) => modality !== absent)]),
    ),
  };
  const conditions: FeatureEvaluation['conditions'] = {};
  for (const [name, modalities] of Object.entries(kept)) {
    const able = samples
      .map((sample) => withOnly(sample, modalities))
      .filter(({ steps }) => MODALITIES.some((modality) => steps[modality]));
    if (able.length === 0) continue;
    conditions[name] = {
      n: able.length,
      ...(await judgeSamples(predictor, able)),
      ...(intervals && intervalMetrics(intervals, await judgeCases(predictor, sampleCases(able)))),
    };
  }
  return { task: 'features', n: samples.length, conditions, variants: {} };
}

/** Samples as cases, which have no names. */
export function sampleCases(samples: readonly Sample[]): Case[] {
  return samples.map((sample) => ({ id: '', label: sample.label, sample: () => sample }));
}

/** Metrics of the predictor's sentiment, or of its likeliest class, against the labels. */
export async function judgeSamples(
  predictor: Predictor,
  samples: readonly Sample[],
): Promise<FeatureMetrics> {
  const outputs = await predict(predictor, samples, (sample) => sample);
  const truths = samples.map(({ label }) => label);
  const { classes } = predictor.config;
  return classes === 1
    ? sentimentMetrics(outputs, truths)
    : classMetrics(likeliestClasses(outputs, classes), truths);
}

/** What training makes least of: the mean absolute error, or what macro F1 lacks of 1. */
export function validationError(metrics: FeatureMetrics): number {
  return 'mae' in metrics ? metrics.mae : 1 - metrics.f1_macro;
}

/** A sample with no modalities but these. */
export function withOnly(sample: Sample, modalities: readonly Modality[]): Sample {
  const steps = byModality((modality) => (modalities.includes(modality) ? sample.steps[modality] : null));
  return { ...sample, steps };
}

/** Index of the largest of every C probabilities. */
function likeliestClasses(probabilities: readonly number[], classes: number): number[] {
  return Array.from({ length: probabilities.length / classes }, (_, sample) => {
    const own = probabilities.slice(sample * classes, (sample + 1) * classes);
    return own.indexOf(Math.max(...own));
  });
}

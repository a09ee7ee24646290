import type { FeatureStatistics } from '../../../model/index.ts';
import type { Sample } from '../data/batch.ts';
import type { Predictor } from '../predictors/predictor.ts';

/** What a run learns from and is judged on. The same seed gives the same samples, whenever an epoch is asked for. */
export interface Curriculum {
  stepsPerEpoch: number;
  /** Of the features a network sees in training; for its z-score. */
  statistics(): FeatureStatistics;
  /** The batches of one epoch, `stepsPerEpoch` of them, each made when its turn comes. */
  batches(epoch: number): Iterable<Sample[]>;
  /** Judges on samples that were never trained on, the same ones at every epoch. */
  validate(predictor: Predictor): Promise<Validation>;
}

export interface Validation {
  /** What the kept weights have least of. */
  error: number;
  /** All figures, for the log. */
  validation: Record<string, number>;
  /** Figures on the same sentences with language alone, where that makes sense. */
  language?: Record<string, number>;
}

import {
  createNetwork,
  type DbrConfig,
  type FeatureStatistics,
  loadNetwork,
  type Network,
  serializeNetwork,
} from '../../../model/index.ts';
import type { Precision } from '../../../model/stored-tensors.ts';
import type { LossWeights } from '../losses/loss-weights.ts';
import { dbrObjective, type Objective, predictionObjective } from '../losses/objective.ts';
import { createLateFusion, type LateFusion } from '../predictors/late-fusion.ts';
import { LATE_FUSION_FORMAT, loadLateFusion, serializeLateFusion } from '../predictors/late-fusion-file.ts';

/** What a run can train: the DBR network, or the baseline it is compared with. */
export const ARCHITECTURES = ['dbr', 'late-fusion'] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

/** A predictor this project trains and stores. */
export type TrainedPredictor = Network | LateFusion;

/** True for a DBR network, which has more to show than a prediction. */
export function isDbr(predictor: TrainedPredictor): predictor is Network {
  return 'stages' in predictor.config;
}

/** A fresh predictor, the same for the same seed; the baseline takes from the configuration what it has. */
export function createPredictor(
  architecture: Architecture,
  config: DbrConfig,
  seed: number,
  statistics: FeatureStatistics,
): TrainedPredictor {
  if (architecture === 'dbr') return createNetwork(config, seed, statistics);
  const { widths, steps, extractors, width, kernels, classes } = config;
  return createLateFusion({ widths, steps, extractors, width, kernels, classes }, seed, statistics);
}

/** What training makes small: for the baseline, those terms that do not speak of branches. */
export function objectiveOf(predictor: TrainedPredictor, weights: LossWeights, huber = 0): Objective {
  return isDbr(predictor)
    ? dbrObjective(predictor, weights, huber)
    : predictionObjective(predictor, weights, huber);
}

/** A predictor as the two files it is stored in. */
export function serializePredictor(predictor: TrainedPredictor, precision: Precision) {
  return isDbr(predictor)
    ? serializeNetwork(predictor, precision)
    : serializeLateFusion(predictor, precision);
}

/**
 * Reads what `serializePredictor` wrote: of the kind `json` says it is.
 * @throws NetworkFileError naming the trouble
 */
export function loadPredictor(
  json: unknown,
  bytes: Uint8Array,
  options: { trainable?: boolean } = {},
): TrainedPredictor {
  return formatOf(json) === LATE_FUSION_FORMAT
    ? loadLateFusion(json, bytes, options)
    : loadNetwork(json, bytes, options);
}

function formatOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
}

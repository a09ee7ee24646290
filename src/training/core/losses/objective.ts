import type { DbrInputs, Dropouts, Network } from '../../../model/index.ts';
import type { Predictor } from '../predictors/predictor.ts';
import { LOSS_NAMES, type LossWeights } from './loss-weights.ts';
import { computeLosses, type Targets } from './losses.ts';
import { type Losses, PREDICTION_LOSS_NAMES, predictionTerms, weightedLosses } from './prediction-losses.ts';

/** What training makes small for one predictor. */
export interface Objective {
  /** Of the loss terms, in their order. */
  names: readonly string[];
  /** Predicts and compares; call inside the function whose gradient is taken. */
  losses(inputs: DbrInputs, targets: Targets, dropouts: Dropouts): Losses;
}

/** All losses of a DBR network. @param huber as `predictionTerms` takes it */
export function dbrObjective(network: Network, weights: LossWeights, huber = 0): Objective {
  return {
    names: LOSS_NAMES,
    losses: (inputs, targets, dropouts) =>
      computeLosses(network, network.forward(inputs, dropouts), targets, weights, huber),
  };
}

/** The losses any predictor has: the task's and the modalities' own, with the same weights as a DBR network's. */
export function predictionObjective(predictor: Predictor, weights: LossWeights, huber = 0): Objective {
  return {
    names: PREDICTION_LOSS_NAMES,
    losses: (inputs, targets, dropouts) =>
      weightedLosses(
        PREDICTION_LOSS_NAMES,
        predictionTerms(predictor.forward(inputs, dropouts), targets, huber),
        weights,
      ),
  };
}

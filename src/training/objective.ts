import type { DbrInputs, Dropouts, Network } from '../model/index.ts';
import { computeLosses, LOSS_NAMES, type LossWeights, type Targets } from './losses.ts';
import type { Losses } from './prediction-losses.ts';

/** What training makes small for one predictor. */
export interface Objective {
  /** Of the loss terms, in their order. */
  names: readonly string[];
  /** Predicts and compares; call inside the function whose gradient is taken. */
  losses(inputs: DbrInputs, targets: Targets, dropouts: Dropouts): Losses;
}

/** All losses of a DBR network. */
export function dbrObjective(network: Network, weights: LossWeights): Objective {
  return {
    names: LOSS_NAMES,
    losses: (inputs, targets, dropouts) =>
      computeLosses(network, network.forward(inputs, dropouts), targets, weights),
  };
}

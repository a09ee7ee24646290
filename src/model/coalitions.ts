import * as tf from '@tensorflow/tfjs';
import { contextGate, headLogit, mix, opinions, readEachOther } from './brf.ts';
import { inBranch, variantOf } from './coalition-members.ts';
import type { DbrConfig } from './config.ts';
import type { DbrOutputs } from './dbr.ts';
import { type Intervention, NO_INTERVENTION, stagesRun } from './intervention.ts';
import { linear, maskLogits, maskSteps, presence } from './layers.ts';
import type { Branch } from './modalities.ts';
import type { Network } from './network.ts';
import type { Parameters } from './parameters.ts';
import { type Players, weighPlayers } from './setup.ts';

/**
 * What the head says to every coalition of the six players {shared, private} x modality: BRF once more for one window, all
 * 64 at a time. A player that is out is masked in its branch alone, so that nothing reads its steps or its opinion; a
 * modality is there while either of its branches is. Call inside `tf.tidy`.
 *
 * TSF and AGPR are not run again: the players bring what these made of the whole window. Shapley values over
 * `sentimentOf` this sum to the prediction minus what the head says to nobody.
 *
 * No coalition needs an attention of its own: a modality's steps are those that read its other branch or those that do
 * not, whoever else is in. Each of these variants is pooled once, as a softmax's maximum, sum and weighted sum, and a
 * coalition combines its own. Exact, but for rounding.
 * @param outputs of one window, B = 1
 * @param intervention the one `outputs` were computed under: scaled players are scaled in every coalition
 * @returns [64, C]; bit i of the row is PLAYERS[i]
 * @throws Error when there are more windows than one
 */
export function coalitionLogits(
  { parameters, config }: Pick<Network, 'parameters' | 'config'>,
  outputs: Pick<DbrOutputs, 'mask' | 'sharedRebalanced' | 'privateRebalanced' | 'unimodal'>,
  intervention: Intervention = NO_INTERVENTION,
): tf.Tensor2D {
  const [, windows] = outputs.mask.shape;
  if (windows !== 1) throw new Error(`Coalitions are of one window at a time, not of ${windows}.`);
  const players = weighPlayers(outputs, intervention.scales);
  if (stagesRun(config, intervention).brf) return reunion(parameters, players, outputs.unimodal, config);
  const [s, p] = [meanOf(players, 'shared'), meanOf(players, 'private')];
  return headLogit(parameters, config.stages.brf ? mix(tf.scalar(0.5), s, p) : tf.concat([s, p], 1));
}

/** With BRF: both branches read each other, are pooled with attention and mixed by the gate. */
function reunion(
  parameters: Parameters,
  players: Players,
  unimodal: tf.Tensor3D,
  config: DbrConfig,
): tf.Tensor2D {
  const { masks } = players;
  const read = readEachOther(parameters, players, config);
  const pooled = (branch: Branch) =>
    combine(
      poolVariants(parameters, `brf.${branch}Pool`, players[branch], read[branch], masks[branch]),
      variantOf(branch),
    );
  const s = pooled('shared');
  const p = pooled('private');
  const isIn = (branch: Branch) =>
    inBranch(branch).transpose<tf.Tensor2D>().mul<tf.Tensor2D>(presence(masks[branch])); // (M, 64)
  const heard = isIn('private');
  const present = isIn('shared').maximum<tf.Tensor2D>(heard);
  const gate = contextGate(parameters, { s, p }, present, opinions(unimodal, heard));
  return headLogit(parameters, mix(gate, s, p));
}

/** A softmax pooling that is not finished: of each modality without and with what it reads, 2M rows. */
interface Pooling {
  /** Largest logit, [1, 2M]. */
  largest: tf.Tensor2D;
  /** Sum of exp(logit - largest), [2M, 1], and of the same times the steps, [2M, d]; 0 where nothing is valid. */
  sum: tf.Tensor2D;
  weighted: tf.Tensor2D;
}

/** @param alone @param reading a branch's steps [M, 1, T, d], as they are and with what they read in the other */
function poolVariants(
  parameters: Parameters,
  name: string,
  alone: tf.Tensor4D,
  reading: tf.Tensor4D,
  mask: tf.Tensor3D,
): Pooling {
  const steps = tf.concat([alone, reading], 1); // (M, 2, T, d)
  const [m, variants, , d] = steps.shape;
  const logits = maskLogits(linear(parameters, name, steps).squeeze<tf.Tensor3D>([3]), mask); // (M, 2, T)
  const largest = logits.max<tf.Tensor3D>(-1, true);
  // The mask once more: with nothing valid every step is the largest.
  const weights = logits.sub(largest).exp().mul<tf.Tensor3D>(mask);
  return {
    largest: largest.reshape([1, m * variants]),
    sum: weights.sum(-1).reshape([m * variants, 1]),
    weighted: weights
      .expandDims(2)
      .matMul(steps)
      .reshape([m * variants, d]),
  };
}

/** Each coalition's pooled vector [64, d] from its own variants [64, 2M]; 0 where nothing is present. */
function combine({ largest, sum, weighted }: Pooling, chosen: tf.Tensor2D): tf.Tensor2D {
  const logits = maskLogits(largest, chosen); // (64, 2M)
  const factors = logits.sub(logits.max(-1, true)).minimum(0).exp().mul<tf.Tensor2D>(chosen);
  // The largest weighs 1, so the sum is at least that where anything is present.
  return factors.matMul<tf.Tensor2D>(weighted).div(factors.matMul(sum).maximum(0.5));
}

/** Without BRF: the mean of a branch's valid steps, of every coalition's own, [64, d]. */
function meanOf(players: Players, branch: Branch): tf.Tensor2D {
  const mask = players.masks[branch];
  const sums = maskSteps(players[branch], mask).sum<tf.Tensor3D>(2).squeeze<tf.Tensor2D>([1]); // (M, d)
  const members = inBranch(branch);
  return members.matMul<tf.Tensor2D>(sums).div(members.matMul(mask.sum(-1)).maximum(1));
}

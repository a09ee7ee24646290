import * as tf from '@tensorflow/tfjs';
import { branchPresence, headLogit, poolOf, readEachOther, reunionGate } from './brf.ts';
import { evenGate } from './brf-off.ts';
import type { ReadBranches } from './brf-outputs.ts';
import { inBranch, variantOf } from './coalition-members.ts';
import type { DbrConfig } from './config.ts';
import type { DbrOutputs } from './dbr.ts';
import { type Intervention, NO_INTERVENTION, stagesRun } from './intervention.ts';
import type { Branch } from './modalities.ts';
import type { Network } from './network.ts';
import { mixVariants, poolVariants } from './ops/coalition-pool.ts';
import { membership } from './ops/presence.ts';
import { affine, maskSteps } from './ops/primitives.ts';
import { type Parameters, parameter } from './parameters.ts';
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
 * @param read what BRF made of the same players in the same pass, where it is known
 * @returns [64, C]; bit i of the row is PLAYERS[i]
 * @throws Error when there are more windows than one
 */
export function coalitionLogits(
  { parameters, config }: Pick<Network, 'parameters' | 'config'>,
  outputs: Pick<DbrOutputs, 'mask' | 'sharedRebalanced' | 'privateRebalanced' | 'unimodal'>,
  intervention: Intervention = NO_INTERVENTION,
  read?: ReadBranches,
): tf.Tensor2D {
  const [, windows] = outputs.mask.shape;
  if (windows !== 1) throw new Error(`Coalitions are of one window at a time, not of ${windows}.`);
  const players = weighPlayers(outputs, intervention.scales);
  if (stagesRun(config, intervention).brf)
    return reunion(parameters, players, outputs.unimodal, config, read);
  const branches = {
    shared: meanOf(parameters, players, 'shared'),
    private: meanOf(parameters, players, 'private'),
  };
  if (config.stages.brf)
    return headLogit(parameters, branches, evenGate(parameters, branches.shared.shape[0]));
  const joined = tf.concat([branches.shared, branches.private], 1);
  return affine(
    joined,
    parameter(parameters, 'head.kernel'),
    parameter(parameters, 'head.bias'),
  ) as tf.Tensor2D;
}

/** With BRF: both branches read each other, are pooled with attention and mixed by the gate. */
function reunion(
  parameters: Parameters,
  players: Players,
  unimodal: tf.Tensor3D,
  config: DbrConfig,
  known?: ReadBranches,
): tf.Tensor2D {
  const { masks } = players;
  const there = branchPresence(masks);
  const read = known ?? readEachOther(parameters, players, there, config);
  const pooled = (branch: Branch) => {
    const [alone, reading, mask] = [players[branch], read[branch], masks[branch]];
    const pool = poolVariants({ alone, reading, mask, ...poolOf(parameters, branch) });
    return mixVariants({ pool, chosen: variantOf(parameters, branch) });
  };
  const branches = { shared: pooled('shared'), private: pooled('private') };
  const inPrivate = { members: inBranch(parameters, 'private'), there: there.private };
  const heard = membership(inPrivate);
  const present = membership({
    members: inBranch(parameters, 'shared'),
    there: there.shared,
    otherMembers: inPrivate.members,
    otherThere: inPrivate.there,
  });
  const gate = reunionGate(parameters, branches, { present, heard, unimodal }, config);
  return headLogit(parameters, branches, gate);
}

/** Without BRF: the mean of a branch's valid steps, of every coalition's own, [64, d]. */
function meanOf(parameters: Parameters, players: Players, branch: Branch): tf.Tensor2D {
  const mask = players.masks[branch];
  const sums = maskSteps(players[branch], mask).sum<tf.Tensor3D>(2).squeeze<tf.Tensor2D>([1]); // (M, d)
  const members = inBranch(parameters, branch).transpose<tf.Tensor2D>();
  return members.matMul<tf.Tensor2D>(sums).div(members.matMul(mask.sum(-1)).maximum(1));
}

import * as tf from '@tensorflow/tfjs';
import { brf } from './brf.ts';
import type { DbrOutputs } from './dbr.ts';
import { type Intervention, NO_INTERVENTION } from './intervention.ts';
import { MODALITIES, PLAYERS } from './modalities.ts';
import type { Network } from './network.ts';
import { weighPlayers } from './setup.ts';

const M = MODALITIES.length;
const COALITIONS = 2 ** PLAYERS.length;

/** Who is in which coalition, as a factor of a branch's mask: [M, 2^6, 1]; bit i of the coalition is player i. */
function membership(branch: number): tf.Tensor3D {
  const players = MODALITIES.map((_, m) => branch * M + m);
  return tf.tensor3d(
    players.map((player) =>
      Array.from({ length: COALITIONS }, (_, coalition) => [(coalition >> player) & 1]),
    ),
  );
}

/**
 * What the head says to every coalition of the six players {shared, private} x modality: BRF run once more for one
 * window, all 64 in one batch. A player that is out is masked in its branch alone, so that nothing reads its steps or
 * its opinion; a modality is there while either of its branches is. Call inside `tf.tidy`.
 *
 * TSF and AGPR are not run again: the players bring what these made of the whole window. Shapley values over
 * `sentimentOf` this sum to the prediction minus what the head says to nobody.
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
  const everywhere = <T extends tf.Tensor>(x: T): T =>
    x.tile([1, COALITIONS, ...x.shape.slice(2).map(() => 1)]);
  const { shared, private: privates, masks } = weighPlayers(outputs, intervention.scales);
  const players = {
    shared: everywhere(shared),
    private: everywhere(privates),
    masks: {
      shared: membership(0).mul(masks.shared) as tf.Tensor3D,
      private: membership(1).mul(masks.private) as tf.Tensor3D,
    },
  };
  return brf(parameters, players, everywhere(outputs.unimodal), config, intervention).logit;
}

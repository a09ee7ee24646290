import * as tf from '@tensorflow/tfjs';
import { brf } from '../../../src/model/brf.ts';
import { type DbrInputs, type Network, NO_INTERVENTION, PLAYERS } from '../../../src/model/index.ts';
import { usePrimitives as forcePrimitives } from '../../../src/model/ops/mode.ts';
import { readTraces } from '../../../src/model/readback.ts';
import { weighPlayers } from '../../../src/model/setup.ts';
import { FULL_TRACE, type TraceName } from '../../../src/model/trace.ts';

const COALITIONS = 2 ** PLAYERS.length;
const MAPS: readonly TraceName[] = [...FULL_TRACE, 'brfSharedToPrivateHeads', 'brfPrivateToSharedHeads'];

/** Runs work with every op in primitives of TensorFlow.js. */
export async function inPrimitives<Value>(work: () => Promise<Value>): Promise<Value> {
  forcePrimitives(true);
  try {
    return await work();
  } finally {
    forcePrimitives(false);
  }
}

/** The Laboratory's run as 0.1 made it: the full trace, then the last stage for every coalition with its own attention. */
export async function exploreAsIn01(network: Network, inputs: DbrInputs): Promise<void> {
  await readTraces(network, inputs, MAPS);
  const logits = tf.tidy(() => coalitionLogits(network, inputs));
  await logits.data();
  logits.dispose();
}

/** All 64 coalitions in one batch of the last stage, each a copy of the window whose masks leave its players in. */
function coalitionLogits({ parameters, config, forward }: Network, inputs: DbrInputs): tf.Tensor2D {
  const outputs = forward(inputs);
  const { shared, private: privates, masks } = weighPlayers(outputs, NO_INTERVENTION.scales);
  const everywhere = <T extends tf.Tensor>(x: T): T =>
    x.tile([1, COALITIONS, ...x.shape.slice(2).map(() => 1)]);
  const players = {
    shared: everywhere(shared),
    private: everywhere(privates),
    masks: {
      shared: membersOf('shared').mul<tf.Tensor3D>(masks.shared),
      private: membersOf('private').mul<tf.Tensor3D>(masks.private),
    },
  };
  return brf(parameters, players, everywhere(outputs.unimodal), config, NO_INTERVENTION).logit;
}

/** Which modalities of a branch each coalition has, [M, 64, 1]; bit i of its number is PLAYERS[i]. */
function membersOf(branch: (typeof PLAYERS)[number]['branch']): tf.Tensor3D {
  return tf.tensor3d(
    PLAYERS.flatMap((player, i) =>
      player.branch === branch
        ? [Array.from({ length: COALITIONS }, (_, coalition) => [(coalition >> i) & 1])]
        : [],
    ),
  );
}

import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { shapleyValues } from '../diagnostics/shapley.ts';
import { brf } from './brf.ts';
import { coalitionLogits } from './coalitions.ts';
import { type DbrOutputs, sentimentOf } from './dbr.ts';
import type { Intervention } from './intervention.ts';
import { ALL_STAGES, BRANCHES, type Branch, MODALITIES, type Modality, PLAYERS } from './modalities.ts';
import type { Network } from './network.ts';
import { weighPlayers } from './setup.ts';
import { describeOnBackends } from './testing/backends.ts';
import { largestDifference, readAll, sum } from './testing/numbers.ts';
import {
  describeSet,
  networkFor,
  STAGE_SWITCHES,
  SUBSETS,
  TINY_CONFIG,
  windowsFor,
} from './testing/windows.ts';

const EVERYONE = 2 ** PLAYERS.length - 1;
/** The coalition of both branches of some modalities. */
const bothBranches = (set: readonly Modality[]) =>
  PLAYERS.reduce((bits, { modality }, i) => (set.includes(modality) ? bits | (1 << i) : bits), 0);

/** Of one window: what every coalition gets to hear, and the network's own logit. */
function run(network: Network, present: readonly Modality[] = MODALITIES) {
  const inputs = windowsFor(network.config, { items: [present] });
  return readAll(() => {
    const outputs = network.forward(inputs);
    const coalitions = coalitionLogits(network, outputs);
    const nobody = network.parameters.get('head.bias') as tf.Tensor;
    return {
      coalitions,
      sentiments: sentimentOf(coalitions),
      logit: outputs.logit.clone(),
      sentiment: outputs.sentiment.clone(),
      bias: nobody.clone(),
    };
  });
}

/** The same the slow way: the last stage once for each coalition, with the masks of its members. */
function oneByOne(network: Network, outputs: DbrOutputs, intervention: Intervention): tf.Tensor {
  const { parameters, config } = network;
  const players = weighPlayers(outputs, intervention.scales);
  const logits = Array.from({ length: EVERYONE + 1 }, (_, coalition) => {
    const members = (branch: Branch) =>
      tf.tensor3d(
        PLAYERS.flatMap((player, i) => (player.branch === branch ? [[[(coalition >> i) & 1]]] : [])),
      );
    const masks = {
      shared: players.masks.shared.mul(members('shared')) as tf.Tensor3D,
      private: players.masks.private.mul(members('private')) as tf.Tensor3D,
    };
    return brf(parameters, { ...players, masks }, outputs.unimodal, config, intervention).logit;
  });
  return tf.concat(logits, 0);
}

describeOnBackends('coalitions', () => {
  test('players are the branches times the modalities', () => {
    expect(PLAYERS).toEqual(
      BRANCHES.flatMap((branch) => MODALITIES.map((modality) => ({ branch, modality }))),
    );
  });

  test.each(STAGE_SWITCHES)('all together say what the network says, nobody the bias, %o', async (stages) => {
    const { coalitions, logit, bias } = await run(networkFor({ ...TINY_CONFIG, stages }));
    expect(coalitions).toHaveLength(EVERYONE + 1);
    expect(coalitions[EVERYONE]).toBeCloseTo(logit[0] as number, 5);
    expect(coalitions[0]).toBeCloseTo(bias[0] as number, 5);
  });

  test('a class head has a row of classes for each', async () => {
    const { coalitions, logit } = await run(networkFor({ ...TINY_CONFIG, classes: 4 }));
    expect(coalitions).toHaveLength(4 * (EVERYONE + 1));
    expect(largestDifference(coalitions.slice(-4), logit)).toBeLessThan(1e-5);
  });

  test('Shapley values sum to the prediction minus what nobody says, whatever is there', async () => {
    const network = networkFor(TINY_CONFIG);
    for (const present of SUBSETS) {
      const { sentiments, sentiment } = await run(network, present);
      const phi = shapleyValues(sentiments);
      const gained = (sentiment[0] as number) - (sentiments[0] as number);
      expect(Math.abs(sum(phi) - gained), describeSet(present)).toBeLessThan(1e-5);
    }
  });

  test('the players of an absent modality change nothing, those of a present one do', async () => {
    const { sentiments } = await run(networkFor(TINY_CONFIG), ['language', 'visual']);
    shapleyValues(sentiments).forEach((phi, i) => {
      if (PLAYERS[i]?.modality === 'acoustic') expect(phi).toBe(0);
      else expect(Math.abs(phi)).toBeGreaterThan(1e-4);
    });
  });

  test('without TSF and AGPR, which look across modalities, a modality out of both branches is one that never was', async () => {
    const network = networkFor({ ...TINY_CONFIG, stages: { tsf: false, agpr: false, brf: true } });
    const { coalitions } = await run(network);
    for (const present of SUBSETS) {
      const { logit } = await run(network, present);
      expect(coalitions[bothBranches(present)], describeSet(present)).toBeCloseTo(logit[0] as number, 5);
    }
  });

  test('nothing reads a player that is out', async () => {
    const network = networkFor(TINY_CONFIG);
    const inputs = windowsFor(TINY_CONFIG, { items: [MODALITIES] });
    for (const [player, { branch, modality }] of PLAYERS.entries()) {
      const name = branch === 'shared' ? 'sharedRebalanced' : 'privateRebalanced';
      const { before, after } = await readAll(() => {
        const outputs = network.forward(inputs);
        const isPlayer = tf.tensor4d(MODALITIES.map((one) => [[[Number(one === modality)]]])); // (M, 1, 1, 1)
        const others = outputs[name].mul(tf.sub(1, isPlayer));
        const replaced = { ...outputs, [name]: others.add(outputs[name].mul(isPlayer).mul(-2)) };
        const opinion = outputs.unimodal.add(isPlayer.squeeze([3])) as tf.Tensor3D;
        return {
          before: coalitionLogits(network, outputs),
          after: coalitionLogits(
            network,
            branch === 'private' ? { ...replaced, unimodal: opinion } : replaced,
          ),
        };
      });
      before.forEach((logit, coalition) => {
        const message = `${branch} ${modality} replaced, coalition ${coalition.toString(2)}`;
        if ((coalition >> player) & 1)
          expect(Math.abs((after[coalition] as number) - logit), message).toBeGreaterThan(1e-5);
        else expect(after[coalition], message).toBe(logit);
      });
    }
  });

  test.each([
    { what: 'as trained', stages: ALL_STAGES },
    { what: 'BRF switched off', stages: { ...ALL_STAGES, brf: false } },
    {
      what: 'trained without BRF',
      stages: ALL_STAGES,
      config: { ...TINY_CONFIG, stages: { ...ALL_STAGES, brf: false } },
    },
    { what: 'classes', stages: ALL_STAGES, config: { ...TINY_CONFIG, classes: 3 } },
  ])('say what BRF says when it runs once more for each, $what', async ({ stages, config = TINY_CONFIG }) => {
    const network = networkFor(config);
    for (const scales of [PLAYERS.map(() => 1), [1, 0.5, 2, 0, 1.5, 1]]) {
      for (const present of [MODALITIES, ['acoustic', 'visual'] as const, []]) {
        const intervention = { stages, scales };
        const inputs = windowsFor(config, { items: [present] });
        const { fast, slow } = await readAll(() => {
          const outputs = network.forward(inputs, undefined, intervention);
          return {
            fast: coalitionLogits(network, outputs, intervention),
            slow: oneByOne(network, outputs, intervention),
          };
        });
        expect(largestDifference(fast, slow), `${describeSet(present)}, ${scales}`).toBeLessThan(1e-5);
      }
    }
  });

  test('are of one window', () => {
    const network = networkFor(TINY_CONFIG);
    const inputs = windowsFor(TINY_CONFIG);
    expect(() => tf.tidy(() => coalitionLogits(network, network.forward(inputs)))).toThrow(/one window/);
  });
});

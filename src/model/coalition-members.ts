import * as tf from '@tensorflow/tfjs';
import { constant } from './constants.ts';
import { type Branch, MODALITIES, type Modality, PLAYERS } from './modalities.ts';
import type { Parameters } from './parameters.ts';

/** Every set of the six players; bit i of its number is PLAYERS[i]. */
const COALITIONS = 2 ** PLAYERS.length;

const isIn = (coalition: number, branch: Branch, modality: Modality): boolean =>
  PLAYERS.some(
    (player, i) => player.branch === branch && player.modality === modality && (coalition >> i) & 1,
  );

const perCoalition = (row: (coalition: number) => boolean[]): number[][] =>
  Array.from({ length: COALITIONS }, (_, coalition) => row(coalition).map(Number));

const members = (branch: Branch) =>
  perCoalition((coalition) => MODALITIES.map((modality) => isIn(coalition, branch, modality)));

const variants = (branch: Branch, other: Branch) =>
  perCoalition((coalition) =>
    MODALITIES.flatMap((modality) => {
      const reads = isIn(coalition, other, modality);
      return [!reads, reads].map((variant) => variant && isIn(coalition, branch, modality));
    }),
  );

const MEMBERS_OF = { shared: members('shared'), private: members('private') };
const VARIANTS_OF = { shared: variants('shared', 'private'), private: variants('private', 'shared') };

/** Which modalities of a branch each coalition has, [M, 64]. */
export const inBranch = (parameters: Parameters, branch: Branch): tf.Tensor2D =>
  constant(parameters, `members of ${branch}`, [], () => tf.tensor2d(MEMBERS_OF[branch]).transpose());

/** Which of them read nothing in the other branch, and which read it, [64, 2M]: the other player is out, or in. */
export const variantOf = (parameters: Parameters, branch: Branch): tf.Tensor2D =>
  constant(parameters, `variants of ${branch}`, [], () => tf.tensor2d(VARIANTS_OF[branch]));

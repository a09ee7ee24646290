import * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';

export interface KeepMaskAttributes {
  shape: readonly number[];
  /** Share of numbers that are dropped, in [0, 1). */
  rate: number;
  /** Twelve integers below 2^32: the mask is theirs alone. */
  seed: readonly number[];
}

/** Integers that a mask is drawn from. */
export const KEEP_MASK_SEED = 12;

const LANES = 4;
/** Every number is a coin of 16 bits, two to a word. */
const COINS = 2 ** 16;
const WARM_UP = 16;

/** Coins below it drop their number, and what is kept is scaled so that the mean stays. */
export function oddsOf(rate: number): { dropped: number; kept: number } {
  const dropped = Math.round(rate * COINS);
  return { dropped, kept: COINS / (COINS - dropped) };
}

/**
 * The keep-mask of an inverted dropout (Srivastava et al., 2014): 0 at a number that is dropped, 1 / (1 - rate) at the
 * others. Four generators side by side (sfc32 of PractRand, Chris Doty-Humphrey), three of the seed's integers each, give
 * four words a round: their lower halves are the next four coins, their upper halves the four after these. Integers all
 * the way, so the same on every backend.
 */
export const KEEP_MASK: Op<object, KeepMaskAttributes> = {
  name: 'DbrKeepMask',
  moved: [],
  fixed: true,
  reference: (_, { shape, rate, seed }) => {
    const { dropped, kept } = oddsOf(rate);
    const size = tf.util.sizeFromShape([...shape]);
    const round = 2 * LANES;
    const mask = new Float32Array(Math.ceil(size / round) * round);
    for (let lane = 0; lane < LANES; lane++) {
      let [a, b, c] = seed.slice(3 * lane, 3 * lane + 3).map((word) => word | 0) as [number, number, number];
      let counter = 1;
      for (let i = lane - WARM_UP * round; i < mask.length; i += round) {
        const word = (((a + b) | 0) + counter) | 0;
        counter = (counter + 1) | 0;
        a = b ^ (b >>> 9);
        b = (c + (c << 3)) | 0;
        c = (((c << 21) | (c >>> 11)) + word) | 0;
        if (i < 0) continue;
        mask[i] = (word & (COINS - 1)) < dropped ? 0 : kept;
        mask[i + LANES] = word >>> 16 < dropped ? 0 : kept;
      }
    }
    return tf.tensor(mask.subarray(0, size), [...shape]);
  },
};

/** @returns a tensor of the shape asked for */
export function keepMask(attributes: KeepMaskAttributes): tf.Tensor {
  return run(KEEP_MASK, {}, attributes);
}

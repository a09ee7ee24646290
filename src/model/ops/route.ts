import * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';
import { affine, maskedMean, maskLogits, presence, roll, sliceFeatures } from './primitives.ts';

export interface RouteInputs {
  /** alpha [M, B, T, K] */
  assignment: tf.Tensor4D;
  /** [M, K, d] */
  anchors: tf.Tensor3D;
  /** [M, B, T] */
  mask: tf.Tensor3D;
  /**
   * The router's layers, one row per modality, [M, n]: borrower kernel [d, r] and bias [r], lender kernel and bias alike,
   * score kernel [r] and bias [1], none kernel [d] and bias [1].
   */
  layers: tf.Tensor2D;
}

export interface RouteAttributes {
  /** r, the router's hidden width. */
  hidden: number;
}

/** For a modality m its possible lenders are m + 1 and m + 2, modulo M. */
export const LENDERS = [1, 2] as const;

/** The router's layers out of their rows. */
function unpack(layers: tf.Tensor2D, d: number, hidden: number) {
  const [m] = layers.shape;
  let from = 0;
  const layer = (input: number, output: number) => {
    const kernel = sliceFeatures(layers, from, input * output).reshape([m, input, output]);
    const bias = sliceFeatures(layers, from + input * output, output);
    from += (input + 1) * output;
    return (x: tf.Tensor) => affine(x, kernel, bias);
  };
  return { borrower: layer(d, hidden), lender: layer(d, hidden), score: layer(hidden, 1), none: layer(d, 1) };
}

/**
 * From whom each modality borrows: softmax over {none, m+1, m+2} of what it and its lender are like on average, by the
 * anchors that explain them. An absent lender gets exactly 0.
 */
export const ROUTE: Op<RouteInputs, RouteAttributes> = {
  name: 'DbrRoute',
  moved: ['assignment', 'anchors', 'layers'],
  reference: ({ assignment, anchors, mask, layers }, { hidden }) => {
    const summary = maskedMean(assignment, mask).matMul(anchors); // (M, B, d)
    const { borrower, lender, score, none } = unpack(layers, anchors.shape[2], hidden);
    const own = borrower(summary);
    const present = presence(mask);
    const scores = LENDERS.map((by) => {
      // Rolled before the layer: the layer is the borrower's view of its lender.
      const view = lender(roll(summary, by));
      return maskLogits(score(own.add(view).tanh()), roll(present, by).expandDims(-1)); // (M, B, 1)
    });
    return tf.concat([none(summary), ...scores], 2).softmax();
  },
};

/** @returns [M, B, 3] */
export function routeLenders(inputs: RouteInputs, attributes: RouteAttributes): tf.Tensor3D {
  return run(ROUTE, inputs, attributes) as tf.Tensor3D;
}

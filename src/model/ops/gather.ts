import * as tf from '@tensorflow/tfjs';
import { type Op, run } from './op.ts';

/** `part0`, `part1` ...: tensors [lead, B, n], or [lead, 1, n] for the same in every row. */
export type GatherInputs = Record<`part${number}`, tf.Tensor3D>;

export interface GatherAttributes {
  /** B */
  batch: number;
}

/** Everything that is read back side by side, one row an item: part after part, each row by row of its leading axis. */
export const GATHER: Op<GatherInputs, GatherAttributes> = {
  name: 'DbrGather',
  moved: [],
  reference: (parts, { batch }) => {
    const rows = Object.values(parts).map((part) => {
      const [lead, items, n] = part.shape;
      const batchFirst = lead === 1 ? part : part.transpose([1, 0, 2]);
      const flat = batchFirst.reshape([items, lead * n]) as tf.Tensor2D;
      return items === batch ? flat : flat.add<tf.Tensor2D>(tf.zeros([batch, 1]));
    });
    return tf.concat(rows, 1);
  },
};

/** @returns [B, sum of lead * n] */
export function gather(parts: readonly tf.Tensor3D[], attributes: GatherAttributes): tf.Tensor2D {
  const inputs = Object.fromEntries(parts.map((part, index) => [`part${index}`, part]));
  return run(GATHER, inputs, attributes) as tf.Tensor2D;
}

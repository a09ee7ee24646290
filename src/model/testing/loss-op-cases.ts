import * as tf from '@tensorflow/tfjs';
import { CENTRAL_MOMENTS } from '../ops/losses/central-moments.ts';
import { CHANNEL_CORRELATION } from '../ops/losses/channel-correlation.ts';
import { countedRows } from '../ops/losses/counted-rows.ts';
import { DEBIASED_CKA } from '../ops/losses/debiased-cka.ts';
import { FEATURE_CKA } from '../ops/losses/feature-cka.ts';
import { MASKED_MEAN } from '../ops/masked-mean.ts';
import { noise } from './numbers.ts';
import type { OpCase, Sizes } from './op-cases.ts';

/** The ops of losses at the given sizes: three pairs of sets, of which one has no rows that count. */
export function lossOpCases({ b, t, heads, perHead, n, seed }: Sizes): Record<string, () => OpCase> {
  let drawn = seed * 100 + 50;
  const some = (...shape: number[]) => noise(shape, drawn++);
  const d = heads * perHead;
  const rows = 9 + t;
  const flags = [rows, rows - b, 0].map((counting, g) =>
    Array.from({ length: rows }, (_, row) => (row + g) % rows < counting),
  );
  const sets = () => {
    const { weights, counts } = countedRows(flags);
    // What the sets share keeps an unbiased estimate away from 0, where its floor is.
    const common = some(3, rows, 2);
    const set = () => tf.matMul(common, some(3, 2, d)).add(some(3, rows, d).mul(0.3));
    return { x: set(), other: set(), weights, attributes: { counts } };
  };
  const pair = (op: OpCase['op'] | object, name: 'y' | 'fixed') => () => {
    const { x, other, weights, attributes } = sets();
    return { op, inputs: { x, [name]: other, weights }, attributes } as OpCase;
  };
  return {
    'feature CKA': pair(FEATURE_CKA, 'y'),
    'feature CKA to a fixed set': pair(FEATURE_CKA, 'fixed'),
    'debiased CKA': pair(DEBIASED_CKA, 'y'),
    'debiased CKA to a fixed set': pair(DEBIASED_CKA, 'fixed'),
    'central moments': pair(CENTRAL_MOMENTS, 'y'),
    'channel correlation': () => {
      const { x, weights, attributes } = sets();
      return { op: CHANNEL_CORRELATION, inputs: { x, weights }, attributes } as unknown as OpCase;
    },
    'masked mean': () => {
      const mask = some(3, b, t)
        .greater(-0.7)
        .toFloat()
        .mul(some(3, b, 1).greater(-0.7).toFloat());
      return { op: MASKED_MEAN, inputs: { x: some(3, b, t, n), mask }, attributes: {} } as unknown as OpCase;
    },
  };
}

import * as tf from '@tensorflow/tfjs';

/** Normal noise, the same for the same seed on every backend. */
export function noise(shape: number[], seed: number, deviation = 1): tf.Tensor {
  return tf.randomNormal(shape, 0, deviation, 'float32', seed);
}

/** Everything `compute` returns, read back; every tensor made on the way is disposed. */
export async function readAll<Name extends string>(
  compute: () => Record<Name, tf.Tensor>,
): Promise<Record<Name, Float32Array>> {
  const tensors = tf.tidy(compute);
  const entries = Object.entries<tf.Tensor>(tensors).map(async ([name, tensor]) => {
    const values = (await tensor.data()) as Float32Array;
    return [name, values.slice()] as const;
  });
  const values = Object.fromEntries(await Promise.all(entries)) as Record<Name, Float32Array>;
  tf.dispose(Object.values(tensors));
  return values;
}

/** The same for one tensor. */
export async function read(compute: () => tf.Tensor): Promise<Float32Array> {
  return (await readAll(() => ({ values: compute() }))).values;
}

/** Largest absolute difference; Infinity when the lengths differ or anything is NaN, so that it never passes. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length || a.length === 0) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs((a[i] as number) - (b[i] as number));
    if (Number.isNaN(difference)) return Number.POSITIVE_INFINITY;
    largest = Math.max(largest, difference);
  }
  return largest;
}

export function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}

/** Row-major values as rows of `width`. */
export function rowsOf(values: Float32Array, width: number): Float32Array[] {
  return Array.from({ length: values.length / width }, (_, row) =>
    values.subarray(row * width, (row + 1) * width),
  );
}

import type { PlainTensor } from '../../../model/trace.ts';

/** One number of a row-major tensor. @throws RangeError when the place is outside its shape */
export function element({ shape, values }: PlainTensor, ...place: number[]): number {
  const index = shape.reduce((offset, size, axis) => offset * size + (place[axis] as number), 0);
  const inside =
    place.length === shape.length && place.every((at, axis) => at >= 0 && at < (shape[axis] ?? 0));
  if (!inside) throw new RangeError(`[${place}] is not in a tensor of [${shape}].`);
  return values[index] as number;
}

/** One axis' last row: the numbers at a place of all axes but the last. */
export function lastAxis(tensor: PlainTensor, ...place: number[]): Float32Array {
  const width = tensor.shape.at(-1) ?? 1;
  const row = place.reduce((offset, at, axis) => offset * (tensor.shape[axis] ?? 1) + at, 0);
  return tensor.values.subarray(row * width, (row + 1) * width);
}

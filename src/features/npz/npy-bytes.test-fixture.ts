import { expect } from 'vitest';
import type { NpyArray } from './npy-array.ts';
import { npyHeader } from './npy-header.ts';

/** An .npy file of the given data bytes. */
export function npyBytes(
  descr: string,
  shape: number[],
  data: ArrayLike<number>,
  fortranOrder = false,
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...npyHeader({ descr, fortranOrder, shape }), ...Array.from(data)]);
}

/** The bytes of a typed array. */
export function bytesOf(values: { buffer: ArrayBufferLike }): Uint8Array {
  return new Uint8Array(values.buffer);
}

export function expectSound({ shape, values }: NpyArray): void {
  expect(values.length).toBe(shape.reduce((product, axis) => product * axis, 1));
}

import { uniformStream } from '../uniform-stream.ts';
import type { VectorSet } from '../vector-set.ts';

/** N vectors of standard normal numbers (Box and Muller). */
export function normalVectors(utterances: number, width: number, seed: number): VectorSet {
  const uniform = uniformStream(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { values: Float64Array.from({ length: utterances * width }, normal), width };
}

/** Every row through `change`. */
export function mapRows({ values, width }: VectorSet, change: (row: number[]) => number[]): VectorSet {
  const rows = rowsOf({ values, width }).map(change);
  return { values: Float64Array.from(rows.flat()), width: rows[0]?.length ?? width };
}

/** One set plus `share` of another, number by number. */
export function mixed(one: VectorSet, other: VectorSet, share: number): VectorSet {
  return {
    values: Float64Array.from(one.values, (value, i) => value + share * (other.values[i] as number)),
    width: one.width,
  };
}

export function rowsOf({ values, width }: VectorSet): number[][] {
  const all = Array.from(values);
  return Array.from({ length: all.length / width }, (_, row) => all.slice(row * width, (row + 1) * width));
}

/** A rotation: Givens turns of neighbouring coordinates by 1 radian, one after the other. */
export function turned(row: readonly number[]): number[] {
  const result = [...row];
  for (let i = 0; i + 1 < result.length; i++) {
    const [a, b] = [result[i] as number, result[i + 1] as number];
    result[i] = a * Math.cos(1) - b * Math.sin(1);
    result[i + 1] = a * Math.sin(1) + b * Math.cos(1);
  }
  return result;
}

export const all = (utterances: number) => new Uint8Array(utterances).fill(1);

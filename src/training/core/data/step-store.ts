import type { StepSequence } from '../../../features/step-sequence.ts';
import type { PooledStep } from '../../../features/tracks.ts';

/** Feature sequences of many items laid end to end: item i owns steps offsets[i] .. offsets[i + 1]. */
export interface StepStore {
  /** Features a step. */
  width: number;
  /** [items + 1], in steps. */
  offsets: Uint32Array;
  /** [steps * width] */
  values: Float32Array;
  /** [steps], 1 valid, 0 a gap inside the item. */
  valid: Uint8Array;
}

/** Pooled steps as a sequence. */
export function sequenceOf(steps: readonly PooledStep[], width: number): StepSequence {
  const sequence = {
    width,
    values: new Float32Array(steps.length * width),
    valid: Uint8Array.from(steps, ({ valid }) => (valid ? 1 : 0)),
  };
  for (const [index, { values }] of steps.entries()) sequence.values.set(values, index * width);
  return sequence;
}

/** An empty store for items of the given lengths. */
export function allocateSteps(width: number, lengths: readonly number[]): StepStore {
  const offsets = new Uint32Array(lengths.length + 1);
  for (const [item, length] of lengths.entries()) offsets[item + 1] = (offsets[item] ?? 0) + length;
  const steps = offsets[lengths.length] ?? 0;
  return { width, offsets, values: new Float32Array(steps * width), valid: new Uint8Array(steps) };
}

/** Item `index`, as views. @throws RangeError when there is no such item. */
export function sequenceAt(store: StepStore, index: number): StepSequence {
  const start = store.offsets[index];
  const end = store.offsets[index + 1];
  if (start === undefined || end === undefined) throw new RangeError(`no item ${index} in the store`);
  return {
    width: store.width,
    values: store.values.subarray(start * store.width, end * store.width),
    valid: store.valid.subarray(start, end),
  };
}

/** Joins sequences into a store, in their order. @throws RangeError when a width differs. */
export function storeOf(width: number, sequences: readonly StepSequence[]): StepStore {
  const store = allocateSteps(
    width,
    sequences.map((sequence) => sequence.valid.length),
  );
  for (const [index, sequence] of sequences.entries()) {
    if (sequence.width !== width)
      throw new RangeError(`item ${index} is ${sequence.width} wide, not ${width}`);
    const item = sequenceAt(store, index);
    item.values.set(sequence.values);
    item.valid.set(sequence.valid);
  }
  return store;
}

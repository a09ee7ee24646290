import { MOST_STEPS } from '../../model/config.ts';
import type { Modality } from '../../model/modalities.ts';
import type { NumberArray } from '../npz/npy-array.ts';
import { NpzError } from '../npz/npz-error.ts';
import type { Npz } from '../npz/npz-reader.ts';
import type { StepSequence } from '../step-sequence.ts';

/** One modality of every sample. */
export interface ModalitySequences {
  /** d_m */
  width: number;
  /** Most steps of any sample, padding left out. */
  steps: number;
  /** One a sample, views of the file's array; null where the modality is absent. */
  sequences: (StepSequence | null)[];
}

/**
 * Reads the array [N, T, d] named like the modality and, where there is one, its mask [N, T]. Without a mask, steps of
 * nothing but zeros at either end of a sample are padding; in its middle they are data.
 * @throws NpzError when a shape does not fit, a mask is not of 0 and 1, or a valid step holds a number that is not finite
 */
export async function readSequences(npz: Npz, modality: Modality): Promise<ModalitySequences> {
  const array = await readNumbers(npz, modality);
  const [samples = 0, most = 0, width = 0] = array.shape;
  if (modality === 'language' && holdsTokenIds(array))
    throw new NpzError(
      modality,
      `is of shape (${array.shape.join(', ')}) and holds token ids, not vectors; run the language model on them and save its output, [samples, steps, features]`,
    );
  if (array.shape.length !== 3 || array.values.length === 0)
    throw new NpzError(modality, `is of shape (${array.shape.join(', ')}), not [samples, steps, features]`);
  const values = array.values instanceof Float32Array ? array.values : new Float32Array(array.values);
  const mask = await readMask(npz, modality, [samples, most]);
  const valid = mask ?? validWithoutMask(values, samples, most, width);
  const sequences = Array.from({ length: samples }, (_, sample) => {
    const own = valid.subarray(sample * most, (sample + 1) * most);
    const length = own.lastIndexOf(1) + 1;
    if (length === 0) return null;
    if (length > MOST_STEPS) throw tooLong(modality, sample, length);
    const start = sample * most * width;
    const sequence = {
      width,
      values: values.subarray(start, start + length * width),
      valid: own.subarray(0, length),
    };
    requireFinite(modality, sample, sequence);
    return sequence;
  });
  const steps = sequences.reduce((longest, sequence) => Math.max(longest, sequence?.valid.length ?? 0), 0);
  return { width, steps, sequences };
}

function tooLong(modality: Modality, sample: number, steps: number): NpzError {
  const merged = Math.ceil(steps / MOST_STEPS);
  return new NpzError(
    modality,
    `has ${steps} steps in sample ${sample}, a network takes ${MOST_STEPS} at most; average every ${merged} steps into one, or cut the sample into shorter ones`,
  );
}

/** Whether these are a tokenizer's numbers: ids [N, T], or BERT's ids, mask and segments [N, 3, T]. */
function holdsTokenIds({ shape, values }: NumberArray): boolean {
  const [, rows = 0, steps = 1] = shape;
  const ofThree = shape.length === 3 && rows === 3;
  if (shape.length !== 2 && !ofThree) return false;
  let largest = 0;
  for (const [at, value] of values.entries()) {
    if (!Number.isInteger(value) || value < 0) return false;
    if (ofThree && value > 1 && Math.floor(at / steps) % rows > 0) return false;
    largest = Math.max(largest, value);
  }
  return largest > 1;
}

/** An array of numbers. @throws NpzError when it is missing or holds text */
export async function readNumbers(npz: Npz, name: string): Promise<NumberArray> {
  const array = await npz.read(name);
  if (array.kind === 'text') throw new NpzError(name, 'holds text, not numbers');
  return array;
}

async function readMask(npz: Npz, modality: Modality, shape: number[]): Promise<Uint8Array | null> {
  const name = `${modality}_mask`;
  if (!npz.names.includes(name)) return null;
  const mask = await readNumbers(npz, name);
  if (mask.shape.join() !== shape.join())
    throw new NpzError(name, `is of shape (${mask.shape.join(', ')}), not (${shape.join(', ')})`);
  const wrong = mask.values.findIndex((value) => value !== 0 && value !== 1);
  if (wrong >= 0)
    throw new NpzError(name, `holds ${mask.values[wrong]} at ${place(wrong, shape)}, not 0 or 1`);
  return new Uint8Array(mask.values);
}

function validWithoutMask(values: Float32Array, samples: number, most: number, width: number): Uint8Array {
  const valid = new Uint8Array(samples * most);
  const isZero = (step: number) => {
    for (let i = step * width; i < (step + 1) * width; i++) if (values[i] !== 0) return false;
    return true;
  };
  for (let start = 0; start < valid.length; start += most) {
    let first = start;
    let end = start + most;
    while (end > first && isZero(end - 1)) end -= 1;
    while (first < end && isZero(first)) first += 1;
    valid.fill(1, first, end);
  }
  return valid;
}

function requireFinite(name: string, sample: number, { width, values, valid }: StepSequence): void {
  for (let step = 0; step < valid.length; step++) {
    if (!valid[step]) continue;
    for (let i = step * width; i < (step + 1) * width; i++) {
      if (Number.isFinite(values[i])) continue;
      throw new NpzError(name, `holds ${values[i]} at [${sample}, ${step}, ${i - step * width}]`);
    }
  }
}

/** Where an element stands, as NumPy indexes it. */
export function place(index: number, shape: readonly number[]): string {
  const indices: number[] = [];
  let rest = index;
  for (const axis of shape.toReversed()) {
    indices.unshift(rest % axis);
    rest = Math.floor(rest / axis);
  }
  return `[${indices.join(', ')}]`;
}

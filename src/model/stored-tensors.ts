import { Float16Array as PortableFloat16Array } from '@petamoriken/float16';
import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import { isTrainable } from './network.ts';
import type { ParameterSpec, Parameters } from './parameters.ts';

/** What a network's JSON half says of its tensors; the other half is their values, in this order, little-endian. */
export const tensorFields = {
  precision: z.enum(['float16', 'float32']),
  tensors: z.array(z.strictObject({ name: z.string(), shape: z.array(z.int().min(1)).max(4) })).max(1000),
};
/** What else a network's JSON half may hold: intervals, made from these weights and read by `src/diagnostics`. */
export const besideTensors = { interval: z.unknown().optional() };
const tensorSchema = z.object(tensorFields);
export type StoredTensors = z.infer<typeof tensorSchema>;
export type Precision = StoredTensors['precision'];

/** The browser's own where it has one: the other takes ten times as long. */
const Float16Array =
  (globalThis as { Float16Array?: typeof PortableFloat16Array }).Float16Array ?? PortableFloat16Array;

/** The largest number float16 holds. */
const FLOAT16_LIMIT = 65504;

/** A network file that is not what it says. The message names the trouble. */
export class NetworkFileError extends Error {
  override name = 'NetworkFileError';
}

/**
 * Packs parameters.
 * @param wanted float16 gives way to float32 when a value (a feature's mean in hertz, say) is beyond its range
 */
export function packTensors(
  specs: ParameterSpec[],
  parameters: Parameters,
  wanted: Precision,
): StoredTensors & { bytes: Uint8Array } {
  const tensors = specs.map(({ name, shape }) => ({ name, shape }));
  const values = tensors.flatMap(({ name }) => [...(parameters.get(name)?.dataSync() ?? [])]);
  const precision = values.every((value) => Math.abs(value) <= FLOAT16_LIMIT) ? wanted : 'float32';
  const typed = precision === 'float16' ? Float16Array.from(values) : Float32Array.from(values);
  return { precision, tensors, bytes: new Uint8Array(typed.buffer as ArrayBuffer) };
}

/**
 * Unpacks the parameters a configuration has.
 * @param bytes the values; length must match exactly
 * @param options.trainable make trainable parameters variables, so that training can go on
 * @throws NetworkFileError naming the trouble: other shapes, truncated, not finite
 */
export function unpackTensors(
  specs: ParameterSpec[],
  { tensors, precision }: StoredTensors,
  bytes: Uint8Array,
  options: { trainable?: boolean } = {},
): Map<string, tf.Tensor> {
  assertMatch(specs, { tensors, precision }, bytes);
  const values = readValues(bytes, precision);
  if (!values.every(Number.isFinite))
    throw new NetworkFileError('The weights hold values that are not finite.');
  assertPositiveDeviations(specs, values);

  const parameters = new Map<string, tf.Tensor>();
  let offset = 0;
  for (const spec of specs) {
    const size = sizeOf(spec);
    const tensor = tf.tensor(values.slice(offset, offset + size), spec.shape);
    const trains = options.trainable === true && isTrainable(spec);
    parameters.set(spec.name, trains ? tf.variable(tensor, true) : tensor);
    if (trains) tensor.dispose();
    offset += size;
  }
  return parameters;
}

function assertMatch(
  specs: ParameterSpec[],
  { tensors, precision }: StoredTensors,
  { byteLength }: Uint8Array,
): void {
  if (tensors.length !== specs.length) {
    throw new NetworkFileError(
      `The file holds ${tensors.length} tensors, this configuration has ${specs.length}.`,
    );
  }
  const expected = specs.reduce((sum, spec) => sum + sizeOf(spec), 0) * (precision === 'float16' ? 2 : 4);
  if (byteLength !== expected) {
    throw new NetworkFileError(`The weights have ${byteLength} bytes, ${expected} were expected.`);
  }
  specs.forEach((spec, index) => {
    const stored = tensors[index];
    if (stored?.name !== spec.name || stored.shape.join() !== spec.shape.join()) {
      throw new NetworkFileError(
        `Tensor ${index} is ${stored?.name} [${stored?.shape}], expected ${spec.name} [${spec.shape}].`,
      );
    }
  });
}

function sizeOf({ shape }: ParameterSpec): number {
  return shape.reduce((a, b) => a * b, 1);
}

/** Features are divided by these: a 0 would make every prediction NaN. */
function assertPositiveDeviations(specs: ParameterSpec[], values: Float32Array): void {
  let offset = 0;
  for (const spec of specs) {
    const end = offset + sizeOf(spec);
    if (spec.initialiser === 'statistic-std' && values.subarray(offset, end).some((std) => std <= 0)) {
      throw new NetworkFileError(`${spec.name} holds a standard deviation that is not positive.`);
    }
    offset = end;
  }
}

function readValues(bytes: Uint8Array, precision: Precision): Float32Array {
  // A copy, so that it starts on a boundary; slice() would not do, which on Node's Buffer is a view.
  const aligned = new Uint8Array(bytes).buffer;
  return new Float32Array(precision === 'float16' ? new Float16Array(aligned) : aligned);
}

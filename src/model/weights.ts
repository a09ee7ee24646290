import { Float16Array } from '@petamoriken/float16';
import * as tf from '@tensorflow/tfjs';
import { z } from 'zod';
import type { DbrConfig } from './config.ts';
import { dbrSpecs } from './dbr.ts';
import { isTrainable, type Network, networkOf } from './network.ts';
import type { ParameterSpec } from './parameters.ts';

const FORMAT = 'dbr-network';
const VERSION = 1;

/** Bounds on what a file may ask for: enough for other people's features, too little to exhaust memory. */
const width = z.int().min(1).max(8192);
const perModality = z.strictObject({ language: width, acoustic: width, visual: width });
const kernel = z
  .int()
  .min(1)
  .max(15)
  .refine((n) => n % 2 === 1, 'an odd number');

const configSchema = z
  .strictObject({
    widths: perModality,
    steps: z.int().min(1).max(512),
    width: z.int().min(4).max(1024),
    heads: z.int().min(1).max(64),
    kernels: z.strictObject({ language: kernel, acoustic: kernel, visual: kernel }),
    nodes: z.int().min(1).max(64),
    anchors: z.int().min(2).max(64),
    classes: z.int().min(1).max(1000),
    stages: z.strictObject({ tsf: z.boolean(), agpr: z.boolean(), brf: z.boolean() }),
  })
  .refine((config) => config.width % config.heads === 0, 'width must be a multiple of heads')
  .refine((config) => config.anchors <= config.width, 'anchors start orthogonal: at most as many as width');

const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  precision: z.enum(['float16', 'float32']),
  config: configSchema,
  tensors: z.array(z.strictObject({ name: z.string(), shape: z.array(z.int().min(1)).max(4) })).max(1000),
});

/** The JSON half of a stored network; the other half is the tensors' values, in this order, little-endian. */
export type NetworkFile = z.infer<typeof fileSchema>;

/** The largest number float16 holds. */
const FLOAT16_LIMIT = 65504;

/** A network file that is not what it says. The message names the trouble. */
export class NetworkFileError extends Error {
  override name = 'NetworkFileError';
}

/** @throws NetworkFileError when the configuration is out of bounds */
export function parseConfig(value: unknown): DbrConfig {
  const parsed = configSchema.safeParse(value);
  if (!parsed.success)
    throw new NetworkFileError(`Not a network configuration: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/**
 * Writes a network. float16 halves the download and costs about 1e-3 of a value, far less than a step of training;
 * checkpoints use float32.
 * @param wanted float16 gives way to float32 when a value (a feature's mean in hertz, say) is beyond its range
 */
export function serializeNetwork(
  network: Network,
  wanted: NetworkFile['precision'] = 'float16',
): { json: NetworkFile; bytes: Uint8Array } {
  const tensors = dbrSpecs(network.config).map(({ name, shape }) => ({ name, shape }));
  const values = tensors.flatMap(({ name }) => [...(network.parameters.get(name)?.dataSync() ?? [])]);
  const precision = values.every((value) => Math.abs(value) <= FLOAT16_LIMIT) ? wanted : 'float32';
  const typed = precision === 'float16' ? Float16Array.from(values) : Float32Array.from(values);
  return {
    json: { format: FORMAT, version: VERSION, precision, config: network.config, tensors },
    bytes: new Uint8Array(typed.buffer as ArrayBuffer),
  };
}

/**
 * Reads a network written by `serializeNetwork`.
 * @param json parsed JSON, not trusted
 * @param bytes the values; length must match exactly
 * @param options.trainable make trainable parameters variables, so that training can go on
 * @throws NetworkFileError naming the trouble: not this format, other shapes, truncated, not finite
 */
export function loadNetwork(
  json: unknown,
  bytes: Uint8Array,
  options: { trainable?: boolean } = {},
): Network {
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) throw new NetworkFileError(`Not a network file: ${z.prettifyError(parsed.error)}`);
  const { config, tensors, precision } = parsed.data;
  const specs = dbrSpecs(config);
  if (tensors.length !== specs.length) {
    throw new NetworkFileError(
      `The file holds ${tensors.length} tensors, this configuration has ${specs.length}.`,
    );
  }
  const count = specs.reduce((sum, spec) => sum + sizeOf(spec), 0);
  const bytesPerValue = precision === 'float16' ? 2 : 4;
  if (bytes.byteLength !== count * bytesPerValue) {
    throw new NetworkFileError(
      `The weights have ${bytes.byteLength} bytes, ${count * bytesPerValue} were expected.`,
    );
  }
  specs.forEach((spec, index) => {
    const stored = tensors[index];
    if (stored?.name !== spec.name || stored.shape.join() !== spec.shape.join()) {
      throw new NetworkFileError(
        `Tensor ${index} is ${stored?.name} [${stored?.shape}], expected ${spec.name} [${spec.shape}].`,
      );
    }
  });
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
  return networkOf(config, parameters);
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

function readValues(bytes: Uint8Array, precision: NetworkFile['precision']): Float32Array {
  // A copy, so that it starts on a boundary; slice() would not do, which on Node's Buffer is a view.
  const aligned = new Uint8Array(bytes).buffer;
  return precision === 'float16' ? Float32Array.from(new Float16Array(aligned)) : new Float32Array(aligned);
}

import { z } from 'zod';
import { type DbrConfig, MOST_STEPS } from './config.ts';
import { dbrSpecs } from './dbr.ts';
import { extractorNames } from './extractor-names.ts';
import { byModality, byStage } from './modalities.ts';
import { type Network, networkOf } from './network.ts';
import {
  besideTensors,
  NetworkFileError,
  type Precision,
  packTensors,
  tensorFields,
  unpackTensors,
} from './stored-tensors.ts';

const FORMAT = 'dbr-network';
const VERSION = 1;

/** Bounds on what a file may ask for: enough for other people's features, too little to exhaust memory. */
const width = z.int().min(1).max(8192);
const perModality = z.strictObject(byModality(() => width));
const kernel = z
  .int()
  .min(1)
  .max(15)
  .refine((n) => n % 2 === 1, 'an odd number');

export const configFields = {
  widths: perModality,
  steps: z.int().min(1).max(MOST_STEPS),
  extractors: extractorNames.optional(),
  width: z.int().min(4).max(1024),
  heads: z.int().min(1).max(64),
  kernels: z.strictObject(byModality(() => kernel)),
  nodes: z.int().min(1).max(64),
  anchors: z.int().min(2).max(64),
  opinions: z.enum(['own', 'rebalanced']).optional(),
  classes: z.int().min(1).max(1000),
  stages: z.strictObject(byStage(() => z.boolean())),
};
const configSchema = z
  .strictObject(configFields)
  .refine((config) => config.width % config.heads === 0, 'width must be a multiple of heads')
  .refine((config) => config.anchors <= config.width, 'anchors start orthogonal: at most as many as width');

const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  config: configSchema,
  ...tensorFields,
  ...besideTensors,
});

/** The JSON half of a stored network, but for what is made from its weights; the other half is the tensors' values, in this order, little-endian. */
export type NetworkFile = Omit<z.infer<typeof fileSchema>, keyof typeof besideTensors>;

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
  wanted: Precision = 'float16',
): { json: NetworkFile; bytes: Uint8Array } {
  const { bytes, precision, tensors } = packTensors(dbrSpecs(network.config), network.parameters, wanted);
  return { json: { format: FORMAT, version: VERSION, precision, config: network.config, tensors }, bytes };
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
  const { config } = parsed.data;
  return networkOf(config, unpackTensors(dbrSpecs(config), parsed.data, bytes, options));
}

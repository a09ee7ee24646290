import { z } from 'zod';
import { NetworkFileError } from '../../../model/index.ts';
import {
  besideTensors,
  type Precision,
  packTensors,
  tensorFields,
  unpackTensors,
} from '../../../model/stored-tensors.ts';
import { configFields } from '../../../model/weights.ts';
import { type LateFusion, lateFusionOf, lateFusionSpecs } from './late-fusion.ts';

export const LATE_FUSION_FORMAT = 'late-fusion';
const VERSION = 1;

const { widths, steps, extractors, width, kernels, classes } = configFields;
const fileSchema = z.strictObject({
  format: z.literal(LATE_FUSION_FORMAT),
  version: z.literal(VERSION),
  config: z.strictObject({ widths, steps, extractors, width, kernels, classes }),
  ...tensorFields,
  ...besideTensors,
});
type LateFusionFile = z.infer<typeof fileSchema>;

/** Writes a baseline, as `serializeNetwork` writes a DBR network. */
export function serializeLateFusion(
  { config, parameters }: LateFusion,
  wanted: Precision,
): { json: LateFusionFile; bytes: Uint8Array } {
  const { bytes, precision, tensors } = packTensors(lateFusionSpecs(config), parameters, wanted);
  return { json: { format: LATE_FUSION_FORMAT, version: VERSION, precision, config, tensors }, bytes };
}

/**
 * Reads a baseline written by `serializeLateFusion`.
 * @param json parsed JSON, not trusted
 * @param options.trainable make trainable parameters variables, so that training can go on
 * @throws NetworkFileError naming the trouble
 */
export function loadLateFusion(
  json: unknown,
  bytes: Uint8Array,
  options: { trainable?: boolean } = {},
): LateFusion {
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) throw new NetworkFileError(`Not a late-fusion file: ${z.prettifyError(parsed.error)}`);
  const { config } = parsed.data;
  return lateFusionOf(config, unpackTensors(lateFusionSpecs(config), parsed.data, bytes, options));
}

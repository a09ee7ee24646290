import { z } from 'zod';
import { VARIANT_NAMES } from '../../core/plan/variants.ts';
import { figure, resultsSchema } from '../evaluation-record.ts';

const runSchema = z.object({
  seed: z.int(),
  /** Counted from 0. */
  bestEpoch: z.int(),
  /** Median seconds of an epoch, its validation included. */
  epochSeconds: figure,
  results: resultsSchema,
  /** Figures of the reference bank, as `diagnosticsSummary` names them; none for late fusion. */
  diagnostics: z.record(z.string(), z.number()),
});

/** models/dbr/ablations.json: what the runs of a study came to, variant by variant. */
export const ablationsSchema = z.object({
  /** SHA-256 over the configuration all variants were derived from, its first 12 digits. */
  config: z.string(),
  epochs: z.int(),
  samplesPerEpoch: z.int(),
  /** Compositions of every sentence in a row of composed samples; the same ones for every run. */
  compositions: z.int(),
  variants: z.partialRecord(z.enum(VARIANT_NAMES), z.array(runSchema)),
});
export type Ablations = z.infer<typeof ablationsSchema>;
export type AblationRun = z.infer<typeof runSchema>;

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { byStage } from '../../model/modalities.ts';
import type { Evaluation, RowMetrics } from '../core/judging/evaluation.ts';
import type { FaceShift } from '../core/judging/face-shift.ts';
import { diagnosticsSchema } from './diagnostics-record.ts';
import { intervalRecordSchema } from './intervals.ts';
import { DataFileError } from './readers/data-file-error.ts';

/** JSON has no NaN: a figure that is undefined is written as null. */
export const figure = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN);

export const metricsSchema = z.object({
  acc2_non0: figure,
  acc2_has0: figure,
  f1_non0: figure,
  f1_has0: figure,
  acc5: figure,
  acc7: figure,
  mae: figure,
  corr: figure,
  missed: figure.optional(),
  signs_balanced: figure.optional(),
  coverage: figure.optional(),
  width: figure.optional(),
}) satisfies z.ZodType<RowMetrics>;

const conditions = z.record(z.string(), metricsSchema);

/** A network's results on the rows its training never saw, by what they were measured on. */
export const resultsSchema = z.record(
  z.string(),
  z.object({
    task: z.enum(['text', 'speech', 'faces', 'composed', 'pairs', 'behaviour']),
    n: z.int().nonnegative(),
    conditions,
    variants: z.record(z.string(), conditions),
  }) satisfies z.ZodType<Evaluation>,
);
export type Results = z.infer<typeof resultsSchema>;

/** Where a folder's record lies. */
export const RECORD_FILE = 'evaluation.json';
/** The results' name of the composed samples. */
export const COMPOSED = 'composed samples';
/** That of the sentences made from templates. */
export const BEHAVIOUR = 'templates';

const faceShiftSchema = z.object({
  sentences: z.int().nonnegative(),
  withoutFace: figure,
  neutralFace: figure,
  neutralPictures: z.int().nonnegative(),
  emotions: z.record(
    z.string(),
    z.object({ pictures: z.int(), shift: figure, error: figure, trained: z.int().nonnegative() }),
  ),
}) satisfies z.ZodType<FaceShift>;

/** What a card says of the configuration and judging needs of it; the rest is kept as it is. */
const configSchema = z.looseObject({
  data: z.looseObject({
    text: z.looseObject({
      whole: z.array(z.string()),
      sampled: z.array(z.string()),
      validation: z.array(z.string()),
      portions: z
        .array(z.looseObject({ file: z.string(), samples: z.number(), alone: z.boolean().default(false) }))
        .default([]),
      behaviour: z.number().default(0),
    }),
    speech: z.string(),
    faces: z.string(),
    pairs: z.string().optional(),
  }),
  samplesPerEpoch: z.number(),
  shares: z
    .looseObject({
      congruent: z.number(),
      neutral: z.number(),
      free: z.number(),
      alone: z.number(),
      takes: z.number().optional(),
    })
    .optional(),
  epochs: z.number(),
  architecture: z.string().optional(),
  losses: z.record(z.string(), z.number()),
  huber: z.number().default(0),
  network: z.looseObject({
    stages: z.object(byStage(() => z.boolean())),
  }),
});

const recordSchema = z.object({
  seed: z.int(),
  /** Counted from 0. */
  bestEpoch: z.int(),
  /** How long each epoch took, its validation included. */
  epochSeconds: z.array(z.number()).default([]),
  /** The tfjs backend it was trained on. */
  backend: z.string().optional(),
  /** Compositions of every sentence in a row of composed samples. */
  compositions: z.int().positive().default(1),
  config: configSchema,
  /** What was done to the weights after that run, in a sentence. */
  afterwards: z.string().optional(),
  results: resultsSchema,
  faceShift: faceShiftSchema.nullable().default(null),
  /** How the intervals do; null for a network that has none. */
  interval: intervalRecordSchema.nullable().default(null),
  /** What the reference bank says; null for a network that has none. */
  diagnostics: diagnosticsSchema.nullable().default(null),
});

/** evaluation.json: which run a folder's weights come from and how they do on rows that were never trained on. */
export type EvaluationRecord = z.infer<typeof recordSchema>;

/** @throws DataFileError when the folder's evaluation.json is missing or something else */
export async function readRecord(folder: string): Promise<EvaluationRecord> {
  return readJson(join(folder, RECORD_FILE), recordSchema);
}

/** A JSON file that fits a schema. @throws DataFileError naming file and trouble */
export async function readJson<Value>(file: string, schema: z.ZodType<Value, unknown>): Promise<Value> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const trouble = cause.code === 'ENOENT' ? 'no such file' : `cannot be read (${cause.code})`;
    throw new DataFileError(file, null, trouble, { cause });
  });
  const parsed = schema.safeParse(jsonOf(file, text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DataFileError(file, null, `${issue?.path.join('.')}: ${issue?.message}`);
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DataFileError(file, null, 'is not JSON', { cause });
  }
}

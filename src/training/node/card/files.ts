import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { BankDiagnostics } from '../../../diagnostics/index.ts';
import type { ClassMetrics } from '../../core/judging/metrics.ts';
import { type EvaluationRecord, figure, RECORD_FILE, readJson, readRecord } from '../evaluation-record.ts';
import { type Ablations, ablationsSchema } from '../studies/ablations-file.ts';

const networkSchema = z.object({
  tensors: z.array(z.object({ name: z.string(), shape: z.array(z.int()) })),
});

const choicesSchema = z.array(
  z.object({
    name: z.string(),
    change: z.string(),
    epochs: z.int(),
    seed: z.int(),
    validation: z.record(z.string(), figure),
  }),
);
/** Settings that were tried, in their order, and how each did on the validation rows. */
export type Choices = z.infer<typeof choicesSchema>;

const classMetrics = z.object({
  accuracy: figure,
  f1_macro: figure,
  precision_macro: figure,
  recall_macro: figure,
}) satisfies z.ZodType<ClassMetrics>;

const intentsSchema = classMetrics.extend({
  command: z.string(),
  n: z.int(),
  classes: z.int(),
  /** What simpler rules come to on the same vectors. */
  baselines: z.record(z.string(), classMetrics).default({}),
});
/** How a class head does: a network for MIntRec's intents, language alone. */
export type Intents = z.infer<typeof intentsSchema>;

/** Everything a card is made from: what lies beside a network's weights. What is null is not there. */
export interface CardFiles {
  /** The folder's own name. */
  name: string;
  record: EvaluationRecord;
  /** Trained parameters. */
  parameters: number;
  /** True when the folder holds the configuration its network is trained with. */
  hasConfig: boolean;
  ablations: Ablations | null;
  choices: Choices | null;
  intents: Intents | null;
  /** What plain decoupling's reference bank says, where the network in `plain` beside this one has one. */
  plainDiagnostics: BankDiagnostics | null;
  /** Folders beside this one that hold a card. */
  siblings: string[];
}

/** @throws DataFileError when evaluation.json or model.json is missing, or a file is something else than it should be */
export async function readCardFiles(folder: string): Promise<CardFiles> {
  const optional = async <Value>(file: string, schema: z.ZodType<Value, unknown>) =>
    existsSync(join(folder, file)) ? readJson(join(folder, file), schema) : null;
  const { tensors } = await readJson(join(folder, 'model.json'), networkSchema);
  return {
    name: basename(folder),
    record: await readRecord(folder),
    parameters: trainedParameters(tensors),
    hasConfig: existsSync(join(folder, 'train.json')),
    ablations: await optional('ablations.json', ablationsSchema),
    choices: await optional('choices.json', choicesSchema),
    intents: await optional('mintrec.json', intentsSchema),
    plainDiagnostics: await diagnosticsOf(join(dirname(folder), 'plain'), folder),
    siblings: await siblingsWithCard(folder),
  };
}

/** Of a network beside the one the card is for. */
async function diagnosticsOf(sibling: string, folder: string): Promise<BankDiagnostics | null> {
  const there = sibling !== folder && existsSync(join(sibling, RECORD_FILE));
  return there ? (await readRecord(sibling)).diagnostics : null;
}

function trainedParameters(tensors: z.infer<typeof networkSchema>['tensors']): number {
  return tensors
    .filter(({ name }) => !/^projection\.\w+\.(mean|std)$/.test(name))
    .reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
}

async function siblingsWithCard(folder: string): Promise<string[]> {
  const parent = dirname(folder);
  const entries = await readdir(parent, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== basename(folder))
    .map(({ name }) => name)
    .filter((name) => existsSync(join(parent, name, 'card.md')))
    .sort();
}

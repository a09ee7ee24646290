import { Float16Array } from '@petamoriken/float16';
import { z } from 'zod';
import type { DbrConfig } from '../model/config.ts';
import { extractorNames } from '../model/extractor-names.ts';
import { byStage, MODALITIES } from '../model/modalities.ts';
import type { Column, UtteranceTable } from './utterance-table.ts';

const FORMAT = 'dbr-bank';
const VERSION = 1;
const M = MODALITIES.length;

/** What of a network's configuration a bank is of: what fixes its shape, and what made the features. */
type BankConfig = Pick<DbrConfig, 'width' | 'anchors' | 'stages' | 'extractors'>;

/**
 * A reference bank: held-out utterances as one network summarises them, with what they should have come out as. Ships
 * beside the weights, so that numbers over many utterances can be shown before a session has enough of its own.
 */
export interface Bank extends UtteranceTable {
  /** Of the compositions: banks of the same seed and data hold the same utterances in the same order. */
  seed: number;
  config: BankConfig;
  /** [N], what the prediction should be. */
  label: Float32Array;
  /** [M, N], each modality's own sentiment, present or not. */
  valences: Float32Array;
}

const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  seed: z.int().min(0),
  /** Bounds keep a file from exhausting memory: a Gram matrix is [N, N]. */
  utterances: z.int().min(1).max(2048),
  config: z.strictObject({
    width: z.int().min(1).max(1024),
    anchors: z.int().min(2).max(64),
    stages: z.strictObject(byStage(() => z.boolean())),
    extractors: extractorNames.optional(),
  }),
  arrays: z.array(z.strictObject({ name: z.string(), shape: z.array(z.int().min(1)).max(3) })).max(20),
});

/** The JSON half of a stored bank; the other half is the arrays' values, in this order, float16 little-endian. */
export type BankFile = z.infer<typeof fileSchema>;

/** A bank file that is not what it says. The message names the trouble. */
export class BankFileError extends Error {
  override name = 'BankFileError';
}

interface ArraySpec {
  name: Column | 'label' | 'valences';
  shape: number[];
  /** Smallest and largest value it may hold. */
  range: readonly [number, number];
}

const SENTIMENT = [-3, 3] as const;
const SHARE = [0, 1] as const;
const SIGNED_SHARE = [-1, 1] as const;
const FINITE = [-Number.MAX_VALUE, Number.MAX_VALUE] as const;

/** Every array of a bank, in the order of the file. What a stage that is off would repeat or never had is left out. */
function arraySpecs(utterances: number, { width, anchors, stages }: BankConfig): ArraySpec[] {
  const vectors = [M, utterances, width];
  const each = [M, utterances];
  const specs: (ArraySpec | false)[] = [
    { name: 'label', shape: [utterances], range: SENTIMENT },
    { name: 'prediction', shape: [utterances], range: SENTIMENT },
    { name: 'valences', shape: each, range: SENTIMENT },
    { name: 'present', shape: each, range: SHARE },
    { name: 'balance', shape: [utterances], range: SIGNED_SHARE },
    { name: 'balanceByModality', shape: each, range: SIGNED_SHARE },
    { name: 'contribution', shape: [M, utterances, 2], range: FINITE },
    { name: 'magnitude', shape: [M, utterances, 2], range: FINITE },
    { name: 'bias', shape: [utterances], range: FINITE },
    // Linear, unlike the prediction: a little beyond the scale's ends is no fault of the file.
    { name: 'unimodal', shape: each, range: FINITE },
    { name: 'shared', shape: vectors, range: FINITE },
    { name: 'private', shape: vectors, range: FINITE },
    stages.tsf && { name: 'sharedRebalanced', shape: vectors, range: FINITE },
    stages.agpr && { name: 'privateRebalanced', shape: vectors, range: FINITE },
    stages.agpr && { name: 'route', shape: [M, utterances, 1 + M], range: SHARE },
    stages.agpr && { name: 'borrow', shape: each, range: SHARE },
    stages.agpr && { name: 'anchorUse', shape: [M, utterances, anchors], range: SHARE },
    stages.agpr && { name: 'anchorEntropy', shape: each, range: SHARE },
    stages.brf && { name: 'gate', shape: [utterances], range: SHARE },
  ];
  return specs.filter((spec) => spec !== false);
}

/**
 * Writes a bank. float16 costs about 1e-3 of a value: nothing beside the spread over utterances.
 * @throws Error when the bank lacks an array its configuration asks for
 */
export function serializeBank({ seed, utterances, config, label, valences, columns }: Bank): {
  json: BankFile;
  bytes: Uint8Array;
} {
  const specs = arraySpecs(utterances, config);
  const arrays: Partial<Record<ArraySpec['name'], Float32Array>> = { ...columns, label, valences };
  const values = specs.flatMap((spec) => {
    const array = arrays[spec.name];
    if (array?.length !== sizeOf(spec)) throw new Error(`The bank's ${spec.name} is not [${spec.shape}].`);
    return [...array];
  });
  return {
    json: {
      format: FORMAT,
      version: VERSION,
      seed,
      utterances,
      config: {
        width: config.width,
        anchors: config.anchors,
        stages: config.stages,
        extractors: config.extractors,
      },
      arrays: specs.map(({ name, shape }) => ({ name, shape })),
    },
    bytes: new Uint8Array(Float16Array.from(values).buffer as ArrayBuffer),
  };
}

/**
 * Reads a bank written by `serializeBank`.
 * @param json parsed JSON, not trusted
 * @param bytes the values; length must match exactly
 * @throws BankFileError naming the trouble: not this format, other shapes, truncated, a value out of its range
 */
export function parseBank(json: unknown, bytes: Uint8Array): Bank {
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) throw new BankFileError(`Not a bank file: ${z.prettifyError(parsed.error)}`);
  const { seed, utterances, config, arrays } = parsed.data;
  const specs = arraySpecs(utterances, config);
  const expected = specs.map(describe).join(', ');
  if (arrays.map(describe).join(', ') !== expected) {
    throw new BankFileError(`The bank does not hold the arrays of its configuration: ${expected}.`);
  }
  const bytesExpected = 2 * specs.reduce((sum, spec) => sum + sizeOf(spec), 0);
  if (bytes.byteLength !== bytesExpected) {
    throw new BankFileError(`The bank has ${bytes.byteLength} bytes, ${bytesExpected} were expected.`);
  }
  const read = readArrays(specs, bytes);
  const { label, valences, ...columns } = read as typeof read & Record<'label' | 'valences', Float32Array>;
  return {
    seed,
    utterances,
    config,
    label,
    valences,
    columns: {
      ...(columns as Bank['columns']),
      sharedRebalanced: columns.sharedRebalanced ?? (columns.shared as Float32Array),
      privateRebalanced: columns.privateRebalanced ?? (columns.private as Float32Array),
    },
  };
}

function readArrays(
  specs: readonly ArraySpec[],
  bytes: Uint8Array,
): Partial<Record<ArraySpec['name'], Float32Array>> {
  // A copy, so that it starts on a boundary; slice() would not do, which on Node's Buffer is a view.
  const values = Float32Array.from(new Float16Array(new Uint8Array(bytes).buffer));
  const arrays: Partial<Record<ArraySpec['name'], Float32Array>> = {};
  let offset = 0;
  for (const spec of specs) {
    const { name, range } = spec;
    const array = values.slice(offset, offset + sizeOf(spec));
    const stray = array.find((value) => !(value >= range[0] && value <= range[1]));
    if (stray !== undefined) throw new BankFileError(`The bank's ${name} holds ${stray}.`);
    if (name === 'present' && array.some((value) => value !== 0 && value !== 1)) {
      throw new BankFileError(`The bank's ${name} holds something other than 0 and 1.`);
    }
    arrays[name] = array;
    offset += array.length;
  }
  return arrays;
}

function describe({ name, shape }: { name: string; shape: number[] }): string {
  return `${name} [${shape}]`;
}

function sizeOf({ shape }: { shape: number[] }): number {
  return shape.reduce((product, size) => product * size, 1);
}

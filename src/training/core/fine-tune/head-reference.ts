import { NpzError } from '../../../features/npz/npz-error.ts';
import { blobSource, openNpz } from '../../../features/npz/npz-reader.ts';
import { writeNpz } from '../../../features/npz/npz-writer.ts';
import { extractorArrays, readExtractors } from '../../../features/ready/npz-extractors.ts';
import type { ExtractorNames } from '../../../model/extractor-names.ts';

/** What the head reads of the bank's utterances, and what these are: shipped beside the weights as `reference.npz`. */
export interface HeadReference {
  /** z [d], an utterance each. */
  inputs: Float32Array[];
  /** What the prediction should be, in the same order. */
  labels: number[];
  /** What made the features of the utterances; where it names none, those of version 0.1. */
  extractors: ExtractorNames;
}

/** Writes a reference: `head_input` [N, d], `labels` [N], and the names of the extractors. */
export async function writeHeadReference({ inputs, labels, extractors }: HeadReference): Promise<Blob> {
  const width = inputs[0]?.length ?? 0;
  const values = new Float32Array(inputs.length * width);
  for (const [row, input] of inputs.entries()) values.set(input, row * width);
  return writeNpz({
    head_input: { shape: [inputs.length, width], values },
    labels: { shape: [labels.length], values: Float32Array.from(labels) },
    ...extractorArrays(extractors),
  });
}

/** Reads what `writeHeadReference` wrote. @throws NpzError when the file is not such a reference */
export async function readHeadReference(file: Blob): Promise<HeadReference> {
  const npz = await openNpz(blobSource(file));
  const [inputs, labels] = [await npz.read('head_input'), await npz.read('labels')];
  const [count = 0, width = 0] = inputs.shape;
  if (inputs.kind !== 'float' || inputs.shape.length !== 2)
    throw new NpzError('head_input', 'is not numbers [N, d]');
  if (labels.kind !== 'float' || labels.values.length !== count)
    throw new NpzError('labels', 'is not one number per utterance');
  const values = Float32Array.from(inputs.values);
  return {
    inputs: Array.from({ length: count }, (_, row) => values.slice(row * width, (row + 1) * width)),
    labels: Array.from(labels.values),
    extractors: await readExtractors(npz),
  };
}

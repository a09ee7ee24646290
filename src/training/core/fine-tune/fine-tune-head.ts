import { SENTIMENT_LIMIT } from '../../../model/config.ts';
import { solveSymmetric } from './solve-symmetric.ts';

/** A sentiment head: logit = kernel · z + bias. */
export interface Head {
  /** [d] */
  kernel: Float32Array;
  bias: number;
}

/** An utterance as the head gets it, and what a person says it is. */
export interface LabelledInput {
  /** z [d] */
  input: Float32Array;
  /** Sentiment points, [-3, 3]. */
  label: number;
}

export interface FineTuned {
  head: Head;
  /** Mean |prediction - label| of the labelled utterances, sentiment points. */
  maeBefore: number;
  maeAfter: number;
  /** The same with each utterance predicted by a head that never saw it; null for fewer than three. */
  maeLeftOut: number | null;
  /** Mean |change of the prediction| of the reference set, sentiment points. */
  referenceMoved: number;
}

/** The reference set may move by so much on average; what is promised is 0.2, and stored weights are rounded. */
const MOST_MOVED = 0.15;
/** A label at the end of the scale would ask for an infinite logit. */
const LARGEST_LABEL = 0.95 * SENTIMENT_LIMIT;
/** How much the reference set's movement weighs at first, beside the labelled utterances' error. */
const FIRST_HOLD = 0.1;
const STRONGER = 1.5;
/** Keeps the fit determined where neither set says anything. */
const RIDGE = 0.01;

/**
 * Fits the head anew to a person's own utterances; everything before it stays as it is, so the fit is a least-squares
 * problem with one solution: the labelled utterances' squared error of the logit, plus the reference set's squared
 * movement, which weighs more and more until the reference set moves by at most 0.15 points on average.
 * @param reference z of the utterances that are to be held still, [d] each
 * @throws RangeError without labelled utterances or reference, or when a width is another than the head's
 */
export function fineTuneHead(
  head: Head,
  labelled: readonly LabelledInput[],
  reference: readonly Float32Array[],
): FineTuned {
  const inputs = [...labelled.map(({ input }) => input), ...reference];
  if (labelled.length === 0 || reference.length === 0)
    throw new RangeError('There is nothing to fit the head to, or no reference to hold still.');
  if (inputs.some((input) => input.length !== head.kernel.length))
    throw new RangeError(`The head takes ${head.kernel.length} numbers; an utterance has another width.`);
  const held = products(reference);
  const fitted = solveHead(head, labelled, reference, held);
  const leftOut = labelled.map(({ input, label }, index) => {
    const others = labelled.toSpliced(index, 1);
    return others.length < 2
      ? null
      : Math.abs(sentimentBy(solveHead(head, others, reference, held), input) - label);
  });
  return {
    head: fitted,
    maeBefore: meanError(head, labelled),
    maeAfter: meanError(fitted, labelled),
    maeLeftOut: leftOut.includes(null) ? null : mean(leftOut as number[]),
    referenceMoved: moved(head, fitted, reference),
  };
}

/** What a head says of an utterance, sentiment points. */
export function sentimentBy({ kernel, bias }: Head, input: Float32Array): number {
  const logit = kernel.reduce((sum, weight, i) => sum + weight * (input[i] as number), bias);
  return SENTIMENT_LIMIT * Math.tanh(logit / SENTIMENT_LIMIT);
}

function solveHead(
  head: Head,
  labelled: readonly LabelledInput[],
  reference: readonly Float32Array[],
  held: Float64Array,
): Head {
  const size = head.kernel.length + 1;
  const own = products(labelled.map(({ input }) => input));
  const wanted = new Float64Array(size);
  for (const { input, label } of labelled) {
    const missing = (logitOf(label) - logitOf(sentimentBy(head, input))) / labelled.length;
    for (let i = 0; i < size; i++) wanted[i] = (wanted[i] as number) + missing * at(input, i);
  }
  for (let hold = FIRST_HOLD; ; hold *= STRONGER) {
    const matrix = own.map((value, i) => value + hold * (held[i] as number));
    for (let i = 0; i < size; i++) matrix[i * size + i] = (matrix[i * size + i] as number) + RIDGE;
    const change = solveSymmetric(matrix, wanted);
    const fitted = {
      kernel: head.kernel.map((weight, i) => weight + (change[i] as number)),
      bias: head.bias + (change[size - 1] as number),
    };
    if (moved(head, fitted, reference) <= MOST_MOVED) return fitted;
  }
}

/** Mean of x xᵀ over inputs, each with a 1 behind it for the bias; [(d + 1)²] row-major. */
function products(inputs: readonly Float32Array[]): Float64Array {
  const size = (inputs[0]?.length ?? 0) + 1;
  const sum = new Float64Array(size * size);
  for (const input of inputs)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++)
        sum[i * size + j] = (sum[i * size + j] as number) + (at(input, i) * at(input, j)) / inputs.length;
  return sum;
}

/** The i-th input, and 1 behind the last. */
function at(input: Float32Array, i: number): number {
  return i < input.length ? (input[i] as number) : 1;
}

/** The logit a sentiment comes of. */
function logitOf(sentiment: number): number {
  const inside = Math.max(-LARGEST_LABEL, Math.min(LARGEST_LABEL, sentiment));
  return SENTIMENT_LIMIT * Math.atanh(inside / SENTIMENT_LIMIT);
}

function moved(before: Head, after: Head, reference: readonly Float32Array[]): number {
  return mean(reference.map((input) => Math.abs(sentimentBy(after, input) - sentimentBy(before, input))));
}

function meanError(head: Head, labelled: readonly LabelledInput[]): number {
  return mean(labelled.map(({ input, label }) => Math.abs(sentimentBy(head, input) - label)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

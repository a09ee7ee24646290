import type { PlainTensor, PlainTrace } from './trace.ts';

/** Classes of a trace's head; 1 for sentiment. */
export function classesOf({ logit }: PlainTrace): number {
  return logit.values.length;
}

/**
 * A class head's trace as one class sees it: its own logit, bias and contributions, its own heads of the modalities, and
 * its probability for the 64 coalitions. `sentiment` becomes the logit, so that contributions stay in logits. Everything
 * before the head belongs to all classes and is left as it is.
 * @throws RangeError when there is no such class
 */
export function ofClass(trace: PlainTrace, chosen: number): PlainTrace {
  const classes = classesOf(trace);
  if (!(chosen >= 0 && chosen < classes)) throw new RangeError(`There is no class ${chosen} of ${classes}.`);
  if (classes === 1) return trace;
  const slice = (tensor: PlainTensor): PlainTensor => everyNth(tensor, classes, chosen);
  const logit = oneOf(trace.logit, chosen);
  return {
    ...trace,
    logit,
    sentiment: logit,
    contributions: slice(trace.contributions),
    contributionBias: oneOf(trace.contributionBias, chosen),
    unimodal: slice(trace.unimodal),
    ...(trace.coalitions && { coalitions: slice(trace.coalitions) }),
  };
}

function oneOf({ values }: PlainTensor, chosen: number): PlainTensor {
  return { shape: [1], values: values.slice(chosen, chosen + 1) };
}

/** [..., C] -> [...] */
function everyNth({ shape, values }: PlainTensor, classes: number, chosen: number): PlainTensor {
  const kept = Float32Array.from(
    { length: values.length / classes },
    (_, index) => values[index * classes + chosen] as number,
  );
  return { shape: shape.slice(0, -1), values: kept };
}

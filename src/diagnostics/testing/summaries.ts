import type { Bank } from '../bank.ts';
import { uniformStream } from '../uniform-stream.ts';
import type { UtteranceSummary } from '../utterance.ts';
import { tabulate } from '../utterance-table.ts';

export const WIDTH = 3;
export const ANCHORS = 4;

/** An utterance with everything, of random but possible numbers. */
export function randomSummary(uniform: () => number): UtteranceSummary {
  const numbers = (length: number, low: number, high: number) =>
    Float64Array.from({ length }, () => low + (high - low) * uniform());
  const vectors = () => numbers(3 * WIDTH, -2, 2);
  return {
    present: Float64Array.of(1, 1, 1),
    shared: vectors(),
    private: vectors(),
    sharedRebalanced: vectors(),
    privateRebalanced: vectors(),
    balance: numbers(1, -1, 1),
    balanceByModality: numbers(3, -1, 1),
    contribution: numbers(6, -1, 1),
    magnitude: numbers(6, 0, 2),
    bias: numbers(1, -1, 1),
    unimodal: numbers(3, -3, 3),
    prediction: numbers(1, -3, 3),
    route: Float64Array.of(0.5, 0, 0.2, 0.3, 0.6, 0.3, 0, 0.1, 0.7, 0.1, 0.2, 0),
    borrow: numbers(3, 0, 0.5),
    anchorUse: new Float64Array(3 * ANCHORS).fill(1 / ANCHORS),
    anchorEntropy: numbers(3, 0, 1),
    gate: numbers(1, 0, 1),
  };
}

/** A bank of random utterances of a network with these stages. */
export function randomBank(utterances: number, stages: Bank['config']['stages'], seed = 1): Bank {
  const uniform = uniformStream(seed);
  const numbers = (length: number) => Float32Array.from({ length }, () => 6 * uniform() - 3);
  const summaries = Array.from({ length: utterances }, () => {
    const { route, borrow, anchorUse, anchorEntropy, gate, ...rest } = randomSummary(uniform);
    return {
      ...rest,
      ...(stages.tsf ? {} : { sharedRebalanced: rest.shared }),
      ...(stages.agpr ? { route, borrow, anchorUse, anchorEntropy } : { privateRebalanced: rest.private }),
      ...(stages.brf ? { gate } : {}),
    } as UtteranceSummary;
  });
  return {
    ...tabulate(summaries),
    seed,
    config: { width: WIDTH, anchors: ANCHORS, stages },
    label: numbers(utterances),
    valences: numbers(3 * utterances),
  };
}

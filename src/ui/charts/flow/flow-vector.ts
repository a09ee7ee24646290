import { BRANCHES, MODALITIES } from '../../../model/modalities.ts';
import type { FlowAmounts } from './flow-amounts.ts';

/** Heights that the diagram's box may stand for, in sentiment points; the first holds for nearly all windows. */
const FULL_SCALES = [3, 5, 10, 20, 50] as const;

/**
 * Points that fill the box. As many as the prediction's range for every flow that fits, so that +0.17 never looks like
 * +2.14; only evidence that cancels out can be more, and steps the scale up.
 */
export function fullScale(amount: number): number {
  return FULL_SCALES.find((scale) => amount <= scale) ?? amount;
}

const RULES = [5, 2, 1, 0.5, 0.2, 0.1, 0.05] as const;

/** Points the ruler beside the diagram stands for: the longest that takes at most a fifth of the height, clear of the labels. */
export function rulePoints(scale: number): number {
  return RULES.find((points) => points <= scale / 5) ?? 0.05;
}

const STREAMS = BRANCHES.length * MODALITIES.length;

/** The diagram's numbers as one vector, so that all of them can move together; `amountsOf` reads it back. */
export function vectorOf(amounts: FlowAmounts): number[] {
  return [
    fullScale(amounts.amount),
    amounts.raised,
    amounts.lowered,
    ...amounts.streams.map((stream) => stream.amount),
    ...amounts.streams.map((stream) => stream.net),
  ];
}

/** What to draw for a vector between two predictions. */
export function amountsOf(
  vector: readonly number[],
  like: FlowAmounts,
): { amounts: FlowAmounts; scale: number } {
  const at = (index: number) => vector[index] ?? 0;
  const streams = like.streams.map((stream, index) => ({
    ...stream,
    amount: at(3 + index),
    net: at(3 + STREAMS + index),
  }));
  return {
    scale: at(0),
    amounts: {
      ...like,
      streams,
      raised: at(1),
      lowered: at(2),
      amount: streams.reduce((sum, stream) => sum + stream.amount, 0),
    },
  };
}

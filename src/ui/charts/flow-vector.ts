import { BRANCHES, MODALITIES } from '../../model/modalities.ts';
import type { FlowAmounts } from './flow-amounts.ts';

/** Heights at which the diagram fills its box, in sentiment points. */
const FULL_SCALES = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24] as const;

/** Points that fill the box: a round number, so that the diagram does not breathe with every prediction. */
export function fullScale(amount: number): number {
  return FULL_SCALES.find((scale) => amount <= scale) ?? amount;
}

const RULES = [5, 2, 1, 0.5, 0.2, 0.1, 0.05] as const;

/** Points the ruler beside the diagram stands for: the longest that takes at most a third of the height. */
export function rulePoints(scale: number): number {
  return RULES.find((points) => points <= scale / 3) ?? 0.05;
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

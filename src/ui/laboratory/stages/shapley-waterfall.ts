import { shapleyValues } from '../../../diagnostics/index.ts';
import { type Branch, type Modality, PLAYERS } from '../../../model/modalities.ts';
import type { PlainTensor } from '../../../model/trace.ts';
import type { CsvValue } from '../../charts/frame/csv.ts';

export interface WaterfallStep {
  branch: Branch;
  modality: Modality;
  /** Shapley value, sentiment points. */
  value: number;
  /** Where the prediction stands before this player and after it. */
  from: number;
  to: number;
}

/** From the prediction without anybody to the one with everybody, the most important player first. */
export interface Waterfall {
  none: number;
  all: number;
  steps: readonly WaterfallStep[];
}

/** @param coalitions [64], what each coalition reaches; see model/coalitions.ts */
export function waterfall({ values }: PlainTensor): Waterfall {
  const phi = shapleyValues(values);
  const none = values[0] as number;
  let at = none;
  const steps = PLAYERS.map((player, index) => ({ ...player, value: phi[index] as number }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .map((player): WaterfallStep => {
      const from = at;
      at += player.value;
      return { ...player, from, to: at };
    });
  return { none, all: values.at(-1) as number, steps };
}

/** Round numbers between which all bars of charts that are compared lie, at least one point apart. */
export function waterfallDomain(waterfalls: readonly Waterfall[]): [number, number] {
  const reached = waterfalls.flatMap(({ none, all, steps }) => [0, none, all, ...steps.map(({ to }) => to)]);
  const half = (value: number, round: (value: number) => number) => round(2 * value) / 2;
  const low = half(Math.min(...reached), Math.floor);
  return [low, Math.max(low + 1, half(Math.max(...reached), Math.ceil))];
}

/** One line a player, between the two predictions they lead from and to. */
export function waterfallRows(
  { none, all, steps }: Waterfall,
  columns: readonly [string, string, string, string],
): CsvValue[][] {
  return [
    [...columns],
    ['none', null, null, none],
    ...steps.map(({ branch, modality, value }): CsvValue[] => ['player', branch, modality, value]),
    ['all', null, null, all],
  ];
}

import { imbalanceOf, shapleyValues } from '../../../diagnostics/index.ts';
import { type Branch, type Modality, PLAYERS } from '../../../model/modalities.ts';
import type { CsvValue } from '../../charts/frame/csv.ts';
import { rowOf } from '../../charts/prediction/contribution-table.ts';
import type { Shown } from '../../charts/prediction/shown.ts';
import type { Side } from '../state/comparison.ts';

/** A number of both sides and their difference. */
export interface ComparedNumber {
  kind: 'prediction' | 'balance' | 'imbalance' | 'bias' | 'contribution' | 'none' | 'shapley';
  branch?: Branch;
  modality?: Modality;
  a: number;
  b: number;
}

/** Prediction, balance, contributions and Shapley values of both sides, in sentiment points but for the balance. */
export function comparedNumbers(a: Side, b: Side): ComparedNumber[] {
  const [ours, theirs] = [a, b].map(({ shown }) => worth(shown)) as [Worth, Worth];
  return [
    { kind: 'prediction', a: a.shown.sentiment, b: b.shown.sentiment },
    { kind: 'balance', a: a.shown.balance, b: b.shown.balance },
    {
      kind: 'imbalance',
      a: imbalanceOf(a.shown.trace).byModality ?? 0,
      b: imbalanceOf(b.shown.trace).byModality ?? 0,
    },
    ...PLAYERS.map(
      ({ branch, modality }): ComparedNumber => ({
        kind: 'contribution',
        branch,
        modality,
        a: rowOf(a.table, branch, modality).net,
        b: rowOf(b.table, branch, modality).net,
      }),
    ),
    { kind: 'bias', a: a.table.bias, b: b.table.bias },
    ...PLAYERS.map(
      (player, index): ComparedNumber => ({
        kind: 'shapley',
        ...player,
        a: ours.phi[index] ?? 0,
        b: theirs.phi[index] ?? 0,
      }),
    ),
    { kind: 'none', a: ours.none, b: theirs.none },
  ];
}

interface Worth {
  phi: Float64Array;
  none: number;
}

function worth({ trace }: Shown): Worth {
  const values = trace.coalitions?.values;
  return values
    ? { phi: shapleyValues(values), none: values[0] ?? 0 }
    : { phi: new Float64Array(6), none: 0 };
}

/** One line a number, with its difference. The first line names the columns. */
export function comparisonRows(
  numbers: readonly ComparedNumber[],
  columns: readonly [string, string, string, string, string, string],
): CsvValue[][] {
  const lines = numbers.map(({ kind, branch, modality, a, b }) => [
    kind,
    branch ?? null,
    modality ?? null,
    a,
    b,
    a - b,
  ]);
  return [[...columns], ...lines];
}

import { byModality, type Modality } from '../model/modalities.ts';
import { quantile, type Resampled, resampled } from './resampled.ts';
import { subsetCka } from './subset-cka.ts';
import { modalityRows, type UtteranceTable } from './utterance-table.ts';
import { countedRows } from './vector-set.ts';

/** A number of every utterance, and its mean over them. */
export interface Spread extends Resampled {
  /** [n], of the utterances that have it, in the table's order. */
  values: Float32Array;
  /** Null without an utterance. */
  median: number | null;
}

/** How imbalance and leakage lie over utterances, and how far chance in which ones these are moves their estimates. */
export interface BankSpread {
  /** |beta| of every utterance, in [0, 1], and |beta| within a modality, of the utterances that have it. */
  imbalance: { overall: Spread } & Record<Modality, Spread>;
  /** Debiased CKA of a modality's pooled private and shared vectors after rebalancing. */
  leakage: Record<Modality, Resampled>;
}

/** Of a reference bank, or of a session's own utterances; a thousand CKAs a modality: not for a page's own thread. */
export function bankSpread(table: UtteranceTable): BankSpread {
  const present = byModality((modality) => modalityRows(table, 'present', modality).values);
  return {
    imbalance: {
      overall: spread(table.columns.balance),
      ...byModality((modality) => {
        const { values } = modalityRows(table, 'balanceByModality', modality);
        return spread(countedRows(present[modality]).map((row) => values[row] as number));
      }),
    },
    leakage: byModality((modality) =>
      resampled(
        countedRows(present[modality]).length,
        subsetCka(
          modalityRows(table, 'privateRebalanced', modality),
          modalityRows(table, 'sharedRebalanced', modality),
          present[modality],
        ),
      ),
    ),
  };
}

function spread(balances: ArrayLike<number>): Spread {
  const values = Float32Array.from(balances, Math.abs);
  const mean = (rows: Int32Array) =>
    rows.length === 0 ? null : rows.reduce((sum, row) => sum + (values[row] as number), 0) / rows.length;
  const median = values.length === 0 ? null : quantile(values.toSorted(), 0.5);
  return { ...resampled(values.length, mean), values, median };
}

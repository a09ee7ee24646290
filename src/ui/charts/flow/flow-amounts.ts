import { BRANCHES, type Branch, MODALITIES, type Modality } from '../../../model/modalities.ts';
import { type ContributionTable, rowOf } from '../prediction/contribution-table.ts';
import type { Shown } from '../prediction/shown.ts';

/** What passes through one branch from one modality, in sentiment points. */
export interface Stream {
  branch: Branch;
  modality: Modality;
  /** Sum of absolute contributions: the ribbon's width. */
  amount: number;
  /** Sum of signed contributions: `net / amount` is the ribbon's colour. */
  net: number;
}

/** A private channel reading another: `share` of the borrower's steps, averaged, in [0, 0.5]. */
export interface Borrow {
  borrower: Modality;
  lender: Modality;
  share: number;
}

export interface FlowAmounts {
  /** Shared language, acoustic, visual, then private. */
  streams: readonly Stream[];
  borrows: readonly Borrow[];
  /** Sums of the positive and of the negative contributions; `raised + lowered` and the bias make the prediction. */
  raised: number;
  lowered: number;
  amount: number;
}

export function flowAmounts(table: ContributionTable, shown: Shown): FlowAmounts {
  const streams = BRANCHES.flatMap((branch) =>
    MODALITIES.map((modality): Stream => {
      const { amount, net } = rowOf(table, branch, modality);
      return { branch, modality, amount, net };
    }),
  );
  const amount = streams.reduce((sum, stream) => sum + stream.amount, 0);
  const net = streams.reduce((sum, stream) => sum + stream.net, 0);
  return {
    streams,
    borrows: borrows(shown),
    raised: (amount + net) / 2,
    lowered: (net - amount) / 2,
    amount,
  };
}

/**
 * b_m,n = mean over valid steps of rho_t r_n, from `agprRoute` [M, 1 + M] and `agprBudget` [M, T]; empty when AGPR is
 * switched off.
 */
function borrows(shown: Shown): Borrow[] {
  const { agprRoute: route, agprBudget: budget } = shown.trace;
  if (!route || !budget) return [];
  const steps = budget.shape[1] ?? 0;
  return MODALITIES.flatMap((borrower, m) => {
    const mask = shown.masks[borrower];
    let total = 0;
    let valid = 0;
    for (let t = 0; t < steps; t++) {
      if ((mask[t] ?? 0) === 0) continue;
      total += budget.values[m * steps + t] ?? 0;
      valid += 1;
    }
    const meanBudget = valid === 0 ? 0 : total / valid;
    return MODALITIES.flatMap((lender, n): Borrow[] => {
      if (m === n) return [];
      const share = meanBudget * (route.values[m * (1 + MODALITIES.length) + 1 + n] ?? 0);
      return share > 0 ? [{ borrower, lender, share }] : [];
    });
  });
}

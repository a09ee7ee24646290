import { difference, type Interval, interval, quantile, resampled } from '../diagnostics/resampled.ts';
import { byModality, MODALITIES, type Modality } from '../model/modalities.ts';
import type { Columns } from './columns.ts';
import { meanOf } from './heat-lines.ts';

/** Whose beta: all modalities together, or within one. */
export const BETAS = ['overall', ...MODALITIES] as const;
export type BetaOf = 'overall' | Modality;

/** How beta lies over rows for one network. */
export interface BetaSpread {
  n: number;
  /** [n], in the rows' order. */
  values: Float64Array;
  mean: number | null;
  median: number | null;
  /** Mean |beta|: 0 only when every single row is balanced. */
  imbalance: number | null;
  imbalanceInterval: Interval | null;
}

/** Whether rebalancing works, as far as one beta tells: the same rows through two networks. */
export interface BetaEvidence {
  of: BetaOf;
  a: BetaSpread;
  b: BetaSpread | null;
  /** Mean |beta| of the first minus that of the second, row by row; null unless both have the same rows. */
  change: { value: number; interval: Interval | null } | null;
}

/** Beta of every row, over all and within each modality, of two networks; NaN where a row has none. */
export type Betas = Record<BetaOf, { a: Float64Array; b: Float64Array | null }>;

export function betasOf(columns: Columns): Betas {
  const of = (which: BetaOf) => {
    const measure = which === 'overall' ? ('beta' as const) : (`beta-${which}` as const);
    return {
      a: columns.numbers(`a:${measure}`),
      b: columns.get(`b:${measure}`) && columns.numbers(`b:${measure}`),
    };
  };
  return { overall: of('overall'), ...byModality(of) };
}

/** Compares beta of two networks over the same rows; thousands of halves, so not for a page's own thread. */
export function betaEvidence(betas: Betas, rows: Int32Array): BetaEvidence[] {
  return BETAS.map((of): BetaEvidence => {
    const { a: one, b: other } = betas[of];
    // Paired: rows that both networks have.
    const counted = rows.filter(
      (row) => !Number.isNaN(one[row] as number) && !(other && Number.isNaN(other[row] as number)),
    );
    const a = spreadOf(one, counted);
    const b = other && spreadOf(other, counted);
    return { of, a: a.spread, b: b?.spread ?? null, change: b && changeOf(a, b) };
  });
}

function spreadOf(values: Float64Array, rows: Int32Array) {
  const own = Float64Array.from(rows, (row) => values[row] as number);
  const sizes = own.map(Math.abs);
  const size = resampled(sizes.length, (places) => (places.length === 0 ? null : meanOf(sizes, places)));
  const spread: BetaSpread = {
    n: own.length,
    values: own,
    mean: meanOf(values, rows),
    median: own.length === 0 ? null : quantile(own.toSorted(), 0.5),
    imbalance: size.value,
    imbalanceInterval: interval(size),
  };
  return { spread, size };
}

function changeOf(a: ReturnType<typeof spreadOf>, b: ReturnType<typeof spreadOf>): BetaEvidence['change'] {
  const change = difference(a.size, b.size);
  return change.value === null ? null : { value: change.value, interval: interval(change) };
}

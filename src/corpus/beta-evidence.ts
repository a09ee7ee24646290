import { difference, type Interval, interval, quantile, resampled } from '../diagnostics/resampled.ts';
import type { MODALITIES, Modality } from '../model/modalities.ts';
import type { Columns } from './columns.ts';
import { meanOf } from './heat-lines.ts';

/** Whose beta: all modalities together, or within one. */
export const BETAS = ['overall', 'language', 'acoustic', 'visual'] as const satisfies readonly (
  | 'overall'
  | (typeof MODALITIES)[number]
)[];
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

/** Compares beta of two networks over the same rows, over all and within each modality. */
export function betaEvidence(columns: Columns, rows: Int32Array): BetaEvidence[] {
  return BETAS.map((of): BetaEvidence => {
    const measure = of === 'overall' ? ('beta' as const) : (`beta-${of}` as const);
    const values = (side: 'a' | 'b') => columns.numbers(`${side}:${measure}`);
    const [one, other] = [values('a'), values('b')];
    const hasOther = columns.get(`b:${measure}`) !== null;
    // Paired: rows that both networks have.
    const counted = rows.filter(
      (row) => !Number.isNaN(one[row] as number) && !(hasOther && Number.isNaN(other[row] as number)),
    );
    const a = spreadOf(one, counted);
    const b = hasOther ? spreadOf(other, counted) : null;
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

import {
  type BranchPair,
  branchPairs,
  type ComparedPair,
  debiasedCka,
  difference,
  FEWEST_SHOWN,
  type Interval,
  interval,
  modalityRows,
  type Resampled,
  resampled,
  type UtteranceTable,
} from '../diagnostics/index.ts';
import { subsetCka } from '../diagnostics/subset-cka.ts';
import { byModality } from '../model/modalities.ts';
import type { PooledTable } from './pooled-table.ts';
import { someRows } from './some-rows.ts';

/** A number over rows with its 95 % interval; nothing below 30 rows. */
export interface BranchFigure {
  value: number | null;
  n: number;
  interval: Interval | null;
}

/** One of redundancy, leakage and complementarity, for two networks over the same rows, after rebalancing. */
export interface BranchEvidence {
  pair: BranchPair;
  a: BranchFigure;
  b: BranchFigure | null;
  /** The first before its rebalancing stages. */
  before: number | null;
  /** The first minus the second, half by half. */
  change: BranchFigure | null;
}

/** A Gram matrix of more rows than these takes too long a thousand times over. */
export const MOST_RESAMPLED = 600;
const SEED = 29;

/**
 * Redundancy, leakage and complementarity of some rows. The value is over all of them. Of more than 600 rows halves are
 * drawn from 600, and their spread is drawn in by the root of what share these are, as it falls with the rows
 * (Politis and Romano, 1994).
 * @param most rows that halves are drawn from
 */
export function branchEvidence(
  a: PooledTable,
  b: PooledTable | null,
  rows: Int32Array,
  most = MOST_RESAMPLED,
): BranchEvidence[] {
  const ours = pairsOf(a, rows, 'after');
  const before = pairsOf(a, rows, 'before');
  const theirs = b && pairsOf(b, rows, 'after');
  return ours.map((pair, at): BranchEvidence => {
    const own = estimated(pair, most);
    const other = theirs?.[at] ? estimated(theirs[at], most) : null;
    const earlier = before[at];
    return {
      pair: namedOnly(pair),
      a: figure(own),
      b: other && figure(other),
      before: own.n < FEWEST_SHOWN || !earlier ? null : pairValue(earlier),
      change: other && own.n === other.n ? figure(difference(own, other)) : null,
    };
  });
}

function pairsOf(table: PooledTable, rows: Int32Array, stage: 'before' | 'after'): ComparedPair[] {
  const whole = table as UtteranceTable;
  const [shared, privates] =
    stage === 'before'
      ? (['shared', 'private'] as const)
      : (['sharedRebalanced', 'privateRebalanced'] as const);
  // Only what is looked at: which modalities most rows have is asked of these.
  const of = (column: typeof shared | typeof privates | 'present') =>
    byModality((modality) => {
      const { values, width } = modalityRows(whole, column, modality);
      const kept = new Float32Array(rows.length * width);
      for (const [place, row] of rows.entries())
        for (let i = 0; i < width; i++) kept[place * width + i] = values[row * width + i] as number;
      return { values: kept, width };
    });
  const present = of('present');
  return branchPairs({
    shared: of(shared),
    private: of(privates),
    present: byModality((modality) => present[modality].values),
  });
}

const told = ({ of }: BranchPair, cka: number | null) =>
  cka === null ? null : of === 'complementarity' ? 1 - cka : cka;

function pairValue(pair: ComparedPair): number | null {
  return told(pair, debiasedCka(pair.x, pair.y, pair.rows).value);
}

function estimated(pair: ComparedPair, most: number): Resampled {
  const counted = Int32Array.from(Array.from(pair.rows).keys()).filter((row) => pair.rows[row]);
  const value = pairValue(pair);
  if (counted.length < FEWEST_SHOWN) return { value, n: counted.length, draws: new Float64Array() };
  const some = someRows(counted, most, SEED);
  const mask = new Uint8Array(pair.rows.length);
  for (const row of some) mask[row] = 1;
  const of = subsetCka(pair.x, pair.y, mask);
  const drawn = resampled(some.length, (subset) => told(pair, of(subset)));
  const narrower = Math.sqrt(some.length / counted.length);
  const middle = drawn.value ?? Number.NaN;
  return {
    value,
    n: counted.length,
    draws: drawn.draws.map((draw) => (value ?? Number.NaN) + (draw - middle) * narrower),
  };
}

function figure(of: Resampled): BranchFigure {
  if (of.n < FEWEST_SHOWN) return { value: null, n: of.n, interval: null };
  return { value: of.value, n: of.n, interval: interval(of) };
}

function namedOnly(pair: ComparedPair): BranchPair {
  switch (pair.of) {
    case 'redundancy':
      return { of: pair.of, modalities: pair.modalities };
    case 'leakage':
      return { of: pair.of, modality: pair.modality };
    case 'complementarity':
      return { of: pair.of };
  }
}

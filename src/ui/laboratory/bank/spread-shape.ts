import { BANKED_NETWORKS, type BankedNetwork } from '../../../app/networks/reference-banks.ts';
import { interval, type Resampled, type Spread } from '../../../diagnostics/index.ts';
import { MODALITIES, type Modality } from '../../../model/modalities.ts';
import { roundRange } from '../../charts/drawing/round-range.ts';
import type { CsvValue } from '../../charts/frame/csv.ts';
import type { BankReadings } from './bank-changes.ts';

/** Whose |beta|: that of all modalities together, or within one. */
export const IMBALANCES = ['overall', ...MODALITIES] as const;
export type Imbalance = (typeof IMBALANCES)[number];

/** Plain decoupling above the network that mends it. */
export const SPREAD_NETWORKS = [...BANKED_NETWORKS].reverse();

const BINS = 20;

/** Shares of the values in bins of equal width over [0, 1]; 1 itself is in the last. */
export function histogram(values: ArrayLike<number>): number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const value of Array.from(values)) {
    const bin = Math.min(BINS - 1, Math.floor(value * BINS));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count) => count / Math.max(1, values.length));
}

/** The fullest bin of all that is drawn: their bars share one scale. */
export function fullestBin(spreads: readonly Spread[]): number {
  return Math.max(0, ...spreads.flatMap(({ values }) => histogram(values)));
}

/** Where a facet of the figure is, pixels. */
export interface Facet {
  of: Imbalance;
  x: number;
  y: number;
  width: number;
}

const GAP = 28;
/** Widths at which a network's name and its numbers have room beside one another in every facet. */
const ACROSS = { four: 1340, two: 620 };

/** Facets beside one another as far as there is room, the first the widest. */
export function facets(width: number, height: number): Facet[] {
  const columns = width >= ACROSS.four ? 4 : width >= ACROSS.two ? 2 : 1;
  const first = columns === 4 ? 1.5 : 1;
  const unit = Math.max(0, (width - (columns - 1) * GAP) / (columns - 1 + first));
  return IMBALANCES.map((of, index) => {
    const column = index % columns;
    const before = column === 0 ? 0 : first * unit + GAP + (column - 1) * (unit + GAP);
    return {
      of,
      x: before,
      y: Math.floor(index / columns) * height,
      width: column === 0 ? first * unit : unit,
    };
  });
}

/** One line an utterance, network and kind of imbalance. The first line names the columns. */
export function imbalanceRows(readings: BankReadings, columns: readonly string[]): CsvValue[][] {
  const lines = SPREAD_NETWORKS.flatMap((network) =>
    IMBALANCES.flatMap((of) =>
      Array.from(readings[network]?.spread.imbalance[of].values ?? [], (value, index): CsvValue[] => [
        network,
        of === 'overall' ? null : of,
        index + 1,
        value,
      ]),
    ),
  );
  return [[...columns], ...lines];
}

/** An estimate of one network with its interval. */
export interface Estimated {
  network: BankedNetwork;
  modality: Modality;
  n: number;
  value: number;
  low: number | null;
  high: number | null;
}

/** Leakage of each modality, plain decoupling above DBR; what is not determined is left out. */
export function leakageEstimates(readings: BankReadings): Estimated[] {
  return MODALITIES.flatMap((modality) =>
    SPREAD_NETWORKS.flatMap((network) => {
      const estimate: Resampled | undefined = readings[network]?.spread.leakage[modality];
      if (!estimate || estimate.value === null) return [];
      const within = interval(estimate);
      const { n, value } = estimate;
      return [{ network, modality, n, value, low: within?.low ?? null, high: within?.high ?? null }];
    }),
  );
}

/** Round numbers around everything drawn, 0 among them. */
export function leakageDomain(estimates: readonly Estimated[]): [number, number] {
  const ends = estimates.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  return roundRange(Math.min(0, ...ends), Math.max(0.1, ...ends), 4);
}

export function leakageRows(estimates: readonly Estimated[], columns: readonly string[]): CsvValue[][] {
  return [
    [...columns],
    ...estimates.map(({ network, modality, n, value, low, high }) => [
      network,
      modality,
      n,
      value,
      low,
      high,
    ]),
  ];
}

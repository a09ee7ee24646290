import { byModality, MODALITIES, type Modality } from '../model/modalities.ts';
import { mean, meanRow } from './mean.ts';
import { modalityRows, type UtteranceTable } from './utterance-table.ts';
import type { Estimate, VectorSet } from './vector-set.ts';

/** How a modality's anchors share its steps. */
export interface AnchorUse {
  /** Mean alpha over utterances, [K]; sums to 1. Null when no utterance has the modality. */
  usage: number[] | null;
  /** Mean H(alpha_t) / log K in [0, 1]: 0 when each step has one anchor, 1 when each has all alike. */
  entropy: Estimate;
  /** Every anchor is used at least a tenth as much as it would be if all were used alike. */
  everyAnchorUsed: boolean;
}

const LEAST_USE = 0.1;

/** Whom a modality turns to, over the utterances in which there is another to turn to. */
export interface RouteUse {
  /** Mean r_none in [0, 1]: 1 never borrows. */
  none: Estimate;
  /** Mean route to each modality, null where there is no such utterance; own 0. With `none` these sum to 1. */
  from: Record<Modality, number> | null;
}

/** How AGPR is used over many utterances. */
export interface AgprUse {
  anchors: Record<Modality, AnchorUse>;
  route: Record<Modality, RouteUse>;
  /** Mean r_none over all modalities and utterances that could borrow. */
  meanNone: number | null;
  /** Mean b over valid steps, then over utterances; in [0, 0.5]. */
  borrow: Record<Modality, Estimate>;
  /** Mean borrow over all modalities and utterances. */
  meanBorrow: number | null;
  /** Mean entropy of the assignment, over log K, over all modalities and utterances. */
  meanAnchorEntropy: number | null;
}

/** Means of what AGPR did over many utterances; null when the stage is off. Every utterance counts alike. */
export function agprUse(table: UtteranceTable): AgprUse | null {
  const { route, borrow, anchorUse, anchorEntropy } = table.columns;
  if (!route || !borrow || !anchorUse || !anchorEntropy) return null;
  const present = byModality((modality) => modalityRows(table, 'present', modality).values);
  const couldBorrow = byModality((modality) =>
    Array.from(present[modality], (here, row) =>
      here && MODALITIES.some((other) => other !== modality && present[other][row]) ? 1 : 0,
    ),
  );
  const routes = byModality((modality) =>
    routeUse(modalityRows(table, 'route', modality), couldBorrow[modality]),
  );
  const borrows = byModality((modality) =>
    mean(modalityRows(table, 'borrow', modality).values, present[modality]),
  );
  const anchors = byModality((modality): AnchorUse => {
    const usage = meanRow(modalityRows(table, 'anchorUse', modality), present[modality]);
    return {
      usage,
      entropy: mean(modalityRows(table, 'anchorEntropy', modality).values, present[modality]),
      everyAnchorUsed: usage?.every((share) => share * usage.length >= LEAST_USE) ?? false,
    };
  });
  return {
    anchors,
    route: routes,
    meanNone: pooled(MODALITIES.map((modality) => routes[modality].none)),
    borrow: borrows,
    meanBorrow: pooled(MODALITIES.map((modality) => borrows[modality])),
    meanAnchorEntropy: pooled(MODALITIES.map((modality) => anchors[modality].entropy)),
  };
}

/** @param route [N, 1 + M] */
function routeUse(route: VectorSet, rows: ArrayLike<number>): RouteUse {
  const shares = meanRow(route, rows);
  return {
    none: { value: shares?.[0] ?? null, n: Array.from(rows).filter((here) => here).length },
    from: shares && byModality((modality) => shares[1 + MODALITIES.indexOf(modality)] as number),
  };
}

/** Mean of means, each weighing as its n. */
function pooled(estimates: readonly Estimate[]): number | null {
  const n = estimates.reduce((sum, estimate) => sum + estimate.n, 0);
  return n === 0 ? null : estimates.reduce((sum, { value, n }) => sum + (value ?? 0) * n, 0) / n;
}

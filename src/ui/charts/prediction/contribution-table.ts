import { cellIndex, rowMagnitude, rowSum, sentimentPoints } from '../../../diagnostics/contributions.ts';
import { BRANCHES, type Branch, MODALITIES, type Modality } from '../../../model/modalities.ts';
import type { Shown } from './shown.ts';

/** One line of the map: what one branch of one modality adds, step by step. */
export interface ContributionRow {
  branch: Branch;
  modality: Modality;
  /** Sentiment points a step; null where the step carried no data. */
  cells: readonly (number | null)[];
  /** Sum of the cells: how far this row moves the prediction. */
  net: number;
  /** Sum of the cells' absolute values: how much evidence passes through this row. */
  amount: number;
}

/** All contributions to one prediction as the charts use them, in sentiment points: `total + bias = sentiment`. */
export interface ContributionTable {
  /** Language shared, language private, acoustic shared, ...: the two branches of a modality side by side. */
  rows: readonly ContributionRow[];
  total: number;
  bias: number;
  sentiment: number;
  logit: number;
}

/** Orders the exact contribution map of a prediction for the screen and tells absent steps from zeros. */
export function contributionTable(shown: Shown): ContributionTable {
  const map = sentimentPoints(shown.trace);
  const rows = MODALITIES.flatMap((modality) =>
    BRANCHES.map((branch): ContributionRow => {
      const mask = shown.masks[modality];
      const start = cellIndex(map, branch, modality, 0);
      return {
        branch,
        modality,
        cells: Array.from({ length: map.steps }, (_, step) =>
          (mask[step] ?? 0) > 0 ? (map.values[start + step] ?? 0) : null,
        ),
        net: rowSum(map, branch, modality),
        amount: rowMagnitude(map, branch, modality),
      };
    }),
  );
  return {
    rows,
    total: rows.reduce((sum, row) => sum + row.net, 0),
    bias: map.bias,
    sentiment: shown.sentiment,
    logit: shown.logit,
  };
}

/** Every cell of the map; null without data. */
export function cellsOf({ rows }: ContributionTable): (number | null)[] {
  return rows.flatMap(({ cells }) => cells);
}

export function rowOf(table: ContributionTable, branch: Branch, modality: Modality): ContributionRow {
  const row = table.rows[MODALITIES.indexOf(modality) * BRANCHES.length + BRANCHES.indexOf(branch)];
  if (!row) throw new RangeError(`The table has no row for ${branch} ${modality}.`);
  return row;
}

/** What both branches of a modality add at one step; null without data. */
export function pointsAtStep(table: ContributionTable, modality: Modality, step: number): number | null {
  const shared = rowOf(table, 'shared', modality).cells[step] ?? null;
  const own = rowOf(table, 'private', modality).cells[step] ?? null;
  return shared === null && own === null ? null : (shared ?? 0) + (own ?? 0);
}

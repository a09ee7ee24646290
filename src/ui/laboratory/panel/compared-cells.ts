import type { CellMatrix } from '../../charts/cells/cell-matrix.ts';
import { type CellScale, signedScale } from '../../charts/cells/cell-scale.ts';
import type { Shown } from '../../charts/prediction/shown.ts';
import type { Exploration } from '../state/comparison.ts';

/** A chart's cells as the comparison shows them. */
export interface Compared {
  /** Null when a side that is shown does not have them. */
  matrix: CellMatrix | null;
  /** The sides shown that do not have them. */
  missing: readonly ('a' | 'b')[];
  /** The same chart of both sides: they share one scale. */
  sides: readonly CellMatrix[];
  difference: boolean;
}

/** Asks both sides for a chart's cells, and takes the one to be shown or their difference. */
export function compared({ a, b, show }: Exploration, cells: (shown: Shown) => CellMatrix | null): Compared {
  const made = { a: cells(a.shown), b: b && cells(b.shown) };
  const sides = [made.a, made.b].filter((matrix) => matrix !== null);
  if (show !== 'difference') {
    const side = show === 'b' ? 'b' : 'a';
    const matrix = made[side];
    return { matrix, missing: matrix ? [] : [side], sides, difference: false };
  }
  const missing = (['a', 'b'] as const).filter((side) => !made[side]);
  const matrix = made.a && made.b && differenceCells(made.a, made.b);
  return { matrix, missing, sides, difference: true };
}

/** A - B cell by cell; nothing where either has nothing. */
function differenceCells(a: CellMatrix, b: CellMatrix): CellMatrix {
  const fits = a.rows.length === b.rows.length && a.columns.length === b.columns.length;
  const values = a.values.map((value, index) => {
    const other = b.values[index] ?? null;
    return !fits || value === null || other === null ? null : value - other;
  });
  return { ...a, values };
}

/** One scale for charts of a kind: theirs over both sides, or a symmetric one for their differences. */
export function commonScale(
  charts: readonly Compared[],
  ofSides: (matrices: readonly CellMatrix[]) => CellScale,
): CellScale {
  if (!charts.some(({ difference }) => difference)) return ofSides(charts.flatMap(({ sides }) => sides));
  return signedScale(charts.flatMap(({ matrix }) => matrix ?? []));
}

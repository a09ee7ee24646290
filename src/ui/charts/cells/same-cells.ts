import type { CellLayout } from './cell-layout.ts';
import type { CellMatrix } from './cell-matrix.ts';

/** Whether the same cells lie at the same places: they need not be painted again. */
export function sameCells(
  one: { matrix: CellMatrix; layout: CellLayout },
  other: { matrix: CellMatrix; layout: CellLayout },
): boolean {
  const [a, b] = [one.layout, other.layout];
  return (
    a.width === b.width &&
    a.height === b.height &&
    a.left === b.left &&
    alike(one.matrix.values, other.matrix.values, Object.is) &&
    alike(
      a.rows,
      b.rows,
      (row, same) =>
        row.top === same.top &&
        row.height === same.height &&
        (row.columns === same.columns ||
          alike(
            row.columns,
            same.columns,
            (edge, its) => edge.left === its.left && edge.right === its.right,
          )),
    )
  );
}

function alike<Item>(
  one: readonly Item[],
  other: readonly Item[],
  same: (a: Item, b: Item) => boolean,
): boolean {
  return one.length === other.length && one.every((item, at) => same(item, other[at] as Item));
}

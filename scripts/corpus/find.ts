import { betaEvidence, betasOf } from '../../src/corpus/beta-evidence.ts';
import type { ColumnId } from '../../src/corpus/column-id.ts';
import type { Columns } from '../../src/corpus/columns.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { KEPT, keptMetrics, keptName } from '../../src/corpus/kept-modalities.ts';
import { allRows } from '../../src/corpus/order.ts';
import { type Judged, judgedOf, sliceMetrics, withMetrics } from '../../src/corpus/slice-metrics.ts';
import { withSlices } from '../../src/corpus/slices.ts';
import type { SlicedBy } from '../../src/ui/corpus/report/corpus-report.ts';

/** What beta says of all rows, and the metrics of their slices by each column that is there. */
export function findIn(columns: Columns, { rows: count, classes }: Corpus, by: readonly ColumnId[]) {
  const rows = allRows(count);
  const judged = judgedOf(columns, classes) as Judged;
  const sliced = by
    .filter((id) => columns.get(id) !== null)
    .map((id): SlicedBy => {
      const slices = withSlices(rows, columns.get(id), id);
      const metrics = sliceMetrics(
        judged,
        rows,
        slices.map((slice) => slice.rows),
      );
      return { by: id, slices: withMetrics(slices, metrics) };
    });
  return { evidence: betaEvidence(betasOf(columns), rows), sliced };
}

/** The metrics of all rows with some modalities alone, as slices named by what is left. */
export function keptSlices(
  columns: Columns,
  { rows: count, classes }: Corpus,
  a: readonly Float64Array[],
  b: readonly Float64Array[] | null,
): SlicedBy {
  const rows = allRows(count);
  const judged = keptMetrics({ classes, label: columns.numbers('data:label') }, rows, a, b);
  const slices = KEPT.flatMap((kept, index) => {
    const metrics = judged[index];
    return metrics ? [{ of: { name: keptName(kept) }, rows, metrics }] : [];
  });
  return { by: 'kept', slices };
}

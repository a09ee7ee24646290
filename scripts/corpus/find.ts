import { betaEvidence, betasOf } from '../../src/corpus/beta-evidence.ts';
import type { ColumnId } from '../../src/corpus/column-id.ts';
import type { Columns } from '../../src/corpus/columns.ts';
import type { Corpus } from '../../src/corpus/corpus.ts';
import { allRows } from '../../src/corpus/order.ts';
import { type Judged, judgedOf, sliceMetrics } from '../../src/corpus/slice-metrics.ts';
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
      return {
        by: id,
        slices: slices.map((slice, index) => ({ ...slice, metrics: metrics[index] ?? null })),
      };
    });
  return { evidence: betaEvidence(betasOf(columns), rows), sliced };
}

import type { Columns } from '../../src/corpus/columns.ts';
import { meanOf } from '../../src/corpus/heat-lines.ts';
import { allRows } from '../../src/corpus/order.ts';
import { withSlices } from '../../src/corpus/slices.ts';
import { csvText } from '../../src/ui/charts/frame/csv.ts';
import type { FigureTools } from '../../src/ui/corpus/report/figure-tools.ts';
import { sliceName } from '../../src/ui/corpus/slices/slice-words.ts';
import type { NetworkRows } from './run-networks.ts';

/** What groups of features add on average, over all rows and by label: a line a network, slice and group. */
export function groupsCsv(networks: readonly NetworkRows[], columns: Columns, tools: FigureTools): string {
  const slices = withSlices(allRows(columns.rows), columns.get('data:label'), 'data:label');
  const lines = networks.flatMap(({ name, groups }) =>
    slices.flatMap(({ of, rows }) =>
      (groups ?? []).map(({ group, effects, gradients }) => {
        const there = rows.filter((row) => !Number.isNaN(effects[row] as number));
        const means = [effects, gradients].map((values) => meanOf(values, there));
        return [name, sliceName(of, tools), group.modality, group.name, there.length, ...means];
      }),
    ),
  );
  return csvText([['network', 'slice', 'modality', 'group', 'n', 'effect', 'gradient'], ...lines]);
}

import { useTranslation } from 'react-i18next';
import { lineRows } from '../../../corpus/heat-lines.ts';
import { CellTip } from '../../charts/cells/CellTip.tsx';
import { useFormat } from '../../locales/use-format.ts';
import { useCorpus } from '../store/corpus-context.ts';
import type { ColumnWords } from '../words/column-words.ts';
import type { Heat } from './heat-groups.ts';
import { type HeatLayout, type HeatPlace, placedAt } from './heat-layout.ts';

interface HeatTipProps {
  heat: Heat;
  layout: HeatLayout;
  place: HeatPlace;
  rows: Int32Array;
  words: ColumnWords;
  announced: boolean;
}

/** Names the cell under the pointer or the cursor: its number, its column, its rows. */
export function HeatTip({ heat, layout, place, rows, words, announced }: HeatTipProps) {
  const { t } = useTranslation(['corpus', 'translation']);
  const format = useFormat();
  const selected = useCorpus((state) => state.selection.length);
  const group = heat.groups[place.group];
  const column = group?.columns[place.column];
  const cell = placedAt(layout, place);
  if (!group || !column || !cell) return null;
  const value = group.values[place.row * group.columns.length + place.column];
  const label = heat.labels[place.row];
  const said =
    value == null
      ? t('heatmap.nothing', {
          modality: column.modality ? t(`translation:modality.${column.modality}`) : '',
        })
      : group.scale.kind === 'amount'
        ? format.percent(value)
        : format.signed(value);
  const lines = [
    said,
    words.column(`${group.side}:${column.measure}`),
    whichRows(),
    label == null
      ? ''
      : t('heatmap.labelled', { label: heat.classNames?.[label] ?? format.signed(label, 1) }),
  ];
  const { placed, row } = cell;
  return (
    <CellTip
      layout={placed.layout}
      place={{ row, column: place.column }}
      lines={lines}
      announced={announced}
    />
  );

  function whichRows(): string {
    const margin = place.row - heat.lines;
    if (margin === 0) return t('heatmap.mean', { n: rows.length });
    if (margin > 0) return t('heatmap.selected', { n: selected });
    const { from, to } = lineRows(place.row, heat.lines, rows.length);
    return to - from === 1
      ? t('heatmap.tip', { row: (rows[from] as number) + 1 })
      : t('heatmap.tipRows', { from: from + 1, to });
  }
}

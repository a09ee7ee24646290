import type { ColumnId } from '../../../corpus/column-id.ts';
import type { Columns } from '../../../corpus/columns.ts';
import { MODALITIES } from '../../../model/modalities.ts';
import { cellLegend, type RampWords } from '../../charts/cells/cell-legend.ts';
import { endWords } from '../../charts/cells/matrix/matrix-legend.ts';
import type { Legend } from '../../charts/figure/picture.ts';
import type { CsvValue } from '../../charts/frame/csv.ts';
import type { Format } from '../../locales/format.ts';
import { markPath } from '../../page/icons.tsx';
import { type CorpusLook, LIKENESS, type Quantity, type SortColumn } from '../store/corpus-state.ts';
import type { ColumnWords, Translate } from '../words/column-words.ts';
import { type Heat, type HeatGroup, heatColumns, shownSides } from './heat-groups.ts';

interface Words {
  t: Translate;
  format: Format;
  words: ColumnWords;
}

/** One ramp for both networks, one for their difference. */
export function rampGroups({ groups }: Heat): HeatGroup[] {
  return groups.filter(
    ({ side }, index) =>
      groups.findIndex((other) => (other.side === 'difference') === (side === 'difference')) === index,
  );
}

/** What stands beside a group's colours. */
export function rampWords(group: HeatGroup, quantity: Quantity, { t, format, words }: Words): RampWords {
  const isDifference = group.side === 'difference';
  const points = t(group.ofClasses ? 'heatmap.logits' : 'heatmap.points');
  const unit = quantity === 'contribution' ? points : quantity === 'share' ? t('heatmap.shareUnit') : 'β';
  const named = isDifference ? `${words.side('difference')}, ${unit}` : unit;
  if (group.scale.kind === 'sides') {
    const ends = [`${t('heatmap.betaEnds.low')} −1`, `+1 ${t('heatmap.betaEnds.high')}`] as const;
    return { ends, unit: named };
  }
  return { ends: endWords(group.scale, { format }), unit: named };
}

export function heatLegend(heat: Heat, quantity: Quantity, words: Words): Legend[] {
  const ramps = rampGroups(heat).flatMap((group) =>
    cellLegend(
      { base: {}, rows: [], columns: [], values: group.values },
      group.scale,
      rampWords(group, quantity, words),
      words.t('translation:figure.nothing'),
    ),
  );
  const signs = MODALITIES.map((modality) => ({
    path: markPath(modality),
    label: words.t(`translation:modality.${modality}`),
  }));
  return [
    // Hatching is told once.
    ...ramps.filter(
      ({ kind }, index) => kind !== 'hatch' || ramps.findIndex((other) => other.kind === 'hatch') === index,
    ),
    // Where columns are narrow, signs stand for the modalities' names.
    { kind: 'marks', marks: signs },
  ];
}

/** In which order the rows are, and how many share a line. */
export function orderText(
  lines: number,
  n: number,
  by: SortColumn,
  { t, words }: Pick<Words, 't' | 'words'>,
): string {
  const column = by === LIKENESS ? t('heatmap.likeness') : words.column(by);
  return lines < n ? t('heatmap.lines', { n, lines, column }) : t('heatmap.order', { n, column });
}

/** A line a row of the corpus and column. */
export function heatCsv(
  columns: Columns,
  rows: Int32Array,
  look: Pick<CorpusLook, 'quantity' | 'show' | 'b'>,
  words: ColumnWords,
  t: Translate,
): CsvValue[][] {
  const names = heatColumns(look.quantity).map(({ measure }) => measure);
  const label = columns.numbers('data:label');
  const told = (value: number): CsvValue => (Number.isNaN(value) ? null : value);
  const lines = shownSides(look).flatMap((side) => {
    const values = names.map((measure) => columns.numbers(`${side}:${measure}` satisfies ColumnId));
    return Array.from(rows, (row): CsvValue[] => [
      words.side(side),
      row + 1,
      told(label[row] as number),
      ...values.map((column) => told(column[row] as number)),
    ]);
  });
  return [
    [t('heatmap.csv.network'), t('heatmap.csv.row'), t('heatmap.csv.label'), ...names.map(words.measure)],
    ...lines,
  ];
}

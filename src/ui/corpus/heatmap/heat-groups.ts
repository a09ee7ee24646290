import type { ColumnId, Measure, Side } from '../../../corpus/column-id.ts';
import type { Columns } from '../../../corpus/columns.ts';
import { type HeatLines, heatLines, meanOf } from '../../../corpus/heat-lines.ts';
import { BRANCHES, type Branch, MODALITIES, type Modality } from '../../../model/modalities.ts';
import type { CellScale } from '../../charts/cells/cell-scale.ts';
import { robustLimit } from '../../charts/cells/colour-limit.ts';
import type { CorpusLook, Quantity } from '../store/corpus-state.ts';

/** One column of the heatmap. Beta is of a modality, or of all together. */
export interface HeatColumn {
  measure: Measure;
  branch?: Branch;
  modality?: Modality;
}

/** The columns of one network, or of the difference of two. */
export interface HeatGroup {
  side: Side;
  columns: readonly HeatColumn[];
  /** [lines x columns], row-major, then the means of all rows and, if there are any, of the selected ones. */
  values: (number | null)[];
  scale: CellScale;
  /** Contributions are to the logit of each row's likeliest class, not to a sentiment. */
  ofClasses: boolean;
}

export interface Heat {
  groups: readonly HeatGroup[];
  lines: number;
  /** Rows below the lines: the mean, and the mean of those selected. */
  margins: number;
  /** [lines + margins], the label's colour strip. */
  labels: (number | null)[];
  /** Sentiment has its own scale; classes have one colour each. */
  labelScale: CellScale;
  /** Null where labels are sentiment. */
  classNames: readonly string[] | null;
}

const SENTIMENT_SCALE: CellScale = { kind: 'signed', limit: 3 };

export function heatColumns(quantity: Quantity): HeatColumn[] {
  if (quantity === 'beta')
    return [
      { measure: 'beta' },
      ...MODALITIES.map((modality) => ({ measure: `beta-${modality}` as const, modality })),
    ];
  return BRANCHES.flatMap((branch) =>
    MODALITIES.map((modality) => ({
      measure: `${quantity}-${branch}-${modality}` as const,
      branch,
      modality,
    })),
  );
}

export function shownSides({ show, b }: Pick<CorpusLook, 'show' | 'b'>): Side[] {
  if (b === null) return ['a'];
  return show === 'both' ? ['a', 'b', 'difference'] : [show];
}

/** What rows are alike in: the numbers of each network that is shown, or of their difference alone. */
export function likenessColumns(
  columns: Columns,
  look: Pick<CorpusLook, 'quantity' | 'show' | 'b'>,
): Float64Array[] {
  const sides = shownSides(look);
  // Beside both networks their difference says nothing more.
  const telling = sides.length > 1 ? sides.filter((side) => side !== 'difference') : sides;
  return telling
    .filter((side) => columns.get(`${side}:prediction`) !== null)
    .flatMap((side) =>
      heatColumns(look.quantity).map(({ measure }) => columns.numbers(`${side}:${measure}` as ColumnId)),
    );
}

/** The rows in at most `most` lines, and their means: whatever is selected. */
export interface HeatBody {
  order: readonly HeatColumn[];
  groups: readonly { side: Side; columns: readonly Float64Array[]; lines: HeatLines }[];
  labels: { columns: readonly Float64Array[]; lines: HeatLines };
}

export function heatBody(
  columns: Columns,
  rows: Int32Array,
  look: Pick<CorpusLook, 'quantity' | 'show' | 'b'>,
  most: number,
): HeatBody {
  const order = heatColumns(look.quantity);
  const body = (ids: readonly ColumnId[]) => {
    const own = ids.map((id) => columns.numbers(id));
    const { lines, values } = heatLines(rows, own, most);
    return { columns: own, lines: { lines, values: [...values, ...means(own, rows)] } };
  };
  return {
    order,
    groups: shownSides(look).map((side) => ({
      side,
      ...body(order.map(({ measure }): ColumnId => `${side}:${measure}`)),
    })),
    labels: body(['data:label']),
  };
}

function means(columns: readonly Float64Array[], of: Int32Array): (number | null)[] {
  return of.length > 0 ? columns.map((column) => meanOf(column, of)) : [];
}

/** All that is drawn, in at most `most` lines. */
export function heatOf(
  columns: Columns,
  rows: Int32Array,
  selected: Int32Array,
  look: Pick<CorpusLook, 'quantity' | 'show' | 'b'>,
  most: number,
): Heat {
  return heatWith(heatBody(columns, rows, look, most), columns, rows, selected, look);
}

/** The same of lines that are there, with the means of the selected rows. */
export function heatWith(
  body: HeatBody,
  columns: Columns,
  rows: Int32Array,
  selected: Int32Array,
  look: Pick<CorpusLook, 'quantity' | 'show' | 'b'>,
): Heat {
  const withMargins = ({ columns: of, lines: { lines, values } }: HeatBody['labels']) => ({
    lines,
    cells: [...values, ...means(of, selected)],
  });
  const groups = body.groups.map(({ side, ...own }) => ({
    side,
    columns: body.order,
    values: withMargins(own).cells,
  }));
  const labels = withMargins(body.labels);
  const label = columns.get('data:label');
  const classNames = label?.kind === 'category' ? label.names : null;
  // Classes have no mean: a line of several rows, and the margins, have no label then.
  const oneByOne = labels.lines === rows.length ? labels.lines : 0;
  return {
    lines: labels.lines,
    margins: Number(rows.length > 0) + Number(selected.length > 0),
    labels: classNames ? labels.cells.map((cell, line) => (line < oneByOne ? cell : null)) : labels.cells,
    labelScale: classNames ? { kind: 'amount', from: 0, to: classNames.length - 1 } : SENTIMENT_SCALE,
    classNames,
    groups: groups.map((group) => ({
      ...group,
      scale: scaleOf(group.side, look.quantity, groups),
      ofClasses: classNames !== null,
    })),
  };
}

/** Both networks share one scale; their difference has its own. */
function scaleOf(
  side: Side,
  quantity: Quantity,
  groups: readonly Pick<HeatGroup, 'side' | 'values'>[],
): CellScale {
  const isDifference = side === 'difference';
  if (!isDifference && quantity === 'share') return { kind: 'amount', from: 0, to: 1 };
  if (!isDifference && quantity === 'beta') return { kind: 'sides', reach: 0.5 };
  const alike = groups.filter((group) => (group.side === 'difference') === isDifference);
  return { kind: 'signed', limit: robustLimit(alike.flatMap(({ values }) => values)) };
}

/** A number as its scale takes it: beta in [-1, 1] lies between two sides of [0, 1]. */
export function onScale(scale: CellScale, value: number): number {
  return scale.kind === 'sides' ? (value + 1) / 2 : value;
}

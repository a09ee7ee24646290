import type { Ref } from 'react';
import { inkOn, type Scheme } from '../../theme/colours.ts';
import { NAME, type TextWidth } from '../labels/text-width.ts';
import type { Marked } from './address.ts';
import classes from './CellChart.module.css';
import { type CellMatrix, type CellPlace, valueAt } from './cell-matrix.ts';
import { type CellScale, scaleColour } from './cell-scale.ts';
import type { Names } from './matrix/address-name.ts';
import { columnLabels } from './matrix/column-labels.ts';
import { cellBox, type MatrixLayout, markedBoxes } from './matrix/matrix-layout.ts';
import { shownRowWords } from './matrix/row-labels.ts';

interface CellAxesProps {
  ref: Ref<SVGSVGElement>;
  matrix: CellMatrix;
  layout: MatrixLayout;
  names: Names;
  marked: Marked | null;
  cell: CellPlace | null;
  labelWidth: number;
  labelled: boolean;
  /** Colours of the cells that have their numbers written in; null where they have not. */
  numbers: { scale: CellScale; scheme: Scheme } | null;
  axisHeight: number;
  /** Free pixels right of the cells. */
  right: number;
  widthOf: TextWidth;
}

/** Everything of a cell chart that is not a cell: names, numbers, and frames around what is pointed at. */
export function CellAxes(props: CellAxesProps) {
  const {
    ref,
    matrix,
    layout,
    names,
    marked,
    cell,
    labelWidth,
    labelled,
    numbers,
    axisHeight,
    right,
    widthOf,
  } = props;
  const { rows, columns } = matrix;
  const width = labelWidth + layout.width + right;
  const labels = columnLabels(names, matrix, layout.cellWidth, widthOf, { left: labelWidth, right });
  const words = labelled ? shownRowWords(names, matrix, layout) : [];
  return (
    <svg
      ref={ref}
      className={classes.axes}
      width={width}
      height={layout.height + axisHeight}
      aria-hidden="true"
    >
      {labelled &&
        rows.map((row, index) => {
          const y = (layout.tops[index] ?? 0) + layout.cellHeight / 2 + 4;
          const { group = '', own = '' } = words[index] ?? {};
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row's place in the matrix is its identity
            <g key={index}>
              {group && (
                <text
                  x={0}
                  y={y}
                  className={marked?.modality === row.modality ? classes.marked : classes.group}
                >
                  {group}
                </text>
              )}
              {own && (
                <text x={labelWidth - 8} y={y} textAnchor="end">
                  {own}
                </text>
              )}
            </g>
          );
        })}
      <g transform={`translate(${labelWidth} 0)`}>
        {labels.map(({ x, text }) => (
          <text key={x} x={x} y={layout.height + 14} textAnchor="middle">
            {text}
          </text>
        ))}
        {numbers &&
          matrix.values.map((_, index) => {
            const place = { row: Math.floor(index / columns.length), column: index % columns.length };
            const value = valueAt(matrix, place);
            const box = cellBox(layout, place);
            if (value === null || widthOf(names.format.number(value), NAME) + 4 > box.width) return null;
            const ink = (scheme: Scheme) => inkOn(scaleColour(numbers.scale, value, scheme));
            return (
              <text
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell's place in the matrix is its identity
                key={index}
                x={box.x + box.width / 2}
                y={box.y + box.height / 2 + 4}
                textAnchor="middle"
                style={{ fill: ink(numbers.scheme) }}
                data-light-fill={ink('light')}
                className={classes.value}
              >
                {names.format.number(value)}
              </text>
            );
          })}
        <g data-screen-only>
          {markedBoxes(matrix, layout, marked).map((box) => (
            <rect key={`${box.x} ${box.y} ${box.width} ${box.height}`} {...box} className={classes.pointed} />
          ))}
          {cell && <rect {...cellBox(layout, cell)} className={classes.cursor} />}
        </g>
      </g>
    </svg>
  );
}
